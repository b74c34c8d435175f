//! Variants whose schemas lack the tag property of their union. The union itself encodes the tag. If several tags
//! select the same schema, each becomes a variant, since the value does not contain the tag.

use rustc_hash::FxHashSet;

use crate::ir::{Api, Type, TypeId, TypeKind, Union, Variant};

/// Finds these variants, once all types are known.
pub(super) fn adjust_tags(api: &mut Api) {
    for index in 0..api.types.len() {
        let id = TypeId::new(index);
        let Some(TypeKind::Union(union)) = api.get(id).map(|def| &def.kind) else { continue };
        let Some(tag) = union.tag.clone() else { continue };
        let untagged: Vec<bool> = union.variants.iter().map(|variant| is_untagged(api, &variant.ty, &tag)).collect();
        if let Some(TypeKind::Union(union)) = api.types.get_mut(index).map(|def| &mut def.kind) {
            adjust(union, &untagged);
        }
    }
}

fn adjust(union: &mut Union, untagged: &[bool]) {
    let default = union.default.take();
    for (index, (variant, is_untagged)) in std::mem::take(&mut union.variants).into_iter().zip(untagged).enumerate() {
        let is_default = default == Some(index);
        if is_default {
            union.default = Some(union.variants.len());
        }
        if !is_untagged {
            union.variants.push(variant);
        } else if is_default {
            // The value may have any tag or none, so the tag is kept next to it.
            union.variants.push(Variant { beside: true, ..variant });
        } else {
            union.variants.extend(one_by_tag(variant));
        }
    }
}

/// Returns a variant for each tag. The first keeps the name of the schema, so that a new tag renames nothing.
fn one_by_tag(variant: Variant) -> Vec<Variant> {
    let variant = Variant { untagged: true, ..variant };
    if variant.tags.len() < 2 {
        return vec![variant];
    }
    let tags = variant.tags.iter().enumerate();
    let named = tags.map(|(index, tag)| {
        let name = if index == 0 { variant.name.clone() } else { format!("{} {tag}", variant.name) };
        Variant { name, tags: vec![tag.clone()], ..variant.clone() }
    });
    named.collect()
}

/// Returns true if every value of a type is an object whose schema lacks the property.
fn is_untagged(api: &Api, ty: &Type, tag: &str) -> bool {
    let mut seen = FxHashSet::default();
    let mut open = vec![ty];
    while let Some(next) = open.pop() {
        let id = match next {
            Type::Nullable(inner) => {
                open.push(inner);
                continue;
            }
            Type::Named(id) => *id,
            _ => return false,
        };
        if !seen.insert(id) {
            continue;
        }
        match api.get(id).map(|def| &def.kind) {
            Some(TypeKind::Struct(structure)) => {
                if structure.envelope.is_some() || structure.fields.iter().any(|field| is_named(field, tag)) {
                    return false;
                }
            }
            // A union with the same tag encodes and decodes it itself.
            Some(TypeKind::Union(union)) if union.tag.as_deref() != Some(tag) => {
                open.extend(union.variants.iter().map(|variant| &variant.ty));
            }
            Some(TypeKind::Alias(inner) | TypeKind::Newtype(inner)) => open.push(inner),
            Some(TypeKind::Union(_) | TypeKind::Enum(_) | TypeKind::External(_)) | None => return false,
        }
    }
    true
}

fn is_named(field: &crate::ir::Field, name: &str) -> bool {
    field.wire == name || field.accepts.iter().any(|other| other == name)
}
