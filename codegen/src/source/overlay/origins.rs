//! Origins of the nodes in an edited description, for diagnostics.

use super::change::Change;
use super::target::Step;
use crate::source::NodeId;
use crate::source::node::Tree;

/// Marks the nodes of the new tree that overlays added, including those of earlier overlays.
pub(super) fn mark(tree: &mut Tree, before: &Tree, changes: &[Change]) {
    for (pointer, origin) in before.origins() {
        let segments = pointer.split('/').skip(1).map(|segment| segment.replace("~1", "/").replace("~0", "~"));
        if let Some(id) = find(tree, segments) {
            tree.set_origin(id, origin);
        }
    }
    for Change { location, origin } in changes {
        if let Some(id) = find(tree, segments(location)) {
            tree.set_origin(id, *origin);
        }
    }
}

fn segments(location: &[Step]) -> impl Iterator<Item = String> {
    location.iter().map(|step| match step {
        Step::Key(key) => key.clone(),
        Step::Index(index) => index.to_string(),
    })
}

fn find(tree: &Tree, mut segments: impl Iterator<Item = String>) -> Option<NodeId> {
    segments.try_fold(NodeId::ROOT, |at, segment| tree.child(at, &segment))
}
