//! The component schemas of messages that a server sends on its own: webhooks (OpenAPI 3.1, section 4.8.1) and
//! callbacks (section 4.8.18).

use rustc_hash::FxHashMap;

use crate::ir::{Api, TypeId};
use crate::location::Place;
use crate::source::{Node, Sources};

/// Returns the component schemas to which webhooks and callbacks refer.
pub(super) fn schemas(api: &Api, sources: &Sources) -> Vec<TypeId> {
    let types: FxHashMap<Place, TypeId> = api.types().map(|(id, def)| (def.place, id)).collect();
    let mut found = Vec::new();
    let mut todo: Vec<Node<'_>> = sources.root().get("webhooks").into_iter().collect();
    todo.extend(api.operations.iter().filter_map(|operation| sources.node(operation.place).get("callbacks")));
    let mut seen = rustc_hash::FxHashSet::default();
    while let Some(node) = todo.pop() {
        if !seen.insert(node.place()) {
            continue;
        }
        if let Some(id) = types.get(&node.place()) {
            found.push(*id);
            continue;
        }
        if let Some(target) = node.get("$ref").and_then(Node::as_str) {
            todo.extend(sources.resolve(node.place(), target).ok().map(|place| sources.node(place)));
        }
        todo.extend(node.items());
        todo.extend(node.entries().map(|(_, value)| value));
    }
    found
}
