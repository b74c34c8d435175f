//! Types behind aliases.

use super::{Api, Type, TypeDef, TypeKind};

/// The layers around a type, besides aliases, that do not matter to a reader of the model.
#[derive(Debug, Clone, Copy, Default)]
pub struct Layers {
    /// True to pass `null`.
    pub null: bool,
    /// True to pass types with a single field.
    pub newtypes: bool,
    /// True to pass arrays.
    pub arrays: bool,
}

impl Api {
    /// Returns the type behind the aliases and the layers of a type, as [`behind`] does.
    pub fn behind<'a>(&'a self, ty: &'a Type, layers: Layers) -> &'a Type {
        behind(&self.types, ty, layers)
    }
}

/// Returns the type behind the aliases and the layers of a type. A longer chain than any useful one is not followed
/// to its end.
pub fn behind<'a>(definitions: &'a [TypeDef], ty: &'a Type, layers: Layers) -> &'a Type {
    const LONGEST: usize = 64;
    let mut current = ty;
    for _ in 0..LONGEST {
        current = match current {
            Type::Nullable(inner) if layers.null => inner,
            Type::Array(inner) if layers.arrays => inner,
            Type::Named(id) => match definitions.get(id.index()).map(|def| &def.kind) {
                Some(TypeKind::Alias(inner)) => inner,
                Some(TypeKind::Newtype(inner)) if layers.newtypes => inner,
                _ => break,
            },
            _ => break,
        };
    }
    current
}
