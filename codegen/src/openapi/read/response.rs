//! Responses and Response Objects (OpenAPI 3.1, sections 4.8.16 and 4.8.17).

use super::swagger::compatibility;
use super::{body, header};
use crate::diagnostics::{Code, Diagnostic};
use crate::message::Status;
use crate::openapi::cursor::Reader;
use crate::openapi::ledger::{KeywordStatus, Kind};
use crate::openapi::model::Response;
use crate::source::Node;

/// Reads the responses of an operation, in the order of the description.
pub(super) fn read_all<'d>(reader: &Reader<'d>, entries: Vec<(&'d str, Node<'d>)>) -> Vec<(Status, Response<'d>)> {
    read_each(reader, entries, |node| read(reader, node))
}

/// Reads each response of an operation with `read`.
pub(super) fn read_each<'d>(
    reader: &Reader<'d>,
    entries: Vec<(&'d str, Node<'d>)>,
    read: impl Fn(Node<'d>) -> Option<Response<'d>>,
) -> Vec<(Status, Response<'d>)> {
    let mut responses = Vec::new();
    for (key, node) in entries {
        if key.starts_with("x-") {
            reader.enter(Kind::Responses, key, KeywordStatus::Extension, node.place());
            continue;
        }
        let Some(status) = status(key) else {
            let message = format!("`{key}` is not a status code, a range such as `4XX`, or `default`");
            reader.report(Diagnostic::key(Code::InvalidStatus, node.place(), message).hint("the response is ignored"));
            reader.enter(Kind::Responses, key, KeywordStatus::Unknown, node.place());
            continue;
        };
        let response = read(node);
        let keyword_status = if response.is_some() { KeywordStatus::Implemented } else { KeywordStatus::Degraded };
        reader.enter(Kind::Responses, key, keyword_status, node.place());
        // The status code is documented, even if the reference to its response cannot be resolved.
        let unknown = Response { description: None, headers: Vec::new(), content: Vec::new() };
        responses.push((status, response.unwrap_or(unknown)));
    }
    responses
}

fn status(key: &str) -> Option<Status> {
    if key == "default" {
        return Some(Status::Default);
    }
    let (class, rest) = key.split_at_checked(1)?;
    let class: u8 = class.parse().ok().filter(|class| (1..=5).contains(class))?;
    if rest.eq_ignore_ascii_case("xx") {
        return Some(Status::Class(class));
    }
    key.parse().ok().filter(|code| (100..600).contains(code)).map(Status::Exact)
}

/// Reads a response, following references. Each response is parsed once.
pub(super) fn read<'d>(reader: &Reader<'d>, node: Node<'d>) -> Option<Response<'d>> {
    let mut response = read_once(reader, node)?;
    response.description = reader.described(node, Kind::Response).or(response.description);
    Some(response)
}

fn read_once<'d>(reader: &Reader<'d>, node: Node<'d>) -> Option<Response<'d>> {
    let node = reader.follow(node, Kind::Response)?;
    if let Some(known) = reader.responses.borrow().get(&node.place()) {
        return Some(known.clone());
    }
    let object = reader.object(node, Kind::Response);
    let response = Response {
        description: object.string("description"),
        headers: header::read_all(&object),
        content: match node.get("content") {
            Some(_) => body::content(reader, object.map("content")),
            None => compatibility::content(&object),
        },
    };
    drop(object);
    reader.responses.borrow_mut().insert(node.place(), response.clone());
    Some(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_codes_ranges_or_default() {
        assert_eq!(status("200"), Some(Status::Exact(200)));
        assert_eq!(status("4XX"), Some(Status::Class(4)));
        assert_eq!(status("5xx"), Some(Status::Class(5)));
        assert_eq!(status("default"), Some(Status::Default));
        for key in ["", "ok", "20", "600", "0XX", "2000", "é00"] {
            assert_eq!(status(key), None, "{key}");
        }
    }
}
