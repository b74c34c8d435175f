//! Our own extensions, which an overlay can set.

use super::ledger::{Fate, Kind};
use super::model::{Case, EnvelopeRule, Style, StyleKind};
use super::reader::{Object, Reader};
use super::xml::XmlDialect;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{Node, Value};

/// On a property: its names on the wire. The first is written, all are accepted.
pub(super) const NAMES: &str = "x-wirewright-names";
/// On a schema or the document: properties are accepted in this case too.
pub(super) const ACCEPT_CASE: &str = "x-wirewright-accept-case";
/// On the document: how lists and maps look in XML.
pub(super) const XML: &str = "x-wirewright-xml";
/// On a media type, an operation, a path item or the document: what is described is a property of what is sent.
const ENVELOPE: &str = "x-wirewright-envelope";
/// On a query parameter or an Encoding Object: how arrays and objects inside it are written.
const STYLE: &str = "x-wirewright-style";

fn invalid(reader: &Reader<'_>, node: Node<'_>, message: &str) {
    reader.report(Diagnostic::value(Code::InvalidExtension, node.place(), message));
}

pub(super) fn names<'d>(reader: &Reader<'d>, node: Node<'d>) -> Vec<&'d str> {
    let names: Vec<_> = node.items().filter_map(Node::as_str).collect();
    if names.is_empty() || names.len() != node.items().count() {
        invalid(reader, node, "`x-wirewright-names` is a list of names, the first of which is written");
    }
    names
}

pub(super) fn case(reader: &Reader<'_>, node: Node<'_>) -> Option<Case> {
    match node.as_str() {
        Some("camelCase") => Some(Case::Camel),
        Some("PascalCase") => Some(Case::Pascal),
        Some("snake_case") => Some(Case::Snake),
        Some("kebab-case") => Some(Case::Kebab),
        _ => {
            invalid(
                reader,
                node,
                "`x-wirewright-accept-case` is `camelCase`, `PascalCase`, `snake_case` or `kebab-case`",
            );
            None
        }
    }
}

pub(super) fn xml(reader: &Reader<'_>, node: Node<'_>) -> Option<XmlDialect> {
    let dialect = (node.as_str() == Some("aws")).then_some(XmlDialect::Aws);
    if dialect.is_none() {
        invalid(reader, node, "`x-wirewright-xml` is `aws`: lists and maps look as AWS has them");
    }
    dialect
}

/// The notation of a parameter or of a property of a form, which replaces its style.
pub(super) fn style(object: &Object<'_, '_>, is_allowed: bool) -> Option<Style> {
    let node = object.get(STYLE)?;
    let kind = match node.as_str() {
        Some("brackets") => Some(StyleKind::Brackets),
        Some("indices") => Some(StyleKind::Indices),
        Some("dots") => Some(StyleKind::Dots),
        Some("aws") => Some(StyleKind::Aws),
        _ => None,
    };
    if kind.is_none() || !is_allowed {
        invalid(
            object.reader,
            node,
            "`x-wirewright-style` is `brackets`, `indices`, `dots` or `aws`, on a query parameter or an encoding",
        );
        return None;
    }
    kind.map(|kind| Style::plain(kind, true))
}

/// The envelope rule of an object, if it has one.
pub(super) fn envelope<'d>(object: &Object<'_, 'd>) -> Option<EnvelopeRule<'d>> {
    let reader = object.reader;
    let node = object.get(ENVELOPE)?;
    if matches!(node.value(), Value::Bool(false)) {
        return Some(EnvelopeRule::None);
    }
    let (Some(schema), Some(value)) = (node.get("schema"), node.get("value").and_then(Node::as_str)) else {
        invalid(
            reader,
            node,
            "`x-wirewright-envelope` is `false`, or has a `schema`, the name of the property with the `value`, and may have that with a `failure`",
        );
        return None;
    };
    for (keyword, member) in node.members() {
        if !matches!(keyword, "schema" | "value" | "failure") {
            reader.enter(Kind::MediaType, ENVELOPE, Fate::Unknown, member.place());
        }
    }
    let failure = node.get("failure").and_then(Node::as_str);
    Some(EnvelopeRule::Some { place: node.place(), schema: reader.schema(schema), value, failure })
}
