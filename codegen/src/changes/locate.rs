//! The places and names of changed items.

use super::compare::{Found, Version, shown};
use super::kind::ItemKind;
use super::report::Location;
use super::surface::Item;
use crate::source::Place;

/// Sets the names and places of all changes.
pub(super) fn locate(found: &mut [Found], old: &Version<'_>, new: &Version<'_>) {
    for (version, is_new) in [(old, false), (new, true)] {
        let mut wanted: Vec<(usize, Place)> = Vec::new();
        for (position, found) in found.iter_mut().enumerate().filter(|(_, found)| found.item.1 == is_new) {
            let Some(item) = version.surface.get(found.item.0) else { continue };
            found.change.name = name(version, item);
            found.change.owner = owner(version, item);
            match place(version, item) {
                Some(place) => wanted.push((position, place)),
                None => {
                    let file = version.surface.files.get(item.file).cloned();
                    found.change.place = file.map(|file| Location { file, line: None, pointer: None, is_new });
                }
            }
        }
        let Some(places) = version.places else { continue };
        let all: Vec<Place> = wanted.iter().map(|(_, place)| *place).collect();
        for ((position, _), location) in wanted.iter().zip(places.locations(&all, is_new)) {
            if let Some(found) = found.get_mut(*position) {
                found.change.place = Some(location);
            }
        }
    }
}

/// Returns the place of an item, or of the item that it is a part of.
fn place(version: &Version<'_>, item: &Item) -> Option<Place> {
    let places = version.places?;
    let mut current = Some(item);
    while let Some(item) = current {
        if let Some(place) = places.exact(&item.path) {
            return Some(place);
        }
        current = item.parent.and_then(|parent| version.surface.get(parent));
    }
    places.nearest(&item.path)
}

/// Returns the path of the operation or type that an item is a part of.
fn owner(version: &Version<'_>, item: &Item) -> String {
    let mut current = item;
    while let Some(parent) = current.parent.and_then(|parent| version.surface.get(parent)) {
        current = parent;
    }
    // Functions of the client are no parts of its type.
    match current.path.strip_prefix("Client::") {
        Some(_) if current.kind != ItemKind::Operation => "Client".to_owned(),
        _ => current.path.clone(),
    }
}

/// Returns the name of an item for readers.
fn name(version: &Version<'_>, item: &Item) -> String {
    let parent = item.parent.and_then(|parent| version.surface.get(parent));
    match (item.kind, parent) {
        (ItemKind::Operation, _) => endpoint(item),
        (ItemKind::Body, Some(operation)) => endpoint(operation),
        (ItemKind::Parameter | ItemKind::Response | ItemKind::ResponseHeader, Some(operation)) => {
            let tail = item.tail(Some(operation)).trim_matches(['(', ')', '@']);
            format!("{} {tail}", endpoint(operation))
        }
        (ItemKind::Variant, Some(parent)) => match parent.parent.and_then(|parent| version.surface.get(parent)) {
            Some(_) => format!("{}{}", parent.name(), item.tail(Some(parent))),
            None => shown(&item.path).to_owned(),
        },
        (ItemKind::Field | ItemKind::Value | ItemKind::Trait, Some(parent)) => {
            format!("{}{}", parent.name(), item.tail(Some(parent)))
        }
        (ItemKind::Feature | ItemKind::Dependency, _) => item.path.split('`').nth(1).unwrap_or_default().to_owned(),
        _ => shown(&item.path).to_owned(),
    }
}

fn endpoint(operation: &Item) -> String {
    let text = |name: &str| operation.facts.get(name).map_or("", String::as_str);
    format!("{} {}", text("method"), text("path"))
}
