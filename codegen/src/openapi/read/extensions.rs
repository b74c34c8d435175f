//! The `x-wirewright-` extensions, which an overlay can set.

use crate::diagnostics::{Code, Diagnostic};
use crate::message::{NAME_EXTENSION, Style, StyleKind, is_idempotent, is_token};
use crate::openapi::cursor::{Object, Reader};
use crate::openapi::ledger::{KeywordStatus, Kind};
use crate::openapi::model::{Case, EnvelopeRule, XmlDialect};
use crate::source::{Node, Value};

/// Encoded names of a property, on its schema. The first is used for encoding, all are accepted for decoding.
pub(super) const NAMES: &str = "x-wirewright-names";
/// An additional case in which property names are accepted, on a schema or the document.
pub(super) const ACCEPT_CASE: &str = "x-wirewright-accept-case";
/// The XML representation of lists and maps, on the document.
pub(super) const XML: &str = "x-wirewright-xml";
/// An envelope around the documented values, on a media type, an operation, a path item or the document.
const ENVELOPE: &str = "x-wirewright-envelope";
/// The header of idempotency keys, on an operation or the document.
const IDEMPOTENCY_KEY: &str = "x-wirewright-idempotency-key";
/// The notation of nested arrays and objects, on a query parameter or an Encoding Object.
const STYLE: &str = "x-wirewright-style";

/// The Rust name of an item, on a schema, a property, a parameter, an operation or a tag.
pub(super) const NAME: &str = NAME_EXTENSION;

fn invalid(reader: &Reader<'_>, node: Node<'_>, message: &str) {
    reader.report(Diagnostic::value(Code::InvalidExtension, node.place(), message));
}

pub(super) fn names<'d>(reader: &Reader<'d>, node: Node<'d>) -> Vec<&'d str> {
    let names: Vec<_> = node.items().filter_map(Node::as_str).collect();
    if names.is_empty() || names.len() != node.items().count() {
        invalid(
            reader,
            node,
            "`x-wirewright-names` must be a list of strings; the first is the name used for encoding",
        );
    }
    names
}

/// Reads the Rust name of an item, which is used once the item has its usual name.
pub(super) fn name(reader: &Reader<'_>, node: Node<'_>) {
    if node.as_str().is_none() {
        invalid(reader, node, "`x-wirewright-name` must be a string, the Rust name of the item");
    }
}

/// Reads the Rust name of an object's item.
pub(super) fn name_of(object: &Object<'_, '_>) {
    if let Some(node) = object.get(NAME) {
        name(object.reader, node);
    }
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
                "`x-wirewright-accept-case` must be `camelCase`, `PascalCase`, `snake_case` or `kebab-case`",
            );
            None
        }
    }
}

pub(super) fn xml(reader: &Reader<'_>, node: Node<'_>) -> Option<XmlDialect> {
    let dialect = (node.as_str() == Some("aws")).then_some(XmlDialect::Aws);
    if dialect.is_none() {
        invalid(reader, node, "`x-wirewright-xml` must be `aws`, the XML representation of lists and maps in AWS");
    }
    dialect
}

/// Returns the notation of a parameter or of a form property, which replaces its style.
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
            "`x-wirewright-style` must be `brackets`, `indices`, `dots` or `aws`, on a query parameter or an encoding",
        );
        return None;
    }
    kind.map(|kind| Style::plain(kind, true))
}

/// Returns the envelope rule of an object, if it has one.
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
            "`x-wirewright-envelope` must be `false`, or an object with `schema`, `value` (the name of a property) and optionally `failure`",
        );
        return None;
    };
    for (keyword, member) in node.entries() {
        if !matches!(keyword, "schema" | "value" | "failure") {
            reader.enter(Kind::MediaType, ENVELOPE, KeywordStatus::Unknown, member.place());
        }
    }
    let failure = node.get("failure").and_then(Node::as_str);
    Some(EnvelopeRule::Some { place: node.place(), schema: reader.schema(schema), value, failure })
}

/// The rule of `x-wirewright-idempotency-key`.
#[derive(Debug, Clone, Copy)]
pub(super) enum KeyRule<'d> {
    /// No key; overrides that of the document.
    None,
    /// A key in this header.
    Header(&'d str),
}

impl<'d> KeyRule<'d> {
    /// Returns the rule of an object, if it has one.
    pub(super) fn of(object: &Object<'_, 'd>) -> Option<Self> {
        let node = object.get(IDEMPOTENCY_KEY)?;
        if matches!(node.value(), Value::Bool(false)) {
            return Some(Self::None);
        }
        let header = node.as_str().filter(|header| is_token(header));
        if header.is_none() {
            let message = "`x-wirewright-idempotency-key` must be `false`, or the name of a header";
            invalid(object.reader, node, message);
        }
        header.map(Self::Header)
    }

    /// Returns the header of an operation's key. The rule of the document applies to methods that are not idempotent.
    pub(super) fn of_operation(object: &Object<'_, 'd>, document: Option<Self>, method: &str) -> Option<&'d str> {
        let document = document.filter(|_| !is_idempotent(&method.to_ascii_uppercase()));
        match Self::of(object).or(document)? {
            Self::None => None,
            Self::Header(header) => Some(header),
        }
    }
}
