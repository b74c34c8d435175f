//! Construction of structs that are sent. A struct literal would break when the API gets a new optional property.

use super::{Directions, Side, Sides};
use crate::ir::{Api, TypeId, TypeKind};

/// The way in which a value is created.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Creation {
    /// Not created: values are only received.
    None,
    /// With `Default`: no field is required.
    Default,
    /// With `new`, which takes the required fields.
    New,
}

/// The way in which values of each type are created.
#[derive(Debug, Default)]
pub struct Construction(Vec<Creation>);

impl Construction {
    /// Returns the way in which a value of this type is created.
    pub fn get(&self, id: TypeId) -> Creation {
        self.0.get(id.index()).copied().unwrap_or(Creation::None)
    }

    pub(super) fn of(api: &Api, directions: &Directions, sides: &Sides) -> Self {
        Self(
            api.types()
                .map(|(id, def)| match &def.kind {
                    TypeKind::Struct(structure) if structure.envelope.is_none() && directions.get(id).request => {
                        // Only fields of the request form count.
                        let mut fields = structure.fields.iter().enumerate();
                        if fields.any(|(index, field)| field.required && sides.has(Side::Request, id, index)) {
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
