//! Places in JSON, as JSON pointers (RFC 6901).

use serde_path_to_error::Segment;

/// Adds the place within a separately decoded part to an error.
pub(crate) fn at(pointer: &str, error: &dyn std::fmt::Display) -> String {
    if pointer.is_empty() { error.to_string() } else { format!("at {pointer}: {error}") }
}

/// Returns the place as a JSON pointer (RFC 6901).
pub(crate) fn pointer(path: &serde_path_to_error::Path) -> String {
    let mut pointer = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => push(&mut pointer, &index.to_string()),
            Segment::Map { key } => push(&mut pointer, key),
            // A variant is a level of its own only if it is encoded as a property, and then it looks like one.
            Segment::Enum { variant } => push(&mut pointer, variant),
            Segment::Unknown => push(&mut pointer, "?"),
        }
    }
    pointer
}

pub(crate) fn push(pointer: &mut String, token: &str) {
    pointer.push('/');
    pointer.push_str(&token.replace('~', "~0").replace('/', "~1"));
}
