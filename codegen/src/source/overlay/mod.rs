//! OpenAPI Overlays 1.0 and 1.1: ordered changes to a description that someone else maintains.
//!
//! An action that matches nothing is an error, and an action that changes nothing is a warning, so stale actions are
//! noticed.

mod action;
mod change;
mod merge;
mod origins;
mod target;

use std::path::Path;

use serde_json::Value as Json;

use super::{FileId, Node, NodeId, Place, Sources, parse};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::location::At;
use crate::source::Target;
use action::Edit;

/// Versions of the Overlay Specification. The patch version makes no difference (section 4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Version {
    V1_0,
    V1_1,
}

/// Applies the overlay in `overlay` to the description in `root`.
pub(super) fn apply(sources: &mut Sources, root: FileId, overlay: FileId, diagnostics: &mut Diagnostics) {
    let node = sources.node(Place { file: overlay, node: NodeId::ROOT });
    let version = version(node, diagnostics);
    check_keys(node, &["overlay", "info", "extends", "actions"], diagnostics);
    check_extends(sources, root, overlay, node, diagnostics);
    let description = sources.node(Place { file: root, node: NodeId::ROOT }).to_json();
    let mut edit = Edit { description, version, changes: Vec::new() };
    match node.get("actions") {
        Some(actions) if actions.items().next().is_some() => {
            for action in actions.items() {
                edit.action(action, diagnostics);
            }
        }
        found => {
            let place = found.map_or(node.place(), Node::place);
            let at = At::Node(place, Target::Value);
            let message = "an overlay must have `actions`, a list with at least one action";
            let missing = Diagnostic::new(Code::InvalidOverlay, at, message);
            diagnostics.push(missing.hint("see Overlay Specification 1.1.0, section 4.4.1"));
        }
    }
    replace(sources, root, overlay, edit, diagnostics);
}

/// Replaces the description with the edited one.
fn replace(sources: &mut Sources, root: FileId, overlay: FileId, edit: Edit, diagnostics: &mut Diagnostics) {
    if matches!(edit.description, Json::Null) {
        // The action that removed the root was already reported.
        return;
    }
    match parse::from_json(edit.description) {
        Ok(mut tree) => {
            origins::mark(&mut tree, sources.tree(root), &edit.changes);
            sources.set_tree(root, tree);
        }
        Err(error) => {
            let place = Place { file: overlay, node: NodeId::ROOT };
            let at = At::Node(place, Target::Value);
            diagnostics.push(Diagnostic::new(Code::InvalidOverlay, at, error.to_string()));
        }
    }
}

fn version(node: Node<'_>, diagnostics: &mut Diagnostics) -> Version {
    let version = node.get("overlay").and_then(Node::as_str);
    let place = node.get("overlay").map_or(node.place(), Node::place);
    match version {
        Some(version) if version == "1.0" || version.starts_with("1.0.") => return Version::V1_0,
        Some(version) if version == "1.1" || version.starts_with("1.1.") => return Version::V1_1,
        _ => {}
    }
    let message = match version {
        Some(version) => format!("unknown version `{version}` of the Overlay Specification"),
        None => "not an overlay: `overlay: 1.1.0` is missing".to_owned(),
    };
    let unknown = Diagnostic::new(Code::InvalidOverlay, At::Node(place, Target::Value), message);
    diagnostics.push(unknown.hint("supported versions are 1.0.x and 1.1.x"));
    Version::V1_1
}

/// Reports keys that the specification does not define.
fn check_keys(node: Node<'_>, known: &[&str], diagnostics: &mut Diagnostics) {
    for (key, value) in node.entries() {
        if !key.starts_with("x-") && !known.contains(&key) {
            let unknown = Diagnostic::new(
                Code::InvalidOverlay,
                At::Node(value.place(), Target::Key),
                format!("unknown keyword `{key}`"),
            );
            diagnostics
                .push(unknown.hint(format!("the keywords are {}; extensions start with `x-`", known.join(", "))));
        }
    }
}

/// Reports an `extends` that names another local file. A URL is not checked, because it may name the same description.
fn check_extends(sources: &Sources, root: FileId, overlay: FileId, node: Node<'_>, diagnostics: &mut Diagnostics) {
    let Some(extends) = node.get("extends") else { return };
    let Some(text) = extends.as_str() else { return };
    let (root, overlay) = (Path::new(sources.name(root)), Path::new(sources.name(overlay)));
    let Some(named) = overlay.parent().map(|folder| folder.join(text)) else { return };
    let (Ok(named), Ok(is)) = (named.canonicalize(), root.canonicalize()) else { return };
    if named != is {
        let at = At::Node(extends.place(), Target::Value);
        let message = format!("the overlay is for `{text}`, but is applied to `{}`", root.display());
        diagnostics.push(Diagnostic::new(Code::OverlayForAnother, at, message));
    }
}
