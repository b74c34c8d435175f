//! Names that the user chose.

use std::collections::BTreeMap;

use super::CustomizeError;
use super::index::Index;
use super::key::{self, Item};
use super::rust_name::{Case, fault};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::ir::{Api, Type, TypeKind};
use crate::source::Place;

/// Applies the table `rename`.
pub(super) fn apply(
    api: &mut Api,
    rename: &BTreeMap<String, String>,
    diagnostics: &mut Diagnostics,
) -> Result<(), CustomizeError> {
    if rename.is_empty() {
        return Ok(());
    }
    // The names of inline types begin with those of their owners, so components and operations come first.
    let index = Index::of(api);
    let mut late = Vec::new();
    let mut early = Vec::new();
    for (key, name) in rename {
        match key::items(key, api, &index) {
            Ok(items) => early.push((items, key, name)),
            Err(CustomizeError::Unmatched { .. }) => late.push((key, name)),
            Err(error) => return Err(error),
        }
    }
    set_all(api, early, diagnostics);
    if !late.is_empty() {
        let index = Index::of(api);
        let found = late.into_iter().map(|(key, name)| Ok((key::items(key, api, &index)?, key, name)));
        let found: Vec<_> = found.collect::<Result<_, _>>()?;
        set_all(api, found, diagnostics);
    }
    Ok(())
}

/// Sets the names of the items that keys name.
fn set_all(api: &mut Api, found: Vec<(Vec<Item>, &String, &String)>, diagnostics: &mut Diagnostics) {
    for (items, key, name) in found {
        for item in items {
            set(api, item, key, name, diagnostics);
        }
    }
}

/// Sets the name of an item, if the name is valid.
fn set(api: &mut Api, item: Item, key: &str, name: &str, diagnostics: &mut Diagnostics) {
    let Some((case, place)) = about(api, item) else { return };
    if let Some(fault) = fault(name, case) {
        let message = format!("`{key}` cannot be renamed: {fault}");
        diagnostics.push(Diagnostic::key(Code::InvalidRename, place, message).hint("choose another name in `rename`"));
        return;
    }
    put(api, item, name);
}

/// Sets the name of an item, which must be valid.
pub(super) fn put(api: &mut Api, item: Item, name: &str) {
    let name = Some(name.to_owned());
    match item {
        Item::Type(id) => {
            if let Some(def) = api.types.get_mut(id.index()) {
                def.custom.name = name;
            }
        }
        Item::Member(id, member) => {
            if let Some(def) = api.types.get_mut(id.index()) {
                def.custom.members.entry(member).or_default().name = name;
            }
        }
        Item::Operation(id) => {
            if let Some(operation) = api.operations.get_mut(id.index()) {
                operation.rename = name;
            }
        }
        Item::Parameter(id, index) => {
            let operation = api.operations.get_mut(id.index());
            if let Some(parameter) = operation.and_then(|operation| operation.parameters.get_mut(index)) {
                parameter.rename = name;
            }
        }
        Item::Group(id) => {
            if let Some(group) = api.groups.get_mut(id.index()) {
                group.rename = name;
            }
        }
    }
}

/// Returns the letter case of an item's name, and the location of the item.
pub(super) fn about(api: &Api, item: Item) -> Option<(Case, Place)> {
    Some(match item {
        Item::Type(id) => (Case::Pascal, api.get(id)?.place),
        Item::Member(id, member) => {
            let def = api.get(id)?;
            match &def.kind {
                TypeKind::Struct(structure) => (Case::Snake, structure.fields.get(member)?.place),
                TypeKind::Union(union) => {
                    let place = match &union.variants.get(member)?.ty {
                        Type::Named(variant) => api.get(*variant).map(|variant| variant.place),
                        _ => None,
                    };
                    (Case::Pascal, place.unwrap_or(def.place))
                }
                _ => (Case::Pascal, def.place),
            }
        }
        Item::Operation(id) => (Case::Snake, api.operations.get(id.index())?.place),
        Item::Parameter(id, index) => (Case::Snake, api.operations.get(id.index())?.parameters.get(index)?.place),
        Item::Group(id) => (Case::Snake, api.groups.get(id.index())?.place),
    })
}
