use super::*;
use crate::response::decode::decode_json;

#[derive(Debug, PartialEq, Deserialize)]
struct Tiny {
    id: i64,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Open {
    name: Option<String>,
    #[serde(flatten, deserialize_with = "additional")]
    rest: BTreeMap<String, Tiny>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Tree {
    id: Option<i64>,
    #[serde(flatten, deserialize_with = "additional")]
    children: BTreeMap<String, Tree>,
}

fn error(body: &str) -> String {
    decode_json::<Vec<Open>>(body.as_bytes(), None, 1000).unwrap_err().to_string()
}

#[test]
fn additional_properties_are_decoded_by_the_same_rules() {
    let open: Open = decode_json(br#"{"a":{"id":30.0},"name":"x","b":{"id":1}}"#, None, 1000).unwrap();
    assert_eq!((open.rest["a"].id, open.rest["b"].id, open.name.as_deref()), (30, 1, Some("x")));
    let array = error(r#"[{"a":{"id":1}},{"a":[1]}]"#);
    assert!(array.starts_with("at /1/a: invalid type: sequence, expected struct Tiny"), "{array}");
    let fraction = error(r#"[{"name":"x","a/b":{"id":30.5}}]"#);
    assert!(fraction.starts_with("at /0/a~1b/id: invalid type: floating point `30.5`"), "{fraction}");
}

#[test]
fn a_tree_with_an_invalid_leaf_is_decoded_in_few_passes_at_any_depth() {
    let body = format!("{}30.5{}", r#"{"a":"#.repeat(100) + r#"{"id":"#, "}".repeat(101));
    let error = decode_json::<Tree>(body.as_bytes(), None, 1000).unwrap_err();
    assert_eq!(error.path(), format!("{}/id", "/a".repeat(100)));
    assert!(error.cause().starts_with("invalid type: floating point `30.5`"), "{error}");
    let body = body.replace("30.5", "30.0");
    let (tree, _) = observe::decode_reporting(|| decode_json::<Tree>(body.as_bytes(), None, 1000));
    assert!(tree.is_ok());
}
