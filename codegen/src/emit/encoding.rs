//! Encodings of the properties of a form, as a table by property name.

use super::fragment::{Fragment, rust};
use super::parameter::style;
use crate::ir::PartEncoding;

/// Returns the table of encodings, such as `&[("wire", PartEncoding::new().content_type("image/png"))]`.
pub(super) fn table(encodings: &[(String, PartEncoding)]) -> Fragment {
    let rows = encodings.iter().map(|(wire, encoding)| rust!("({}, {})", Fragment::literal(wire), row(encoding)));
    rust!("&[{}]", Fragment::join(rows, ", "))
}

fn row(encoding: &PartEncoding) -> Fragment {
    let mut row = rust!("PartEncoding::new()");
    if let Some(content_type) = &encoding.content_type {
        row = rust!("{}.content_type({})", row, Fragment::literal(content_type));
    }
    if let Some(given) = encoding.style {
        row = rust!("{}.style({})", row, style(given, &encoding.nested));
    }
    if !encoding.headers.is_empty() {
        let headers = encoding.headers.iter();
        let headers = headers.map(|(name, value)| rust!("({}, {})", Fragment::literal(name), Fragment::literal(value)));
        row = rust!("{}.headers(&[{}])", row, Fragment::join(headers, ", "));
    }
    row
}
