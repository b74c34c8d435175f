use std::collections::BTreeMap;

use serde::{Deserialize, de::IgnoredAny};

use super::*;

#[derive(Debug, PartialEq, Deserialize)]
struct Pet {
    id: Option<u64>,
    #[serde(alias = "label")]
    name: Option<String>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Strict {
    id: u64,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Open {
    id: Option<u64>,
    #[serde(flatten)]
    others: BTreeMap<String, serde_json::Value>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Wrapper<T> {
    status: Option<i32>,
    data: Option<T>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Newtype<T>(T);

#[derive(Debug, Deserialize)]
struct Nothing {}

fn json<T: DeserializeOwned>(body: &str) -> Result<T, String> {
    decode_json(body.as_bytes(), None, 1_000_000).map_err(|error| error.to_string())
}

fn wrapped<T: DeserializeOwned>(body: &str) -> Result<Wrapper<T>, String> {
    decode_json(body.as_bytes(), Some("data"), 1_000_000).map_err(|error| error.to_string())
}

#[test]
fn a_number_keeps_its_last_digit() {
    for text in ["0.9123105625617661", "0.09999999999998999", "0.11429744284625785"] {
        assert_eq!(json::<f64>(text).unwrap().to_string(), text);
        assert_eq!(json::<serde_json::Value>(text).unwrap().to_string(), text);
    }
}

#[test]
fn values_pass_through_all_decoder_layers_unchanged() {
    assert_eq!(json::<u64>("18446744073709551615").unwrap(), u64::MAX);
    assert_eq!(json::<i64>("-9223372036854775808").unwrap(), i64::MIN);
    assert_eq!(json::<i128>("170141183460469231731687303715884105727").unwrap(), i128::MAX);
    assert!((json::<f64>("0.1").unwrap() - 0.1).abs() < f64::EPSILON);
    assert_eq!(json::<Option<bool>>("null").unwrap(), None);
    assert_eq!(json::<(u8, char)>(r#"[1, "x"]"#).unwrap(), (1, 'x'));
    assert_eq!(json::<BTreeMap<i64, String>>(r#"{"-1": "a"}"#).unwrap(), BTreeMap::from([(-1, "a".into())]));
    assert_eq!(json::<BTreeMap<bool, u8>>(r#"{"true": 1}"#).unwrap(), BTreeMap::from([(true, 1)]));
    let any = r#"{"a":[1,2.5,null,"x",{"b":true}]}"#;
    assert_eq!(json::<serde_json::Value>(any).unwrap().to_string(), any);
}

#[test]
fn every_kind_of_enum_is_decoded() {
    #[derive(Debug, PartialEq, Deserialize)]
    enum External {
        Unit,
        Newtype(u8),
        Tuple(u8, u8),
        Struct { a: u8 },
    }
    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(tag = "kind")]
    enum Internal {
        Pet(Pet),
    }
    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(untagged)]
    enum Untagged {
        Number(i64),
        Text(String),
    }
    let all = r#"["Unit", {"Newtype": 1}, {"Tuple": [1, 2]}, {"Struct": {"a": 1}}]"#;
    let expected = [External::Unit, External::Newtype(1), External::Tuple(1, 2), External::Struct { a: 1 }];
    assert_eq!(json::<Vec<External>>(all).unwrap(), expected);
    let pet = Pet { id: Some(1), name: None };
    assert_eq!(json::<Internal>(r#"{"kind":"Pet","id":1,"x":2}"#).unwrap(), Internal::Pet(pet));
    let both = [Untagged::Number(1), Untagged::Text("x".into())];
    assert_eq!(json::<Vec<Untagged>>(r#"[1, "x"]"#).unwrap(), both);
}

#[test]
fn an_error_has_a_pointer_and_an_excerpt() {
    type Deep = BTreeMap<String, Vec<Strict>>;
    let body = format!(r#"{{"a/b": [{{"id": 1}}, {{"id": {}}}]}}"#, "-7");
    let error = decode_json::<Deep>(body.as_bytes(), None, 1_000_000).unwrap_err();
    assert_eq!(error.path(), "/a~1b/1/id");
    assert!(error.cause().starts_with("invalid value: integer `-7`, expected u64"), "{error}");
    assert_eq!(error.excerpt(), body);
    let long = format!(r#"{{"a": [{}{{"id": null}}]}}"#, r#"{"id": 1}, "#.repeat(1000));
    let error = decode_json::<Deep>(long.as_bytes(), None, 1_000_000).unwrap_err();
    assert_eq!(error.path(), "/a/1000/id");
    assert!(error.excerpt().contains("null") && error.excerpt().len() < 210, "{error}");
}

#[test]
fn a_byte_order_mark_is_ignored_and_invalid_json_is_an_error() {
    assert_eq!(json::<u8>("\u{feff}1").unwrap(), 1);
    for body in ["", " \n", "[1", "nul", "[1]]", "\u{0}"] {
        assert!(json::<Vec<u8>>(body).is_err(), "{body:?}");
    }
    let deep = "[".repeat(100_000);
    assert!(json::<serde_json::Value>(&deep).unwrap_err().contains("recursion limit"));
}

#[test]
fn an_object_without_documented_properties_is_an_error_wherever_the_rule_applies() {
    let nothing = "no property of the response is documented: found `ID`; expected `id`, `label`, `name`";
    assert_eq!(json::<Pet>(r#"{"ID":1}"#).unwrap_err(), nothing);
    assert_eq!(json::<Option<Newtype<Pet>>>(r#"{"ID":1}"#).unwrap_err(), nothing);
    assert_eq!(json::<Vec<Pet>>(r#"[{"id":1},{"ID":1}]"#).unwrap_err(), format!("at /1: {nothing}"));
    assert_eq!(wrapped::<Pet>(r#"{"data":{"ID":1}}"#).unwrap_err(), format!("at /data: {nothing}"));
    assert_eq!(wrapped::<Vec<Pet>>(r#"{"data":[{"ID":1}]}"#).unwrap_err(), format!("at /data/0: {nothing}"));
    assert!(wrapped::<Pet>(r#"{"id":1}"#).unwrap_err().contains("found `id`; expected `status`, `data`"));
}

#[test]
fn the_rule_takes_precedence_over_a_missing_property() {
    assert!(json::<Strict>(r#"{"ID":1}"#).unwrap_err().starts_with("no property of the response is documented"));
    assert!(json::<Strict>("{}").unwrap_err().starts_with("missing field `id`"));
}

#[test]
fn the_rule_does_not_apply_to_other_values() {
    assert_eq!(json::<Pet>("{}").unwrap(), Pet { id: None, name: None });
    assert_eq!(json::<Pet>(r#"{"label":"x","more":1}"#).unwrap().name.as_deref(), Some("x"));
    assert_eq!(json::<Open>(r#"{"ID":1}"#).unwrap().others.len(), 1);
    assert_eq!(json::<BTreeMap<String, u8>>(r#"{"ID":1}"#).unwrap().len(), 1);
    json::<IgnoredAny>(r#"{"ID":1}"#).unwrap();
    wrapped::<IgnoredAny>(r#"{"data":{"ID":1}}"#).unwrap();
    // A nested object may have changed without the whole response being lost.
    json::<BTreeMap<String, Pet>>(r#"{"a":{"ID":1}}"#).unwrap();
    json::<Vec<Vec<Pet>>>(r#"[[{"ID":1}]]"#).unwrap();
    json::<Nothing>(r#"{"ID":1}"#).unwrap();
}

#[test]
fn a_long_list_of_properties_is_cut() {
    let body = (0..50).map(|n| format!(r#""m{n}":0"#)).collect::<Vec<_>>().join(",");
    let error = json::<Pet>(&format!("{{{body}}}")).unwrap_err();
    assert!(error.contains("`m11`; expected") && !error.contains("m12"), "{error}");
}

#[test]
fn null_decodes_only_to_nullable_types() {
    assert_eq!(decode_null::<Option<u8>>(), Some(None));
    assert_eq!(decode_null::<u8>(), None);
    assert_eq!(decode_null::<()>(), Some(()));
}

/// Decodes a body. Returns also true if it was decoded once.
fn directly<T: DeserializeOwned>(body: &str, max_response_nodes: usize) -> (Result<T, String>, bool) {
    let (mut value, mut passes) = (None, 0);
    let decoded = decode(body.as_bytes(), None, max_response_nodes, &mut |json, pass| {
        passes += usize::from(!pass.is_probing());
        keep(&mut value, json, pass)
    });
    (decoded.map(|()| value.unwrap()).map_err(|error| error.to_string()), passes == 1)
}

#[test]
fn a_body_is_decoded_once_unless_that_fails() {
    #[derive(Debug, PartialEq, wirewright_client_derive::Deserialize)]
    struct Pet {
        age: Option<u8>,
    }

    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Plain {
        age: Option<u8>,
    }

    assert_eq!(directly::<Vec<String>>(r#"["a","b"]"#, 10), (Ok(vec!["a".to_owned(), "b".to_owned()]), true));
    assert_eq!(directly::<Pet>(r#"{"age":2}"#, 10), (Ok(Pet { age: Some(2) }), true));
    assert_eq!(directly::<Vec<Pet>>(r#"[{"age":2.0}]"#, 10), (Ok(vec![Pet { age: Some(2) }]), true));
    assert_eq!(directly::<Plain>(r#"{"age":2}"#, 10), (Ok(Plain { age: Some(2) }), true));
    let nothing = "no property of the response is documented: found `name`; expected `age`";
    assert_eq!(directly::<Pet>(r#"{"name":"Rex"}"#, 10), (Err(nothing.to_owned()), true));
    assert_eq!(directly::<Vec<Plain>>(r#"[{"name":"Rex"}]"#, 10), (Err(format!("at /0: {nothing}")), true));
    let (error, is_once) = directly::<Vec<Pet>>(r"[{},{},{}]", 3);
    assert!(error.unwrap_err().contains("more than 3 values") && !is_once);
}

#[test]
fn an_error_has_the_place_of_the_innermost_value() {
    #[derive(Debug, Deserialize)]
    #[allow(dead_code, reason = "only errors are tested")]
    enum Shape {
        Square(Strict),
        Round { radius: u8 },
    }

    type Shapes = BTreeMap<u8, Vec<Shape>>;
    for (body, place) in [
        (r#"{"1":[{"Square":{"id":1}},{"Square":{"id":"a"}}]}"#, "/1/1/Square/id"),
        (r#"{"1":[{"Square":{"ID":1}}]}"#, "/1/0/Square"),
        (r#"{"1":[],"2":[{"Round":{"radius":256}}]}"#, "/2/0/Round/radius"),
        (r#"{"1":[{"Circle":{}}]}"#, "/1/0"),
        (r#"{"1":[],"x":[]}"#, "/?"),
        (r#"{"1":[],"2":3}"#, "/2"),
        (r#"{"1":[],"2":[nul]}"#, "/2/0"),
        (r#"{"1":[],2}"#, "/?"),
        ("[]", ""),
    ] {
        let error = decode_json::<Shapes>(body.as_bytes(), None, 1000).unwrap_err();
        assert_eq!(error.path(), place, "{body} {error}");
    }
    let deep = format!("{}1{}", "[".repeat(100), "]".repeat(100));
    assert_eq!(decode_json::<Vec<Vec<bool>>>(deep.as_bytes(), None, 1000).unwrap_err().path(), "/0/0");
}

#[test]
fn the_drift_of_structs_with_the_derives_of_serde_is_reported() {
    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Size {
        Small,
        #[serde(other)]
        Other,
    }

    #[derive(Debug, Deserialize)]
    struct Boat {
        masts: Option<u8>,
        length: f32,
        size: Size,
        crew: BTreeMap<String, Option<Boat>>,
    }

    let body = r#"{"masts":null,"length":16777217,"size":"huge","flag":{"size":0},
        "crew":{"a":null,"b":{"length":1,"size":"small","crew":{},"sail":[]}}}"#;
    let (boat, found) = observe::decode_reporting(|| decode_json::<Boat>(body.as_bytes(), None, 1000).unwrap());
    assert!(boat.masts.is_none() && matches!(boat.size, Size::Other) && boat.length > 1.0);
    assert!(boat.crew.values().flatten().all(|boat| matches!(boat.size, Size::Small)));
    let found: Vec<String> = found.into_reports().map(|(place, _)| place).collect();
    assert_eq!(found, ["/masts", "/length", "/size", "/flag", "/crew/b/sail"]);
}
