//! XML Objects (OpenAPI 3.1, section 4.8.26; 3.2, section 4.26).

use crate::diagnostics::{Code, Diagnostic};
use crate::openapi::cursor::Reader;
use crate::openapi::ledger::Kind;
use crate::openapi::model::{Version, Xml, XmlDialect, XmlNode};
use crate::source::{Node, Place};

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
