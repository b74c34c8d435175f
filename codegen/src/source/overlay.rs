//! OpenAPI Overlay 1.0: ordered corrections to a description that someone else maintains.
//!
//! An action that matches nothing is an error: a stale correction must not be lost in silence.

use serde_json::Value as Json;
use serde_json_path::JsonPath;

use super::node::{Segment, Tree};
use super::{FileId, Node, NodeId, Place, Sources, parse};
use crate::diagnostics::{At, Code, Diagnostic, Diagnostics};
use crate::source::Target;

/// Applies the overlay in `overlay` to the description in `root`.
pub(super) fn apply(sources: &mut Sources, root: FileId, overlay: FileId, diagnostics: &mut Diagnostics) {
    let node = sources.node(Place { file: overlay, node: NodeId::ROOT });
    let mut edit =
        Edit { description: sources.node(Place { file: root, node: NodeId::ROOT }).to_json(), changes: Vec::new() };
    check_version(node, diagnostics);
    match node.get("actions") {
        Some(actions) if actions.items().next().is_some() => {
            for action in actions.items() {
                edit.action(action, diagnostics);
            }
        }
        found => {
            let place = found.map_or(node.place(), Node::place);
            diagnostics.push(
                Diagnostic::new(
                    Code::InvalidOverlay,
                    At::Node(place, Target::Value),
                    "an overlay has a list of `actions`, with at least one",
                )
                .hint("Overlay Specification 1.0.0, section 4.4.1"),
            );
        }
    }
    match parse::from_json(edit.description) {
        Ok(mut tree) => {
            mark(&mut tree, sources.tree(root), &edit.changes);
            sources.set_tree(root, tree);
        }
        Err(error) => diagnostics.push(Diagnostic::new(
            Code::InvalidOverlay,
            At::Node(node.place(), Target::Value),
            error.to_string(),
        )),
    }
}

fn check_version(node: Node<'_>, diagnostics: &mut Diagnostics) {
    let version = node.get("overlay").and_then(Node::as_str);
    if version.is_some_and(|version| version.starts_with("1.")) {
        return;
    }
    let place = node.get("overlay").map_or(node.place(), Node::place);
    let message = match version {
        Some(version) => format!("`{version}` is not a version of the Overlay Specification that is known"),
        None => "this is not an overlay: it has no `overlay: 1.0.0`".to_owned(),
    };
    diagnostics.push(
        Diagnostic::new(Code::InvalidOverlay, At::Node(place, Target::Value), message)
            .hint("known are 1.0.x and 1.1.x"),
    );
}

/// What an action changed: the pointer in the description, and the node of the overlay that now stands there.
struct Change {
    pointer: String,
    origin: Place,
}

struct Edit {
    description: Json,
    changes: Vec<Change>,
}

impl Edit {
    fn action(&mut self, action: Node<'_>, diagnostics: &mut Diagnostics) {
        let Some(target) = action.get("target") else {
            let at = At::Node(action.place(), Target::Value);
            diagnostics.push(Diagnostic::new(Code::InvalidOverlay, at, "an action has a `target`"));
            return;
        };
        let at = At::Node(target.place(), Target::Value);
        let text = target.as_str().unwrap_or_default();
        let path = match JsonPath::parse(text) {
            Ok(path) => path,
            Err(error) => {
                let message = format!("`{text}` is not a JSONPath: {error}");
                diagnostics.push(
                    Diagnostic::new(Code::InvalidOverlay, at, message)
                        .hint("a target is written as RFC 9535 says, e.g. `$.paths['/pets'].get`"),
                );
                return;
            }
        };
        let mut pointers: Vec<String> = path
            .query_located(&self.description)
            .locations()
            .map(serde_json_path::NormalizedPath::to_json_pointer)
            .collect();
        if pointers.is_empty() {
            diagnostics.push(
                Diagnostic::new(Code::StaleOverlayAction, at, format!("`{text}` matches nothing in the description"))
                    .hint("the description has changed since the overlay was written: correct the target, or remove the action"),
            );
        }
        let remove = matches!(action.get("remove").map(Node::value), Some(super::Value::Bool(true)));
        match (action.get("update"), remove) {
            (_, true) => {
                // From the end, so that the indices of an array still hold.
                pointers.reverse();
                for pointer in &pointers {
                    remove_at(&mut self.description, pointer);
                }
            }
            (Some(update), false) => {
                for pointer in pointers {
                    self.update(pointer, update, diagnostics);
                }
            }
            (None, false) => diagnostics.push(Diagnostic::new(
                Code::InvalidOverlay,
                At::Node(action.place(), Target::Value),
                "an action has an `update`, or `remove: true`",
            )),
        }
    }

