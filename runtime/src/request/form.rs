//! Encoding of forms.

use url::form_urlencoded::byte_serialize;

use crate::{
    encoding::{Encodings, PartEncoding},
    media::is_json_type,
    param::{ParamError, ParamValue, Place, joined},
};

/// Encodes a value as `application/x-www-form-urlencoded`, each property by its encoding (OpenAPI 3.2, section
/// 4.15.3).
pub(super) fn encode(value: &ParamValue, encodings: Encodings) -> Result<String, ParamError> {
    let mut fields = Vec::new();
    for (name, member) in members(value)? {
        let encoding = PartEncoding::of(encodings, name);
        match encoding.style {
            Some(style) => fields.extend(joined(name, member, style, Place::Form)?),
            None => {
                for item in items(member) {
                    let text = text(item, encoding.media_type())?;
                    fields.push(format!("{}={}", escaped(name), escaped(&text)));
                }
            }
        }
    }
    Ok(fields.join("&"))
}

/// Returns the properties of a form.
pub(super) fn members(value: &ParamValue) -> Result<&[(String, ParamValue)], ParamError> {
    match value {
        ParamValue::Object(members) => Ok(members),
        ParamValue::Absent => Ok(&[]),
        _ => Err(ParamError("only an object can be sent as a form".to_owned())),
    }
}

/// Returns the values of one field: the items of an array or the value itself, without nulls.
pub(super) fn items(member: &ParamValue) -> impl Iterator<Item = &ParamValue> {
    let items = match member {
        ParamValue::Array(items) => items.as_slice(),
        member => std::slice::from_ref(member),
    };
    items.iter().filter(|item| **item != ParamValue::Absent)
}

/// Encodes a value as its media type requires. Without a media type, objects and arrays are JSON and anything else is
/// text.
pub(super) fn text(value: &ParamValue, media_type: Option<&str>) -> Result<String, ParamError> {
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
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::{file::File, param::Style};

    const JSON: Encodings = &[("id", PartEncoding::new().content_type("application/json"))];
    const PIPES: Encodings = &[("a", PartEncoding::new().style(Style::PIPE_DELIMITED))];
    const XML: Encodings = &[("a", PartEncoding::new().content_type("application/xml"))];

    fn form(value: Value, encodings: Encodings) -> String {
        encode(&ParamValue::of(value).unwrap(), encodings).unwrap()
    }

    #[test]
    fn members_are_fields_arrays_repeat_and_objects_are_json() {
        let value = json!({"a": "x y&z~+", "b": [1, null, 2], "c": {"d": true}, "e": null, "f": [], "g": ""});
        assert_eq!(form(value, &[]), "a=x+y%26z%7E%2B&b=1&b=2&c=%7B%22d%22%3Atrue%7D&g=");
        assert_eq!(form(json!({"a": [{"b": 1}, [2]]}), &[]), "a=%7B%22b%22%3A1%7D&a=%5B2%5D");
    }

    #[test]
    fn the_specifications_example() {
        let address =
            json!({"streetAddress": "123 Example Dr.", "city": "Somewhere", "state": "CA", "zip": "99999+1234"});
        let expected = "id=f81d4fae-7dec-11d0-a765-00a0c91e6bf6&address=%7B%22streetAddress%22%3A%22123+Example+Dr.%22%2C%22city%22\
                        %3A%22Somewhere%22%2C%22state%22%3A%22CA%22%2C%22zip%22%3A%2299999%2B1234%22%7D";
        assert_eq!(form(json!({"id": "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "address": address}), &[]), expected);
        assert_eq!(form(json!({"id": "f81d4fae"}), JSON), "id=%22f81d4fae%22");
    }

    #[test]
    fn collection_formats_of_swagger_are_styles() {
        let formats = [
            (Style::FORM.explode(false), "a=x%20y,z"),
            (Style::SPACE_DELIMITED, "a=x%20y%20z"),
            (Style::TAB_DELIMITED, "a=x%20y%09z"),
            (Style::PIPE_DELIMITED, "a=x%20y%7Cz"),
            (Style::FORM, "a=x%20y&a=z"),
        ];
        for (style, expected) in formats {
            let value = ParamValue::of(json!(["x y", "z"])).unwrap();
            assert_eq!(joined("a", &value, style, Place::Form).unwrap().unwrap(), expected);
        }
        assert_eq!(form(json!({"a": ["x y", "z"], "b": "c d"}), PIPES), "a=x%20y%7Cz&b=c+d");
    }

    #[test]
    fn an_encoding_gives_a_member_its_style() {
        const STYLES: Encodings = &[
            ("a", PartEncoding::new().style(Style::DEEP_OBJECT)),
            ("b", PartEncoding::new().style(Style::FORM.allow_reserved())),
            ("c", PartEncoding::new().style(Style::JSON)),
            ("gone", PartEncoding::new().style(Style::JSON)),
        ];
        let value = json!({"a": {"b": {"c": 1}}, "b": "x/y%2F", "c": [1, 2]});
        assert_eq!(form(value, STYLES), "a%5Bb%5D%5Bc%5D=1&b=x/y%2F&c=%5B1%2C2%5D");
    }

    #[test]
    fn what_is_no_form_is_an_error() {
        assert!(encode(&ParamValue::of("text").unwrap(), &[]).is_err());
        let file = ParamValue::of(std::collections::BTreeMap::from([("a", File::new("x"))])).unwrap();
        assert!(encode(&file, &[]).is_err());
        assert!(encode(&ParamValue::of(json!({"a": {}})).unwrap(), XML).is_err());
    }
}
