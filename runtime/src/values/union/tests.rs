use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::*;
use crate::response::json::MADE;

#[derive(Debug, PartialEq, Deserialize, Serialize)]
struct Asset {
    #[serde(skip_serializing_if = "Option::is_none")]
    weight: Option<f64>,
}

#[derive(Debug, PartialEq, Deserialize, Serialize)]
struct Price {
    #[serde(skip_serializing_if = "Option::is_none")]
    price: Option<f64>,
}

#[derive(Debug, PartialEq, Deserialize, Serialize)]
struct List<T> {
    items: Vec<T>,
}

/// Two lists that differ only in the properties of their items.
#[derive(Debug, PartialEq, Serialize)]
#[serde(untagged)]
enum Either {
    Assets(List<Asset>),
    Prices(List<Price>),
    Number(u8),
    Unknown(Value),
}

impl<'de> Deserialize<'de> for Either {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        const LIST: UnionForm = UnionForm::object(&["items"], &[]);
        Raw::deserialize(deserializer)?.by_form(&[LIST, LIST, UnionForm::Integer], |raw, form| match form {
            0 => raw.decode().map(Self::Assets),
            1 => raw.decode().map(Self::Prices),
            2 => raw.decode().map(Self::Number),
            _ => Ok(Self::Unknown(raw.to_unknown())),
        })
    }
}

/// A tag that selects a variant, and a variant for all other tags.
#[derive(Debug, PartialEq)]
enum Tagged<const HAS_DEFAULT: bool> {
    Asset(Asset),
    Price(Price),
    Unknown(Value),
}

impl<const HAS_DEFAULT: bool> TaggedUnion for Tagged<HAS_DEFAULT> {
    const TAG: Tag = {
        let tag = Tag::new("kind", &["asset", "1", "price"]);
        if HAS_DEFAULT { tag.or("price") } else { tag }
    };

    fn decode<'de, S: Selected<'de>>(raw: S, tag: &str) -> Result<Self, S::Error> {
        match tag {
            "asset" | "1" => raw.decode().map(Self::Asset),
            "price" => raw.decode().map(Self::Price),
            _ => raw.to_unknown().map(Self::Unknown),
        }
    }
}

impl<const HAS_DEFAULT: bool> Tagged<HAS_DEFAULT> {
    fn read(value: Value) -> Result<Self, serde_json::Error> {
        super::tagged(value)
    }
}

fn either(value: Value) -> Either {
    serde_json::from_value(value).unwrap()
}

#[test]
fn the_variant_that_loses_nothing_is_selected() {
    assert_eq!(
        either(json!({"items": [{"weight": 1.0}]})),
        Either::Assets(List { items: vec![Asset { weight: Some(1.0) }] })
    );
    assert_eq!(
        either(json!({"items": [{"price": 1.0}]})),
        Either::Prices(List { items: vec![Price { price: Some(1.0) }] })
    );
    // Properties that are unknown to both variants are lost in both.
    assert!(matches!(either(json!({"items": [{"price": 1.0}, {"x": 1}]})), Either::Prices(_)));
}

#[test]
fn a_value_that_every_variant_rejects_is_kept() {
    for value in [json!({"items": "none"}), json!({"items": [[1.0]]}), json!(256), json!({"item": []}), json!("a")] {
        assert_eq!(either(value.clone()), Either::Unknown(value));
    }
    assert_eq!(either(json!(255)), Either::Number(255));
}

#[test]
fn a_tag_may_be_a_number_and_without_a_tag_the_value_selects_the_variant() {
    let read = |value| Tagged::<false>::read(value).unwrap();
    assert!(matches!(read(json!({"kind": "asset"})), Tagged::Asset(_)));
    assert!(matches!(read(json!({"kind": 1})), Tagged::Asset(_)));
    assert!(matches!(read(json!({"kind": "other"})), Tagged::Unknown(_)));
    assert!(matches!(read(json!({"price": 1})), Tagged::Price(_)));
    assert!(matches!(read(json!({"price": "much"})), Tagged::Unknown(_)));
    assert!(matches!(read(json!({})), Tagged::Asset(_)));
    assert!(matches!(read(json!(1)), Tagged::Unknown(_)));
    assert!(Tagged::<false>::read(json!({"kind": "price", "price": "much"})).is_err());
}