    fn update(&mut self, pointer: String, update: Node<'_>, diagnostics: &mut Diagnostics) {
        let Some(target) = self.description.pointer_mut(&pointer) else { return };
        match target {
            Json::Array(items) => {
                // Overlay Specification 1.0.0, section 4.4.3: a list is appended to.
                let appended = match update.value() {
                    super::Value::Array(_) => update.items().collect(),
                    _ => vec![update],
                };
                for item in appended {
                    self.changes.push(Change { pointer: format!("{pointer}/{}", items.len()), origin: item.place() });
                    items.push(item.to_json());
                }
            }
            Json::Object(_) if matches!(update.value(), super::Value::Object(_)) => {
                merge(target, update, pointer, &mut self.changes);
            }
            Json::Object(_) => diagnostics.push(Diagnostic::new(
                Code::InvalidOverlay,
                At::Node(update.place(), Target::Value),
                format!("an object can't be updated with {}", update.value().kind()),
            )),
            scalar => {
                *scalar = update.to_json();
                self.changes.push(Change { pointer, origin: update.place() });
            }
        }
    }
}

/// Recursive merge: objects member by member, lists appended, anything else replaced.
fn merge(target: &mut Json, update: Node<'_>, pointer: String, changes: &mut Vec<Change>) {
    match target {
        Json::Object(members) if matches!(update.value(), super::Value::Object(_)) => {
            for (key, value) in update.members() {
                let pointer = format!("{pointer}{}", super::pointer(&[Segment::Key(key)]));
                match members.get_mut(key) {
                    Some(member) => merge(member, value, pointer, changes),
                    None => {
                        members.insert(key.to_owned(), value.to_json());
                        changes.push(Change { pointer, origin: value.place() });
                    }
                }
            }
        }
        Json::Array(items) if matches!(update.value(), super::Value::Array(_)) => {
            for item in update.items() {
                changes.push(Change { pointer: format!("{pointer}/{}", items.len()), origin: item.place() });
                items.push(item.to_json());
            }
        }
        other => {
            *other = update.to_json();
            changes.push(Change { pointer, origin: update.place() });
        }
    }
}

fn remove_at(description: &mut Json, pointer: &str) {
    let Some((parent, last)) = pointer.rsplit_once('/') else {
        *description = Json::Null;
        return;
    };
    let last = last.replace("~1", "/").replace("~0", "~");
    match description.pointer_mut(parent) {
        Some(Json::Object(members)) => {
            members.shift_remove(&last);
        }
        Some(Json::Array(items)) => {
            if let Ok(index) = last.parse::<usize>()
                && index < items.len()
            {
                items.remove(index);
            }
        }
        _ => {}
    }
}

/// Notes on the new tree where the overlays' nodes come from, those of an earlier overlay included.
fn mark(tree: &mut Tree, before: &Tree, changes: &[Change]) {
    for (pointer, origin) in before.origins() {
        if let Some(id) = find(tree, &pointer) {
            tree.set_origin(id, origin);
        }
    }
    for change in changes {
        if let Some(id) = find(tree, &change.pointer) {
            tree.set_origin(id, change.origin);
        }
    }
}

fn find(tree: &Tree, pointer: &str) -> Option<NodeId> {
    pointer
        .split('/')
        .skip(1)
        .try_fold(NodeId::ROOT, |at, segment| tree.child(at, &segment.replace("~1", "/").replace("~0", "~")))
}
