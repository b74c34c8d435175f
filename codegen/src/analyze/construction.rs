//! How a value of a struct is made by a user who sends it. A literal would break when the API gets a new optional property.

use super::{Directions, Side, Sides};
use crate::ir::{Api, TypeId, TypeKind};

/// How a value is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Creation {
    /// It is only received.
    None,
    /// `Default`: nothing in it must be there.
    Default,
    /// `new`, with what must be there.
    New,
}

/// How values of all types are made.
#[derive(Debug, Default)]
pub struct Construction(Vec<Creation>);

impl Construction {
    /// How a value of a type is made.
    pub fn get(&self, id: TypeId) -> Creation {
        self.0.get(id.index()).copied().unwrap_or(Creation::None)
    }

    pub(super) fn of(api: &Api, directions: &Directions, sides: &Sides) -> Self {
        Self(
            api.types()
                .map(|(id, def)| match &def.kind {
                    TypeKind::Struct(structure) if structure.envelope.is_none() && directions.get(id).sent => {
                        // What is never sent need not be there.
                        let mut fields = structure.fields.iter().enumerate();
                        if fields.any(|(index, field)| field.required && sides.has(Side::Sent, id, index)) {
                            Creation::New
                        } else {
                            Creation::Default
                        }
                    }
                    _ => Creation::None,
                })
                .collect(),
        )
    }
}
