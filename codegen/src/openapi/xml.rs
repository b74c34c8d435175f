//! XML Objects (OpenAPI 3.1, section 4.8.26; 3.2, section 4.26).

use super::ledger::Kind;
use super::reader::Reader;
use super::version::Version;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{Node, Place};

/// What an XML Object says. The keywords of each version stay as they are: what they mean depends on the schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Xml<'d> {
    /// Where it stands.
    pub place: Option<Place>,
    /// The name, and where it is said.
    pub name: Option<(&'d str, Place)>,
    /// The namespace.
    pub namespace: Option<&'d str>,
    /// The prefix.
    pub prefix: Option<&'d str>,
    /// Whether there is an element around the items of an array.
    pub wrapped: Option<bool>,
    /// The kind of node, where it is said.
    pub node: Option<XmlNode>,
}

/// `nodeType` of 3.2, and what says the same before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum XmlNode {
    /// An element.
    Element,
    /// An attribute; `attribute` before 3.2.
    Attribute,
    /// The text of the element around it; `x-text` and `x-ms-text` before 3.2.
    Text,
    /// The same in CDATA.
    Cdata,
    /// What the schema describes, without a node of its own.
    None,
}

/// How the lists and maps of a description look in XML, where they do not look as the specification has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum XmlDialect {
    /// As the descriptions of AWS mean it: an array is wrapped unless `wrapped` is `false`, an item without a name is a `member`,
    /// and a map is a list of entries.
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
                let found = Diagnostic::value(Code::WrongType, at, format!("`{kind}` is no type of a node"));
                reader.report(found.hint("it is one of `element`, `attribute`, `text`, `cdata` and `none`"));
                None
            });
        }
        xml
    }

    /// What this says, and where it says nothing what another one says.
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

    /// Whether nothing that both say differs.
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

/// The dialect that a description must be in, by what it says it was converted with.
pub(super) fn converted(info: Node<'_>) -> Option<(XmlDialect, Place)> {
    let origins = info.get("x-origin")?;
    let url = origins.items().find_map(|origin| origin.get("converter")?.get("url"))?;
    url.as_str()?.ends_with("/aws2openapi").then(|| (XmlDialect::Aws, url.place()))
}

/// The service in the URL of an origin such as `.../apis/ec2-2016-11-15.normal.json`.
pub(super) fn aws_service(info: Node<'_>) -> Option<&str> {
    let file = info.get("x-origin")?.items().find_map(|origin| origin.get("url")?.as_str()?.rsplit('/').next())?;
    let end = file.match_indices('-').map(|(index, _)| index).find(|index| {
        file.get(index + 1..index + 5).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()))
    })?;
    file.get(..end)
}
