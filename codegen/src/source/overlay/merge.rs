//! Merging of values into the description, and recording of the changes.

use serde_json::Value as Json;

use super::Version;
use super::change::{Change, invalid};
use super::target::{Location, Step};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::location::At;
use crate::source::{Node, Target};

/// The kinds of values that can be merged with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Object,
    List,
    Scalar,
}

impl Kind {
    pub(super) fn of(value: &Json) -> Self {
        match value {
            Json::Object(_) => Self::Object,
            Json::Array(_) => Self::List,
            Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => Self::Scalar,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Object => "an object",
            Self::List => "a list",
            Self::Scalar => "a scalar",
        }
    }
}

/// The merge of one action at all locations that it selects.
pub(super) struct Merge<'c, 'n> {
    version: Version,
    changes: &'c mut Vec<Change>,
    /// True if the merge has changed anything.
    changed: bool,
    /// The first empty list that was appended to a list.
    nothing: Option<Node<'n>>,
    /// The first value whose kind cannot be merged with the existing value, with the existing and the new kind.
    mismatch: Option<(Node<'n>, Kind, Kind)>,
}

impl<'c, 'n> Merge<'c, 'n> {
    pub(super) fn new(version: Version, changes: &'c mut Vec<Change>) -> Self {
        Self { version, changes, changed: false, nothing: None, mismatch: None }
    }

    /// Merges a value into a selected node. A list is extended by the items of a list, or by any other value.
    pub(super) fn root(&mut self, place: &mut Json, value: &Json, origin: Node<'n>, location: Location) {
        match (&mut *place, Kind::of(value)) {
            (Json::Array(items), Kind::Object | Kind::Scalar) => {
                self.append(items, std::slice::from_ref(value), origin, &location);
            }
            // Overlay 1.0 does not define merging of scalars, but an object can only be merged with an object.
            (Json::Object(_), found @ (Kind::List | Kind::Scalar)) => self.mismatched(origin, Kind::Object, found),
            _ => self.member(place, value, origin, location),
        }
    }

    fn member(&mut self, place: &mut Json, value: &Json, origin: Node<'n>, location: Location) {
        match (&mut *place, value) {
            (Json::Object(entries), Json::Object(updates)) => {
                for (key, value) in updates {
                    let origin = origin.get(key).unwrap_or(origin);
                    let location = inside(&location, Step::Key(key.clone()));
                    match entries.get_mut(key) {
                        Some(member) => self.member(member, value, origin, location),
                        None => {
                            entries.insert(key.clone(), value.clone());
                            self.put(location, origin);
                        }
                    }
                }
            }
            (Json::Array(items), Json::Array(updates)) => self.append(items, updates, origin, &location),
            (there, value) => {
                let (there, found) = (Kind::of(there), Kind::of(value));
                if there != found && self.version >= Version::V1_1 {
                    self.mismatched(origin, there, found);
                } else if place != value {
                    *place = value.clone();
                    self.put(location, origin);
                }
            }
        }
    }

    fn append(&mut self, items: &mut Vec<Json>, updates: &[Json], origin: Node<'n>, location: &[Step]) {
        if updates.is_empty() {
            self.nothing.get_or_insert(origin);
        }
        // Copied items, and a value that is added as one item, have the place of the whole value in the overlay.
        let mut places = origin.items();
        for update in updates {
            let origin = places.next().unwrap_or(origin);
            let location = inside(location, Step::Index(items.len()));
            items.push(update.clone());
            self.put(location, origin);
        }
    }

    fn put(&mut self, location: Location, origin: Node<'n>) {
        self.changed = true;
        self.changes.push(Change { location, origin: origin.place() });
    }

    fn mismatched(&mut self, origin: Node<'n>, there: Kind, found: Kind) {
        self.mismatch.get_or_insert((origin, there, found));
    }

    /// Reports values that cannot be merged, and actions that change nothing.
    pub(super) fn report(self, target: Node<'_>, count: usize, diagnostics: &mut Diagnostics) {
        if let Some((origin, there, found)) = self.mismatch {
            let message = format!("{} cannot be merged with {}", found.name(), there.name());
            let hint = "to replace a value by one of another kind, remove it first with another action";
            diagnostics.push(invalid(origin, &message).hint(hint));
        } else if let Some(origin) = self.nothing {
            let at = At::Node(origin.place(), Target::Value);
            let message = "appending an empty list to a list changes nothing";
            let nothing = Diagnostic::new(Code::OverlayWithoutEffect, at, message);
            diagnostics.push(nothing.hint("to clear a list, remove it first with another action"));
        } else if !self.changed {
            let at = At::Node(target.place(), Target::Value);
            let places = if count == 1 { "1 node".to_owned() } else { format!("{count} nodes") };
            let message = format!("the target matches {places}, but the action changes nothing");
            let nothing = Diagnostic::new(Code::OverlayWithoutEffect, at, message);
            diagnostics.push(nothing.hint("the description already has these values; remove the action"));
        }
    }
}

fn inside(location: &[Step], step: Step) -> Location {
    let mut location = location.to_vec();
    location.push(step);
    location
}
