//! Encoding of forms.

use url::form_urlencoded::byte_serialize;

use crate::{
    operation::{Encodings, PartEncoding},
    request::params::{Location, ParamError, ParamValue, joined},
    response::media_type::is_json_type,
};

/// Encodes a value as `application/x-www-form-urlencoded`, each property by its encoding (OpenAPI 3.2, section
/// 4.15.3).
pub(in crate::request) fn encode(value: &ParamValue, encodings: Encodings) -> Result<String, ParamError> {
    let mut fields = Vec::new();
    for (name, property) in properties(value)? {
        let encoding = PartEncoding::of(encodings, name);
        match encoding.style {
            Some(style) => fields.extend(joined(name, property, style, Location::Form)?),
            None => {
                for item in items(property) {
                    let text = text(item, encoding.media_type())?;
                    fields.push(format!("{}={}", escaped(name), escaped(&text)));
                }
            }
        }
    }
    Ok(fields.join("&"))
}

/// Returns the properties of a form.
pub(in crate::request) fn properties(value: &ParamValue) -> Result<&[(String, ParamValue)], ParamError> {
    match value {
        ParamValue::Object(properties) => Ok(properties),
        ParamValue::Absent => Ok(&[]),
        _ => Err(ParamError("only an object can be sent as a form".to_owned())),
    }
}

/// Returns the values of one field: the items of an array or the value itself, without nulls.
pub(in crate::request) fn items(property: &ParamValue) -> impl Iterator<Item = &ParamValue> {
    let items = match property {
        ParamValue::Array(items) => items.as_slice(),
        property => std::slice::from_ref(property),
    };
    items.iter().filter(|item| **item != ParamValue::Absent)
}

/// Encodes a value as its media type requires. Without a media type, objects and arrays are JSON and anything else is
/// text.
pub(in crate::request) fn text(value: &ParamValue, media_type: Option<&str>) -> Result<String, ParamError> {
    match (value.as_primitive(), media_type) {
        (_, Some(media_type)) if is_json_type(media_type) => value.to_json(),
        (Some(text), _) => Ok(text.to_owned()),
        (None, None) => value.to_json(),
        (None, Some(media_type)) => Err(ParamError(format!("an array or object cannot be encoded as `{media_type}`"))),
    }
}

fn escaped(text: &str) -> String {
    byte_serialize(text.as_bytes()).collect()
}

#[cfg(test)]
mod tests;
