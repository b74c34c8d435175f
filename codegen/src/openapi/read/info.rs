//! Info and Tag Objects (OpenAPI 3.1, sections 4.8.2 and 4.8.22).

use super::xml;
use crate::openapi::cursor::Reader;
use crate::openapi::ledger::Kind;
use crate::openapi::model::{Description, Tag, Version};
use crate::source::{Node, Value};

/// Reads the information about the API.
pub(super) fn read<'d>(reader: &Reader<'d>, node: Node<'d>, description: &mut Description<'d>) {
    let object = reader.object(node, Kind::Info);
    description.xml_converted = xml::converted(node);
    description.aws_service = xml::aws_service(node);
    description.title = object.required_string("title").unwrap_or_default();
    description.description = object.string("description");
    description.api_version = match object.get("version") {
        Some(version) => match version.value() {
            Value::String(text) => text.to_string(),
            // `version: 1.0` without quotes.
            _ => version.spelling().map_or_else(|| version.to_json().to_string(), str::to_owned),
        },
        None => {
            object.missing("version");
            String::new()
        }
    };
}

pub(super) fn tag<'d>(reader: &Reader<'d>, node: Node<'d>) -> Option<Tag<'d>> {
    let object = reader.object(node, Kind::Tag);
    let name = object.required_string("name")?;
    let description = object.string("description");
    let summary = if reader.version >= Version::V3_2 { object.string("summary") } else { None };
    let parent = if reader.version >= Version::V3_2 { object.string("parent") } else { None };
    Some(Tag { name, description: description.or(summary), parent, place: node.place() })
}
