//! Construction of structs that are sent. A struct literal would break when the API gets a new optional property.

use rustc_hash::FxHashSet;

use super::{Directions, OwnTags, Side, Sides};
use crate::ir::{Api, Enum, Field, Layers, Type, TypeId, TypeKind};

/// The largest number of arguments that are distinguished by their positions. More are given by name.
pub const MOST_ARGUMENTS: usize = 6;

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
pub struct Construction {
    creations: Vec<Creation>,
    by_name: FxHashSet<TypeId>,
}

impl Construction {
    /// Returns the way in which a value of this type is created.
    pub fn get(&self, id: TypeId) -> Creation {
        self.creations.get(id.index()).copied().unwrap_or(Creation::None)
    }

    /// Returns true if `new` takes the required fields by name, in a struct.
    pub fn is_by_name(&self, id: TypeId) -> bool {
        self.by_name.contains(&id)
    }

    pub(super) fn of(api: &Api, directions: &Directions, sides: &Sides, own_tags: &OwnTags) -> Self {
        let creations = Self::creations(api, directions, sides);
        let is_given = |id: TypeId, index: usize, field: &Field| {
            field.required
                && sides.has(Side::Request, id, index)
                && own_tags.get(id, index).is_none()
                && field.constant.is_none()
                && enum_of_one_value(api, &field.ty).is_none()
        };
        let many = api.types().zip(&creations).filter_map(|((id, def), creation)| {
            let TypeKind::Struct(structure) = &def.kind else { return None };
            let fields = structure.fields.iter().enumerate();
            let given = fields.filter(|(index, field)| is_given(id, *index, field)).count();
            (*creation == Creation::New && given > MOST_ARGUMENTS).then_some(id)
        });
        Self { by_name: many.collect(), creations }
    }

    fn creations(api: &Api, directions: &Directions, sides: &Sides) -> Vec<Creation> {
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
            .collect()
    }
}

/// Returns the enum that a type is, if it has only one value, which callers need not give.
pub fn enum_of_one_value(api: &Api, ty: &Type) -> Option<TypeId> {
    let Type::Named(id) = api.behind(ty, Layers::default()) else { return None };
    let values = match &api.get(*id)?.kind {
        TypeKind::Enum(Enum::Strings(values)) => values.len(),
        TypeKind::Enum(Enum::Integers(values)) => values.len(),
        _ => return None,
    };
    (values == 1).then_some(*id)
}
