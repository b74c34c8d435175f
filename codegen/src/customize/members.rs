//! Fields and variants by their names in the description.

use crate::ir::{Enum, TypeKind};

/// Returns the names of each field or variant of a type, the usual one first.
pub(super) fn names(kind: &TypeKind) -> Vec<Vec<String>> {
    match kind {
        TypeKind::Struct(structure) => structure.fields.iter().map(|field| vec![field.wire.clone()]).collect(),
        TypeKind::Enum(Enum::Strings(values)) => values.iter().map(|value| vec![value.clone()]).collect(),
        TypeKind::Enum(Enum::Integers(values)) => values.iter().map(|value| vec![value.to_string()]).collect(),
        TypeKind::Union(union) => {
            let names = |variant: &crate::ir::Variant| {
                std::iter::once(variant.name.clone()).chain(variant.tags.iter().cloned()).collect()
            };
            union.variants.iter().map(names).collect()
        }
        TypeKind::Alias(_) | TypeKind::Newtype(_) | TypeKind::External(_) => Vec::new(),
    }
}
