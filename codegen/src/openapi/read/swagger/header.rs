//! Header Objects of OpenAPI 2.0, which contain the keywords of their schema.

use super::parameter;
use crate::diagnostics::{Code, Diagnostic};
use crate::openapi::cursor::{Object, Reader};
use crate::openapi::ledger::Kind;
use crate::openapi::model::Header;
use crate::openapi::read::header;
use crate::source::Node;

/// Reads the headers of a response.
pub(super) fn read_all<'d>(response: &Object<'_, 'd>) -> Vec<Header<'d>> {
    header::read_each(response, |name, node| Some(read(response.reader, name, node)))
}

fn read<'d>(reader: &Reader<'d>, name: &'d str, node: Node<'d>) -> Header<'d> {
    let object = reader.object(node, Kind::Header);
    let mut schema = parameter::schema_of(&object);
    if let Some(format) = object.string("collectionFormat").filter(|format| *format != "csv") {
        let at = node.get("collectionFormat").unwrap_or(node).place();
        let found = Diagnostic::value(
            Code::InvalidParameter,
            at,
            format!("a header joined by `{format}` is not split into items"),
        );
        reader.report(found.hint("it is decoded as a string"));
        object.degrade("collectionFormat");
        schema = None;
    }
    Header {
        place: node.place(),
        name,
        description: object.string("description"),
        required: false,
        deprecated: false,
        explode: false,
        schema,
        content: None,
    }
}