#[test]
fn the_default_variant_accepts_unknown_and_missing_tags() {
    let read = |value| Tagged::<true>::read(value).unwrap();
    assert!(matches!(read(json!({"kind": "other", "price": 1})), Tagged::Price(_)));
    assert!(matches!(read(json!({"weight": 1})), Tagged::Price(_)));
    assert!(matches!(read(json!({"price": "much"})), Tagged::Unknown(_)));
}

#[test]
fn undocumented_properties_of_an_any_of_variant_are_kept() {
    let value = json!({"weight": 1.0, "price": 2.0});
    let both: AnyOf<Asset> = Raw::deserialize(value.clone()).unwrap().decode_with_unknown().unwrap();
    assert_eq!((both.weight, &both.others["price"]), (Some(1.0), &json!(2.0)));
    assert_eq!(serde_json::to_value(&both).unwrap(), value);
    assert!(Raw::deserialize(json!({"price": 2.0})).unwrap().decode_with_unknown::<Asset>().is_err());
    assert_eq!(serde_json::to_value(AnyOf::from(Asset { weight: None })).unwrap(), json!({}));
}

/// A union in a union in a union: each level tries both variants.
#[derive(Debug, PartialEq)]
enum Deep {
    One(BTreeMap<String, Deep>),
    Two(BTreeMap<String, Deep>),
    End(bool),
    Unknown(Value),
}

impl<'de> Deserialize<'de> for Deep {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        const OBJECT: UnionForm = UnionForm::object(&[], &[]);
        Raw::deserialize(deserializer)?.by_form(&[OBJECT, OBJECT, UnionForm::Boolean], |raw, form| match form {
            0 => raw.decode().map(Self::One),
            1 => raw.decode().map(Self::Two),
            2 => raw.decode().map(Self::End),
            _ => Ok(Self::Unknown(raw.to_unknown())),
        })
    }
}

#[test]
fn a_deep_value_that_every_variant_rejects_is_decoded_quickly() {
    let value = (0..100).fold(json!("neither"), |inner, _| json!({"a": inner}));
    assert!(matches!(serde_json::from_value(value).unwrap(), Deep::One(_)));
}

/// A tree whose leaves may have any value.
#[derive(Debug, PartialEq, Serialize)]
#[serde(untagged)]
enum Tree {
    Branch(Branch),
    Leaf(Leaf),
    Unknown(Value),
}

#[derive(Debug, PartialEq, Deserialize, Serialize)]
struct Branch {
    child: Box<Tree>,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<Value>,
}

#[derive(Debug, PartialEq, Deserialize, Serialize)]
struct Leaf {
    data: Value,
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        const FORMS: &[UnionForm] = &[UnionForm::object(&["child"], &["data"]), UnionForm::object(&["data"], &[])];
        Raw::deserialize(deserializer)?.by_form(FORMS, |raw, form| match form {
            0 => raw.decode().map(Self::Branch),
            1 => raw.decode().map(Self::Leaf),
            _ => Ok(Self::Unknown(raw.to_unknown())),
        })
    }
}

/// Returns how many values are created by decoding a tree of this depth with this many items at its end. The second
/// number counts the values in the tree.
fn made(depth: usize, items: usize) -> (usize, usize) {
    let tree = (0..depth).fold(json!({"data": vec![0; items]}), |child, _| json!({"child": child}));
    let text = tree.to_string();
    let before = MADE.get();
    let decoded: Tree = serde_json::from_str(&text).unwrap();
    let made = MADE.get() - before;
    assert_eq!(serde_json::to_string(&decoded).unwrap(), text);
    // One object for each level, one at the end, its list, and the list's items.
    (made, depth + 1 + 1 + items)
}

