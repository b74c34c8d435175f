//! XML Objects (OpenAPI 3.1, section 4.8.26; 3.2, section 4.26).

use super::ledger::Kind;
use super::reader::Reader;
use super::version::Version;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{Node, Place};

/// An XML Object. The keywords of all versions are kept, because their meaning depends on the schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Xml<'d> {
    /// The place in the description.
    pub place: Option<Place>,
    /// The name and its place.
    pub name: Option<(&'d str, Place)>,
    /// The namespace.
    pub namespace: Option<&'d str>,
    /// The prefix.
    pub prefix: Option<&'d str>,
    /// True if the items of an array are wrapped in an element.
    pub wrapped: Option<bool>,
    /// The node type, if specified.
    pub node: Option<XmlNode>,
}

/// A value of `nodeType` of 3.2, or the equivalent in earlier versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum XmlNode {
    /// An element.
    Element,
    /// An attribute; `attribute` before 3.2.
    Attribute,
    /// The text of the element around it; `x-text` and `x-ms-text` before 3.2.
    Text,
    /// The text of the element around it, in a CDATA section.
    Cdata,
    /// No node of its own: the content is part of the element around it.
    None,
}

/// An XML representation of lists and maps that differs from the specification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum XmlDialect {
    /// The representation of AWS: an array is wrapped unless `wrapped` is `false`, items without a name are `member`
    /// elements, and a map is a list of entries.
    Aws,
}

impl<'d> Xml<'d> {
    pub(super) fn read(reader: &Reader<'d>, node: Node<'d>) -> Self {
        let object = reader.object(node, Kind::Xml);
        let name = object.string("name").filter(|name| !name.is_empty());
        let name = name.map(|name| (name, node.get("name").unwrap_or(node).place()));
        let mut xml = Self {
            place: Some(node.place()),
            name,
            namespace: object.string("namespace"),
            prefix: object.string("prefix").filter(|prefix| !prefix.is_empty()),
            wrapped: object.boolean("wrapped"),
            node: None,
        };
        if object.boolean("attribute") == Some(true) {
            xml.node = Some(XmlNode::Attribute);
        }
        for keyword in ["x-text", "x-ms-text"] {
            if object.boolean(keyword) == Some(true) {
                xml.node = Some(XmlNode::Text);
            }
        }
        if reader.version >= Version::V3_2
            && let Some(kind) = object.string("nodeType")
        {
            xml.node = node_type(kind).or_else(|| {
                let at = node.get("nodeType").unwrap_or(node).place();
                let found = Diagnostic::value(Code::WrongType, at, format!("`{kind}` is not a node type"));
                reader.report(found.hint("the node types are `element`, `attribute`, `text`, `cdata` and `none`"));
                None
            });
        }
        xml
    }

    /// Merges two XML Objects: each field of `self` that is not set is taken from `other`.
    #[must_use]
    pub fn over(self, other: Self) -> Self {
        let Self { place, name, namespace, prefix, wrapped, node } = self;
        Self {
            place: place.or(other.place),
            name: name.or(other.name),
            namespace: namespace.or(other.namespace),
            prefix: prefix.or(other.prefix),
            wrapped: wrapped.or(other.wrapped),
            node: node.or(other.node),
        }
    }

    /// Returns true if no field is set to different values in both.
    pub fn agrees_with(&self, other: &Self) -> bool {
        fn agree<T: PartialEq + Copy>(one: Option<T>, other: Option<T>) -> bool {
            one.is_none() || other.is_none() || one == other
        }
        let Self { place: _, name, namespace, prefix, wrapped, node } = *self;
        let text = |name: Option<(&'d str, Place)>| name.map(|(name, _)| name);
        agree(text(name), text(other.name))
            && agree(namespace, other.namespace)
            && agree(prefix, other.prefix)
            && agree(wrapped, other.wrapped)
            && agree(node, other.node)
    }
}

fn node_type(name: &str) -> Option<XmlNode> {
    Some(match name {
        "element" => XmlNode::Element,
        "attribute" => XmlNode::Attribute,
        "text" => XmlNode::Text,
        "cdata" => XmlNode::Cdata,
        "none" => XmlNode::None,
        _ => return None,
    })
}

/// Returns the dialect implied by the converter in `x-origin`, and the place of its URL.
pub(super) fn converted(info: Node<'_>) -> Option<(XmlDialect, Place)> {
    let origins = info.get("x-origin")?;
    let url = origins.items().find_map(|origin| origin.get("converter")?.get("url"))?;
    url.as_str()?.ends_with("/aws2openapi").then(|| (XmlDialect::Aws, url.place()))
}

/// Returns the AWS service in the URL of `x-origin`: `ec2` for `.../apis/ec2-2016-11-15.normal.json`.
pub(super) fn aws_service(info: Node<'_>) -> Option<&str> {
    let file = info.get("x-origin")?.items().find_map(|origin| origin.get("url")?.as_str()?.rsplit('/').next())?;
    let end = file.match_indices('-').map(|(index, _)| index).find(|index| {
        file.get(index + 1..index + 5).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()))
    })?;
    file.get(..end)
}
