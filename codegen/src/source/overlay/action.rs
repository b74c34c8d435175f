//! Action Objects (Overlay Specification 1.1.0, section 4.4.3).

use serde_json::Value as Json;

use super::change::{Change, invalid};
use super::target::{self, Location};
use super::{Version, check_keys, merge};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::location::At;
use crate::source::{Node, Target, Value};

/// A description that is being edited.
pub(super) struct Edit {
    pub(super) description: Json,
    pub(super) version: Version,
    pub(super) changes: Vec<Change>,
}

/// The effect of an action.
enum Modifier<'n> {
    Remove,
    /// The new value, and its place in the overlay.
    Merge(Json, Node<'n>),
}

impl Edit {
    /// Applies an action.
    pub(super) fn action(&mut self, action: Node<'_>, diagnostics: &mut Diagnostics) {
        check_keys(action, &["target", "description", "update", "copy", "remove"], diagnostics);
        let Some(target) = action.get("target") else {
            diagnostics.push(invalid(action, "an action must have a `target`"));
            return;
        };
        let Some(locations) = self.select(target, diagnostics) else { return };
        let Some(modifier) = self.modifier(action, diagnostics) else { return };
        match modifier {
            Modifier::Remove => self.remove(target, &locations, diagnostics),
            Modifier::Merge(value, origin) => self.merge(target, locations, &value, origin, diagnostics),
        }
    }

    /// Returns the locations that an expression selects. An expression that is invalid or selects nothing is reported.
    fn select(&self, expression: Node<'_>, diagnostics: &mut Diagnostics) -> Option<Vec<Location>> {
        let text = expression.as_str().unwrap_or_default();
        match target::select(text, &self.description) {
            Ok(locations) if locations.is_empty() => {
                let at = At::Node(expression.place(), Target::Value);
                let message = format!("`{text}` matches nothing in the description");
                let stale = Diagnostic::new(Code::StaleOverlayAction, at, message);
                diagnostics.push(stale.hint(
                    "the description may have changed since the overlay was written; correct the target or remove the action",
                ));
                None
            }
            Ok(locations) => Some(locations),
            Err(error) => {
                diagnostics.push(invalid(expression, &error.to_string()).hint(error.hint()));
                None
            }
        }
    }

    fn modifier<'n>(&self, action: Node<'n>, diagnostics: &mut Diagnostics) -> Option<Modifier<'n>> {
        let remove = match action.get("remove").map(Node::value) {
            None => false,
            Some(Value::Bool(remove)) => *remove,
            Some(other) => {
                diagnostics.push(invalid(action, &format!("`remove` must be a boolean, but is {}", other.kind())));
                return None;
            }
        };
        let (update, copy) = (action.get("update"), action.get("copy"));
        match (update, copy) {
            (Some(ignored), _) | (_, Some(ignored)) if remove => {
                let at = At::Node(ignored.place(), Target::Key);
                let message = "an action with `remove: true` ignores `update` and `copy`";
                diagnostics.push(Diagnostic::new(Code::OverlayWithoutEffect, at, message));
                Some(Modifier::Remove)
            }
            (None, None) if remove => Some(Modifier::Remove),
            (Some(update), None) => Some(Modifier::Merge(update.to_json(), update)),
            (None, Some(copy)) => self.copied(copy, diagnostics).map(|value| Modifier::Merge(value, copy)),
            (Some(_), Some(copy)) => {
                diagnostics.push(invalid(copy, "an action cannot have both `update` and `copy`"));
                None
            }
            (None, None) => {
                diagnostics.push(invalid(action, "an action must have `update`, `copy` or `remove: true`"));
                None
            }
        }
    }

    /// Returns the value that `copy` selects, before the action changes anything.
    fn copied(&self, copy: Node<'_>, diagnostics: &mut Diagnostics) -> Option<Json> {
        if self.version < Version::V1_1 {
            diagnostics.push(invalid(copy, "`copy` requires `overlay: 1.1.0`"));
            return None;
        }
        let locations = self.select(copy, diagnostics)?;
        let [location] = locations.as_slice() else {
            let message = format!("`copy` must select exactly one node, but selects {}", locations.len());
            diagnostics.push(invalid(copy, &message));
            return None;
        };
        target::at(&self.description, location).cloned()
    }

    fn remove(&mut self, target: Node<'_>, locations: &[Location], diagnostics: &mut Diagnostics) {
        // Backwards, so that indices stay valid and children are removed before their parents.
        for location in locations.iter().rev() {
            if location.is_empty() {
                diagnostics.push(invalid(target, "the whole description cannot be removed"));
                self.description = Json::Null;
            } else {
                target::remove(&mut self.description, location);
            }
        }
    }

    fn merge(
        &mut self,
        target: Node<'_>,
        locations: Vec<Location>,
        value: &Json,
        origin: Node<'_>,
        diagnostics: &mut Diagnostics,
    ) {
        let kinds =
            locations.iter().filter_map(|location| target::at(&self.description, location)).map(merge::Kind::of);
        let (mut kinds, count) = (kinds.collect::<Vec<_>>(), locations.len());
        kinds.dedup();
        if kinds.len() > 1 {
            let message = format!(
                "the target selects {count} nodes of different kinds; they must be all objects, all lists or all scalars"
            );
            diagnostics.push(invalid(target, &message));
            return;
        }
        let mut merge = merge::Merge::new(self.version, &mut self.changes);
        for location in locations {
            if let Some(place) = target::at_mut(&mut self.description, &location) {
                merge.root(place, value, origin, location);
            }
        }
        merge.report(target, count, diagnostics);
    }
}
