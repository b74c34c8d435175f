use std::collections::BTreeMap;

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;

use crate::response::decode::decode_json;

#[derive(Debug, PartialEq, Deserialize)]
struct Tiny {
    id: i64,
    name: Option<String>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Counts {
    small: Option<i8>,
    large: Option<u64>,
    widest: Option<i128>,
    #[serde(default)]
    list: Vec<u32>,
    #[serde(default)]
    map: BTreeMap<String, i32>,
}

fn read<T: DeserializeOwned>(body: &str) -> Result<T, String> {
    limited(body, 1000)
}

fn limited<T: DeserializeOwned>(body: &str, limit: usize) -> Result<T, String> {
    decode_json(body.as_bytes(), None, limit).map_err(|error| error.to_string())
}

#[test]
fn integers_in_float_notation_are_accepted() {
    for (text, number) in [("30.0", 30), ("1e3", 1000), ("-2.50e1", -25), ("7", 7), ("0.0", 0)] {
        assert_eq!(read::<i64>(text), Ok(number), "{text}");
        assert_eq!(read::<i128>(text), Ok(number.into()), "{text}");
        assert_eq!(read::<Option<i16>>(text), Ok(Some(number.try_into().unwrap())), "{text}");
    }
    let counts =
        read::<Counts>(r#"{"small": 3.0, "large": 1e18, "widest": 1e30, "list": [1.0, 2], "map": {"a": 1e1}}"#);
    let expected = Counts {
        small: Some(3),
        large: Some(1_000_000_000_000_000_000),
        widest: Some(1_000_000_000_000_000_000_000_000_000_000),
        list: vec![1, 2],
        map: BTreeMap::from([("a".to_owned(), 10)]),
    };
    assert_eq!(counts, Ok(expected));
}

#[test]
fn an_integer_in_float_notation_keeps_its_last_digit() {
    assert_eq!(read::<i64>("9007199254740993.0"), Ok(9_007_199_254_740_993));
    assert_eq!(
        read::<Vec<u64>>("[18446744073709551615.0, 1.8446744073709551615e19, 5]"),
        Ok(vec![u64::MAX, u64::MAX, 5])
    );
    assert_eq!(read::<i64>("-9223372036854775808.0"), Ok(i64::MIN));
}

#[test]
fn a_number_that_is_not_an_integer_of_the_type_is_an_error_with_its_location() {
    let error = read::<Counts>(r#"{"list": [1, 30.5]}"#).unwrap_err();
    assert!(error.starts_with("at /list/1: invalid type: floating point `30.5`, expected u32"), "{error}");
    let error = read::<Counts>(r#"{"small": 300.0}"#).unwrap_err();
    assert!(error.starts_with("at /small: invalid value: integer `300`, expected i8"), "{error}");
    let error = read::<Counts>(r#"{"large": 1e20}"#).unwrap_err();
    assert!(error.starts_with("at /large: invalid"), "{error}");
    let error = read::<Counts>(r#"{"large": 9007199254740993.5}"#).unwrap_err();
    assert!(error.starts_with("at /large: invalid type: floating point"), "{error}");
    let error = read::<Counts>(r#"{"widest": "30"}"#).unwrap_err();
    assert!(error.starts_with("at /widest: invalid type: a string, expected i128"), "{error}");
    // The other integers are decoded from their text, too.
    let error = read::<(u64, i32)>(r#"[1e18, "a"]"#).unwrap_err();
    assert!(error.starts_with("at /1: invalid type: a string, expected i32"), "{error}");
}

#[test]
fn untyped_numbers_and_floats_are_unchanged() {
    assert_eq!(read::<Value>("30.0").unwrap().to_string(), "30.0");
    assert_eq!(read::<f64>("30").unwrap().to_string(), "30");
}

#[test]
fn an_array_is_not_decoded_as_an_object() {
    let error = read::<Tiny>(r#"[1,"x"]"#).unwrap_err();
    assert!(error.starts_with("invalid type: sequence, expected struct Tiny"), "{error}");
    let error = read::<Vec<Tiny>>(r#"[{"id":1},[1,"x"]]"#).unwrap_err();
    assert!(error.starts_with("at /1: invalid type: sequence"), "{error}");
    let error = read::<BTreeMap<String, Option<Tiny>>>(r#"{"a":[1,"x"]}"#).unwrap_err();
    assert!(error.starts_with("at /a: invalid type: sequence"), "{error}");
    let error = read::<BTreeMap<String, i64>>("[]").unwrap_err();
    assert!(error.starts_with("invalid type: sequence, expected a map"), "{error}");
    assert_eq!(read::<(i64, String)>(r#"[1,"x"]"#), Ok((1, "x".to_owned())));
}

#[test]
fn a_body_with_more_values_than_the_limit_is_an_error() {
    let tree = |count: usize| format!("[{}]", vec!["{}"; count].join(","));
    assert!(limited::<Value>(&tree(9), 10).is_ok());
    let error = limited::<Value>(&tree(10), 10).unwrap_err();
    assert!(error.contains("the body has more than 10 values; `max_response_nodes` sets the limit"), "{error}");
    let tiny = |count: usize| format!("[{}]", vec![r#"{"id":1}"#; count].join(","));
    assert!(limited::<Vec<Tiny>>(&tiny(9), 10).is_ok());
    let error = limited::<Vec<Tiny>>(&tiny(10), 10).unwrap_err();
    assert!(error.starts_with("at /9: the body has more than 10 values"), "{error}");
    // A scalar of a known type takes no more memory than its text.
    assert_eq!(limited::<Vec<u8>>(&format!("[{}]", vec!["1"; 100].join(",")), 10).unwrap().len(), 100);
}

#[test]
fn the_rules_apply_inside_enums() {
    #[derive(Debug, PartialEq, Deserialize)]
    enum Shape {
        Tiny(Tiny),
        Pair(u8, u8),
    }

    assert_eq!(read::<Shape>(r#"{"Pair":[1.0,2e0]}"#), Ok(Shape::Pair(1, 2)));
    assert_eq!(read::<Shape>(r#"{"Tiny":{"id":1.0}}"#), Ok(Shape::Tiny(Tiny { id: 1, name: None })));
    assert!(read::<Shape>(r#"{"Tiny":[1,null]}"#).unwrap_err().contains("expected struct Tiny"));
}
