//! Discriminator properties of unions, and their only possible values.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Sharing, Side};
use crate::ir::{Api, Enum, Field, Layers, Type, TypeId, TypeKind, Union, Variant};

/// The discriminators of unions. They are always sent, even if read-only or write-only, because variants are selected
/// by them.
#[derive(Debug, Default)]
pub(super) struct Tags(FxHashSet<(TypeId, usize)>);

impl Tags {
    pub(super) fn of(api: &Api) -> Self {
        let mut tags = FxHashSet::default();
        for_each_tag(api, |id, index, _, _, _| {
            tags.insert((id, index));
        });
        Self(tags)
    }

    /// Returns true if a side sends a property.
    pub(super) fn sends(&self, side: Side, id: TypeId, index: usize, field: &Field) -> bool {
        let other = match side {
            Side::Request => field.read_only,
            Side::Response => field.write_only,
        };
        !other || self.0.contains(&(id, index))
    }
}

/// The tags of structs that have the same single tag in every union. Callers need not set them.
#[derive(Debug, Default)]
pub struct OwnTags(FxHashMap<(TypeId, usize), Option<String>>);

impl OwnTags {
    /// Returns the only tag of a struct, if this field holds the tag.
    pub fn get(&self, id: TypeId, field: usize) -> Option<&str> {
        self.0.get(&(id, field))?.as_deref()
    }

    pub(super) fn of(api: &Api, sharing: &Sharing) -> Self {
        let mut own: FxHashMap<(TypeId, usize), Option<String>> = FxHashMap::default();
        for_each_tag(api, |id, index, field, union, variant| {
            let is_default = union.default.and_then(|default| union.variants.get(default)) == Some(variant);
            let tag = if is_default { None } else { only_tag(api, field, variant) };
            let known = own.entry((sharing.representative(id), index)).or_insert_with(|| tag.clone());
            if *known != tag {
                *known = None;
            }
        });
        Self(own)
    }
}

/// Returns the tag of a variant, if its property admits exactly one.
fn only_tag(api: &Api, field: &Field, variant: &Variant) -> Option<String> {
    let admitted = match kind(api, &field.ty) {
        Some(TypeKind::Enum(Enum::Strings(values))) => Some(values.clone()),
        Some(TypeKind::Enum(Enum::Integers(values))) => Some(values.iter().map(i128::to_string).collect()),
        _ => None,
    };
    let is_admitted = |tag: &&String| admitted.as_ref().is_none_or(|values| values.contains(tag));
    let mut tags = variant.tags.iter().filter(is_admitted);
    tags.next().filter(|_| tags.next().is_none()).cloned()
}

/// Returns the definition of a type, with aliases resolved.
fn kind<'a>(api: &'a Api, ty: &'a Type) -> Option<&'a TypeKind> {
    behind(api, ty).and_then(|id| api.get(id)).map(|def| &def.kind)
}

fn behind(api: &Api, ty: &Type) -> Option<TypeId> {
    let Type::Named(id) = api.behind(ty, Layers { newtypes: true, ..Layers::default() }) else { return None };
    match &api.get(*id)?.kind {
        TypeKind::Alias(_) | TypeKind::Newtype(_) | TypeKind::External(_) => None,
        TypeKind::Struct(_) | TypeKind::Enum(_) | TypeKind::Union(_) => Some(*id),
    }
}

/// Calls `visit` with every field that holds the tag of a variant, in the struct of that variant.
fn for_each_tag<'a>(api: &'a Api, mut visit: impl FnMut(TypeId, usize, &'a Field, &'a Union, &'a Variant)) {
    for def in &api.types {
        let TypeKind::Union(union) = &def.kind else { continue };
        let Some(tag) = &union.tag else { continue };
        for variant in &union.variants {
            let Some(id) = behind(api, &variant.ty) else { continue };
            let Some(TypeKind::Struct(structure)) = api.get(id).map(|def| &def.kind) else { continue };
            let found = structure.fields.iter().enumerate().find(|(_, field)| field.wire == *tag);
            if let Some((index, field)) = found {
                visit(id, index, field, union, variant);
            }
        }
    }
}