#[test]
fn a_tree_of_any_depth_and_width_is_parsed_once() {
    for depth in [0, 1, 15, 30, 60] {
        for items in [0, 1000, 2000, 4000] {
            let (made, values) = made(depth, items);
            assert_eq!(made, values, "{depth} levels, {items} items");
        }
    }
}

#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
struct Sail {
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<Value>,
    masts: f32,
}

/// Encodes a value by its field, and checks that this gives the same as a search for the field.
fn tagged_by(tag: UnionTag, value: &Sail) -> String {
    struct With<'v>(UnionTag, &'v Sail);
    impl Serialize for With<'_> {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            self.0.encode_by(self.1.kind.as_ref(), self.1, serializer)
        }
    }
    let text = serde_json::to_string(&With(tag, value)).unwrap();
    assert_eq!(text, tagged(tag, value));
    text
}

/// Encodes a value with a tag.
fn tagged(tag: UnionTag, value: &impl Serialize) -> String {
    struct With<'v, T>(UnionTag, &'v T);
    impl<T: Serialize> Serialize for With<'_, T> {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            self.0.encode(&self.1, serializer)
        }
    }
    serde_json::to_string(&With(tag, value)).unwrap()
}

fn sail(kind: Value) -> Sail {
    Sail { kind: Some(kind).filter(|kind| !kind.is_null()), masts: 0.1 }
}

