use std::collections::BTreeMap;

use http::{HeaderMap, StatusCode};
use serde_json::json;

use super::*;
use crate::{
    model::Deserialize,
    response::{RawResponse, json::MADE},
};

#[derive(Debug, PartialEq, Deserialize)]
struct Dog {
    kind: String,
    name: String,
    #[serde(default)]
    ages: Vec<f64>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Cat {
    lives: i64,
    friend: Option<Box<Pet>>,
}

#[derive(Debug, PartialEq)]
enum Pet {
    Dog(Dog),
    Cat(Cat),
    Fish(AnyOf<Cat>),
    Map(BTreeMap<String, Value>),
    Unknown(Value),
}

impl<'de> Deserialize<'de> for Pet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        tagged(deserializer)
    }
}

impl TaggedUnion for Pet {
    const TAG: Tag = Tag::new("kind", &["dog", "cat", "fish", "map"]);

    fn decode<'de, S: Selected<'de>>(raw: S, tag: &str) -> Result<Self, S::Error> {
        match tag {
            "dog" => raw.decode().map(Self::Dog),
            "cat" => raw.decode_untagged().map(Self::Cat),
            "fish" => raw.decode_with_unknown().map(Self::Fish),
            "map" => raw.decode().map(Self::Map),
            _ => raw.to_unknown().map(Self::Unknown),
        }
    }
}

fn response(text: &str) -> RawResponse {
    RawResponse::new(StatusCode::OK, HeaderMap::new(), text.to_owned())
}

/// Decodes a body, and returns the number of buffered values, too.
fn read(text: &str) -> (Result<Vec<Pet>, String>, usize) {
    let before = MADE.get();
    let pets = response(text).json().map_err(|error| error.to_string());
    (pets, MADE.get() - before)
}

#[test]
fn an_object_that_starts_with_its_tag_is_not_buffered() {
    let (pets, made) = read(
        r#"[{"kind":"dog","name":"Rex","ages":[1,2.5],"else":{}},
            {"kind":"cat","lives":9.0,"friend":{"kind":"dog","name":"Rex"}},{"kind":"map","a":[{"b":null}]}]"#,
    );
    let dog = |ages: &[f64]| Dog { kind: "dog".to_owned(), name: "Rex".to_owned(), ages: ages.to_vec() };
    let friend = Some(Box::new(Pet::Dog(dog(&[]))));
    let map = BTreeMap::from([("kind".to_owned(), json!("map")), ("a".to_owned(), json!([{"b": null}]))]);
    assert_eq!(pets.unwrap(), [Pet::Dog(dog(&[1.0, 2.5])), Pet::Cat(Cat { lives: 9, friend }), Pet::Map(map)]);
    assert_eq!(made, 4, "the four tags");
}

#[test]
fn properties_before_the_tag_are_kept_in_their_order() {
    let (pets, made) = read(r#"[{"name":"Rex","ages":[3],"kind":"dog"},{"lives":9e0,"kind":"cat"}]"#);
    let dog = Dog { kind: "dog".to_owned(), name: "Rex".to_owned(), ages: vec![3.0] };
    assert_eq!(pets.unwrap(), [Pet::Dog(dog), Pet::Cat(Cat { lives: 9, friend: None })]);
    assert_eq!(made, 6, "two tags, and four values before them");
}

#[test]
fn values_that_need_a_buffer_get_one() {
    let (pets, _) = read(r#"[{"a":1,"kind":"bird","b":2},"x",{"kind":"fish","lives":1,"fins":2}]"#);
    let [bird, text, Pet::Fish(fish)] = &pets.unwrap()[..] else { panic!("another variant") };
    assert_eq!(*bird, Pet::Unknown(json!({"a": 1, "kind": "bird", "b": 2})));
    assert_eq!(*text, Pet::Unknown(json!("x")));
    assert_eq!((fish.value.lives, fish.others.len()), (1, 2));
}

#[test]
fn errors_have_their_place_whatever_the_order() {
    for text in [
        r#"[{"kind":"cat","lives":1,"friend":{"kind":"dog","name":7}}]"#,
        r#"[{"lives":1,"friend":{"name":7,"kind":"dog"},"kind":"cat"}]"#,
    ] {
        let error = response(text).json::<Vec<Pet>>().unwrap_err();
        assert_eq!(error.path(), "/0/friend/name", "{error}");
    }
    let (pets, _) = read(r#"[{"kind":"dog","name":"Rex","name":"Max"}]"#);
    assert_eq!(pets.unwrap().len(), 1);
}

#[test]
fn the_cost_of_nested_unions_is_linear() {
    // Deeper values are rejected by serde_json.
    let deepest = 125;
    let cost = |before: &str, after: &str, depth: usize| {
        let innermost = r#"{"kind":"dog","name":"Rex"}"#;
        let (pets, made) = read(&format!("[{}{innermost}{}]", before.repeat(depth), after.repeat(depth)));
        assert_eq!(pets.unwrap().len(), 1);
        made
    };
    let first = |depth| cost(r#"{"kind":"cat","lives":1,"friend":"#, "}", depth);
    let last = |depth| cost(r#"{"lives":1,"friend":"#, r#","kind":"cat"}"#, depth);
    assert_eq!((first(20), first(40)), (21, 41), "a value for each tag");
    assert!(last(40) < 3 * last(20), "{} {}", last(40), last(20));
    assert_eq!(first(deepest), deepest + 1);
    assert!(last(deepest) < 8 * last(20), "{} {}", last(deepest), last(20));
}
