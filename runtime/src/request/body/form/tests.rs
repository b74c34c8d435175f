use serde_json::{Value, json};

use super::*;
use crate::{operation::Style, request::params::File};

const JSON: Encodings = &[("id", PartEncoding::new().content_type("application/json"))];
const PIPES: Encodings = &[("a", PartEncoding::new().style(Style::PIPE_DELIMITED))];
const XML: Encodings = &[("a", PartEncoding::new().content_type("application/xml"))];

fn form(value: Value, encodings: Encodings) -> String {
    encode(&ParamValue::of(value).unwrap(), encodings).unwrap()
}

#[test]
fn properties_are_fields_arrays_repeat_and_objects_are_json() {
    let value = json!({"a": "x y&z~+", "b": [1, null, 2], "c": {"d": true}, "e": null, "f": [], "g": ""});
    assert_eq!(form(value, &[]), "a=x+y%26z%7E%2B&b=1&b=2&c=%7B%22d%22%3Atrue%7D&g=");
    assert_eq!(form(json!({"a": [{"b": 1}, [2]]}), &[]), "a=%7B%22b%22%3A1%7D&a=%5B2%5D");
}

#[test]
fn the_specifications_example() {
    let address = json!({"streetAddress": "123 Example Dr.", "city": "Somewhere", "state": "CA", "zip": "99999+1234"});
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
        assert_eq!(joined("a", &value, style, Location::Form).unwrap().unwrap(), expected);
    }
    assert_eq!(form(json!({"a": ["x y", "z"], "b": "c d"}), PIPES), "a=x%20y%7Cz&b=c+d");
}

#[test]
fn an_encoding_gives_a_property_its_style() {
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
fn a_value_that_cannot_be_a_form_is_an_error() {
    assert!(encode(&ParamValue::of("text").unwrap(), &[]).is_err());
    let file = ParamValue::of(std::collections::BTreeMap::from([("a", File::new("x"))])).unwrap();
    assert!(encode(&file, &[]).is_err());
    assert!(encode(&ParamValue::of(json!({"a": {}})).unwrap(), XML).is_err());
}