#[test]
fn a_missing_tag_is_added_first_and_a_wrong_tag_is_replaced_in_place() {
    const TAG: UnionTag = UnionTag::new("kind", &["ketch", "yawl"]);
    assert_eq!(tagged_by(TAG, &sail(Value::Null)), r#"{"kind":"ketch","masts":0.1}"#);
    assert_eq!(tagged_by(TAG, &sail(json!("yawl"))), r#"{"kind":"yawl","masts":0.1}"#);
    for wrong in [json!("sloop"), json!(1), json!({"kind": "yawl"}), json!([])] {
        assert_eq!(tagged_by(TAG, &sail(wrong)), r#"{"kind":"ketch","masts":0.1}"#);
    }
    assert_eq!(tagged(TAG, &json!({"a": 1, "kind": null, "b": 2})), r#"{"a":1,"kind":"ketch","b":2}"#);
    assert_eq!(tagged(TAG, &json!({})), r#"{"kind":"ketch"}"#);
    assert_eq!(tagged(TAG, &BTreeMap::from([("a", u128::MAX)])), format!(r#"{{"kind":"ketch","a":{}}}"#, u128::MAX));
}

#[test]
fn a_tag_may_be_a_number_and_only_objects_have_tags() {
    const TAG: UnionTag = UnionTag::new("kind", &["2", "true", "1.5"]).scalar();
    assert_eq!(tagged_by(TAG, &sail(Value::Null)), r#"{"kind":2,"masts":0.1}"#);
    assert_eq!(tagged_by(TAG, &sail(json!(true))), r#"{"kind":true,"masts":0.1}"#);
    assert_eq!(tagged_by(TAG, &sail(json!(1.5))), r#"{"kind":1.5,"masts":0.1}"#);
    for value in [json!(1), json!("a"), json!(null), json!([{}])] {
        assert_eq!(tagged(TAG, &value), value.to_string());
    }
}

#[test]
fn the_default_variant_keeps_every_tag_that_no_other_variant_has() {
    const TAG: UnionTag = UnionTag::new("kind", &["raft"]).all_but(&["ketch"]);
    for kept in [json!("raft"), json!("float"), Value::Null] {
        assert_eq!(tagged_by(TAG, &sail(kept.clone())), json(&sail(kept)));
    }
    assert_eq!(tagged_by(TAG, &sail(json!("ketch"))), r#"{"kind":"raft","masts":0.1}"#);
    assert_eq!(tagged_by(UnionTag::new("kind", &["raft"]).optional(), &sail(Value::Null)), r#"{"masts":0.1}"#);
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap()
}

/// A union that is a variant of another union.
struct Inner(&'static str, Sail);

impl Serialize for Inner {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let own = self.1.kind.as_ref().filter(|_| self.0 == "kind");
        UnionTag::new(self.0, &["yawl"]).encode_by(own, &self.1, serializer)
    }
}

#[test]
fn a_nested_union_encodes_its_own_tag() {
    const OUTER: UnionTag = UnionTag::new("kind", &["sail", "ketch", "yawl"]);
    let inner = |property, kind| Inner(property, sail(kind));
    assert_eq!(tagged(OUTER, &inner("kind", Value::Null)), r#"{"kind":"yawl","masts":0.1}"#);
    assert_eq!(tagged(OUTER, &inner("kind", json!("raft"))), r#"{"kind":"yawl","masts":0.1}"#);
    assert_eq!(tagged(OUTER, &inner("rig", Value::Null)), r#"{"kind":"sail","rig":"yawl","masts":0.1}"#);
    assert_eq!(tagged(OUTER, &inner("rig", json!("ketch"))), r#"{"rig":"yawl","kind":"ketch","masts":0.1}"#);
}

#[test]
fn a_tag_is_hidden_from_a_variant_without_that_property() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Counts(BTreeMap<String, u8>);
    impl TaggedUnion for Counts {
        const TAG: Tag = Tag::new("kind", &["counts"]);

        fn decode<'de, S: Selected<'de>>(raw: S, _: &str) -> Result<Self, S::Error> {
            raw.decode_untagged()
        }
    }
    let read = |value: Value| -> Result<(Counts, observe::Loss), serde_json::Error> {
        let attempt = Attempt::begin();
        let counts = super::tagged(value);
        Ok((counts?, attempt.end().loss))
    };
    let (counts, loss) = read(json!({"a": 1, "kind": "counts", "b": 2})).unwrap();
    assert_eq!(counts.0, BTreeMap::from([("a".to_owned(), 1), ("b".to_owned(), 2)]));
    assert!(loss.is_none());
}

/// A tree whose nodes are distinguished by a tag.
#[derive(Debug, PartialEq)]
enum Counted {
    Node { children: Vec<Counted> },
    Leaf { count: i64 },
}

impl<'de> Deserialize<'de> for Counted {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::tagged(deserializer)
    }
}

impl TaggedUnion for Counted {
    const TAG: Tag = Tag::new("kind", &["1", "2"]);

    fn decode<'de, S: Selected<'de>>(raw: S, tag: &str) -> Result<Self, S::Error> {
        #[derive(Deserialize)]
        struct Node {
            children: Vec<Counted>,
        }
        #[derive(Deserialize)]
        struct Leaf {
            count: i64,
        }
        match tag {
            "1" => raw.decode().map(|Node { children }| Self::Node { children }),
            "2" => raw.decode().map(|Leaf { count }| Self::Leaf { count }),
            _ => Err(S::Error::custom("no such tree")),
        }
    }
}

#[test]
fn an_error_in_a_variant_has_its_location_in_the_body() {
    let body = |leaf: &str| format!(r#"[{{"kind":1,"children":[{leaf},{{"kind":1.0,"children":[{leaf}]}}]}}]"#);
    let read = |leaf| crate::response::decode::decode_json::<Vec<Counted>>(body(leaf).as_bytes(), None, 1000);
    let trees = read(r#"{"kind":2,"count":3e1}"#).unwrap();
    let leaf = || Counted::Leaf { count: 30 };
    assert_eq!(trees, [Counted::Node { children: vec![leaf(), Counted::Node { children: vec![leaf()] }] }]);
    let error = read(r#"{"kind":2,"count":30.5}"#).unwrap_err();
    assert_eq!(error.path(), "/0/children/0/count");
    assert!(error.cause().starts_with("invalid type: floating point `30.5`, expected i64"), "{error}");
    let error = read(r#"{"kind":2,"count":[]}"#).unwrap_err();
    assert_eq!(error.path(), "/0/children/0/count");
}
