//! The extension `x-wirewright-name` of schemas, properties, parameters, operations and tags.

use rustc_hash::FxHashSet;

use super::key::Item;
use super::rename::{about, put};
use super::rust_name::fault;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Severity};
use crate::ir::{Api, GroupOrigin, Step, TypeKind};
use crate::message::NAME_EXTENSION;
use crate::source::{Node, Place, Sources};

/// Applies the names that extensions choose.
pub(super) fn apply(api: &mut Api, sources: &Sources, names: &[Place], diagnostics: &mut Diagnostics) {
    let mut found: Vec<(Item, Node<'_>)> = Vec::new();
    let mut note = |item: Item, place: Place| {
        found.extend(sources.node(place).get(NAME_EXTENSION).map(|node| (item, node)));
    };
    for (id, def) in api.types() {
        // At a property, the extension names the field.
        if !matches!(def.origin.steps.last(), Some(Step::Property(_))) {
            note(Item::Type(id), def.place);
        }
        if let TypeKind::Struct(structure) = &def.kind {
            let fields = structure.fields.iter().enumerate();
            fields.for_each(|(index, field)| note(Item::Member(id, index), field.place));
        }
    }
    for (id, operation) in api.operations() {
        note(Item::Operation(id), operation.place);
        // An undeclared parameter has the place of its operation.
        let own = operation.parameters.iter().enumerate().filter(|(_, own)| own.place != operation.place);
        own.for_each(|(index, parameter)| note(Item::Parameter(id, index), parameter.place));
    }
    for (id, group) in api.groups().filter(|(_, group)| group.origin == GroupOrigin::Tag) {
        // A tag without a definition has the place of its first operation.
        if sources.node(group.place).get("name").and_then(Node::as_str) == Some(&group.name) {
            note(Item::Group(id), group.place);
        }
    }
    let used: FxHashSet<Place> = found.iter().map(|(_, node)| node.place()).collect();
    for unused in names.iter().filter(|place| !used.contains(place)) {
        let message = format!("`{NAME_EXTENSION}` has no effect here: the schema is neither a type nor a field");
        let mut found = Diagnostic::value(Code::InvalidExtension, *unused, message);
        found.severity = Severity::Warning;
        diagnostics.push(found.hint("set it at the component or at the property"));
    }
    let mut reported = FxHashSet::default();
    for (item, node) in found {
        let (Some((case, _)), Some(name)) = (about(api, item), node.as_str()) else { continue };
        match fault(name, case) {
            None => put(api, item, name),
            Some(fault) if reported.insert(node.place()) => {
                let message = format!("`{NAME_EXTENSION}` is invalid: {fault}");
                diagnostics.push(Diagnostic::value(Code::InvalidExtension, node.place(), message));
            }
            Some(_) => {}
        }
    }
}
