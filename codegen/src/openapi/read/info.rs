//! Info and Tag Objects (OpenAPI 3.1, sections 4.8.2 and 4.8.22).

use super::{extensions, xml};
use crate::openapi::cursor::Reader;
use crate::openapi::ledger::Kind;
use crate::openapi::model::{Description, Tag, Version};
use crate::source::Node;

/// Reads the information about the API.
pub(super) fn read<'d>(reader: &Reader<'d>, node: Node<'d>, description: &mut Description<'d>) {
    let object = reader.object(node, Kind::Info);
    description.xml_converted = xml::converted(node);
    description.aws_service = xml::aws_service(node);
    description.title = object.required_string("title").unwrap_or_default();
    description.description = object.string("description");
    // The version is not emitted: it would change the output with every release of the API. It may lack its quotes.
    if object.get("version").is_none() {
        object.missing("version");
    }
}

pub(super) fn tag<'d>(reader: &Reader<'d>, node: Node<'d>) -> Option<Tag<'d>> {
    let object = reader.object(node, Kind::Tag);
    extensions::name_of(&object);
    let name = object.required_string("name")?;
    let description = object.string("description");
    let summary = if reader.version >= Version::V3_2 { object.string("summary") } else { None };
    let parent = if reader.version >= Version::V3_2 { object.string("parent") } else { None };
    Some(Tag { name, description: description.or(summary), parent, place: node.place() })
}
