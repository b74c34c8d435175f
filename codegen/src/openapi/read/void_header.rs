//! Header parameters that have no effect (OpenAPI 3.1, section 4.8.12.2).

use crate::diagnostics::{Code, Diagnostic};
use crate::openapi::cursor::Reader;
use crate::openapi::model::Version;
use crate::source::Node;

/// Returns true, and reports it, if a header is given by media types or security schemes instead (section 4.8.12.2).
pub(super) fn is_void_header(reader: &Reader<'_>, name: &str, node: Node<'_>) -> bool {
    let void = match name.to_ascii_lowercase().as_str() {
        "accept" | "content-type" => true,
        // 2.0 does not exclude `Authorization`, and has no other way to describe a token.
        "authorization" => reader.version != Version::V2_0,
        _ => false,
    };
    if void {
        let message =
            format!("a header parameter `{name}` has no effect; it is given by media types and security schemes");
        reader.report(Diagnostic::value(Code::UnsupportedKeyword, node.place(), message));
    }
    void
}
