//! `consumes` and `produces`: the media types of 2.0.

use crate::openapi::cursor::Object;
use crate::openapi::model::MediaType;
use crate::source::Place;

pub(super) const FORM: &str = "application/x-www-form-urlencoded";
pub(super) const MULTIPART: &str = "multipart/form-data";

/// A media type and its place.
pub(super) type Named<'d> = (&'d str, Place);

/// Returns the media types of a list, or `None` if there is no list.
pub(super) fn types<'d>(object: &Object<'_, 'd>, keyword: &str) -> Option<Vec<Named<'d>>> {
    let mut types: Vec<Named<'d>> = Vec::new();
    for node in object.array(keyword)? {
        match node.as_str() {
            Some(name) if types.iter().any(|(known, _)| *known == name) => {}
            Some(name) => types.push((name, node.place())),
            None => object.reader.wrong_type(node, keyword, "an array of strings"),
        }
    }
    Some(types)
}

/// Returns the content with the same schema for each of the media types.
pub(super) fn content<'d>(types: &[Named<'d>], schema: Option<Place>) -> Vec<MediaType<'d>> {
    types
        .iter()
        .map(|(name, place)| MediaType { place: *place, name, schema, encodings: Vec::new(), envelope: None })
        .collect()
}
