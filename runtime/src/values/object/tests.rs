//! The derives of this crate behave as serde's do.

use std::{collections::BTreeMap, fmt::Debug};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::{Maybe, codegen, response::observe::take_objects};

/// Defines the same type twice: in `lean` with the derives of this crate, and in `plain` with those of serde.
macro_rules! twice {
    ($($item:item)*) => {
        mod lean {
            use super::*;
            use crate::model::{Deserialize, Serialize};
            $($item)*
        }

        mod plain {
            use super::*;
            use serde::{Deserialize, Serialize};
            $($item)*
        }
    };
}

twice! {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(rename_all = "camelCase")]
    pub(super) struct Boat {
        pub full_name: String,
        #[serde(rename = "Sail Area", alias = "area", alias = "sail_area")]
        pub area: f64,
        pub masts: Option<u8>,
        #[serde(skip_serializing_if = "Option::is_none")]
        pub r#type: Option<String>,
        #[serde(default, deserialize_with = "codegen::nullable")]
        pub owner: Option<String>,
        #[serde(default, deserialize_with = "codegen::present", skip_serializing_if = "Option::is_none")]
        pub note: Option<Value>,
        #[serde(default, skip_serializing_if = "Maybe::is_absent")]
        pub berth: Maybe<i32>,
        pub crew: Vec<Sailor>,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    pub(super) struct Sailor {
        pub id: i64,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    pub(super) struct Log {
        pub day: Option<String>,
        #[serde(flatten)]
        pub additional: BTreeMap<String, Value>,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    pub(super) struct Nothing {}

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(transparent)]
    pub(super) struct Tree(pub Vec<Tree>);

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    pub(super) struct Envelope<T> {
        pub value: Option<T>,
    }

    #[derive(Debug, PartialEq, Serialize)]
    #[serde(untagged)]
    pub(super) enum Either {
        Number(i64),
        Text(String),
    }

    #[derive(Debug, Clone, Copy, PartialEq, Serialize)]
    #[serde(into = "i64")]
    pub(super) struct Level(pub i64);

    impl From<Level> for i64 {
        fn from(level: Level) -> Self {
            level.0
        }
    }
}

/// Decodes values as both types, and compares the results, the errors, and the encodings.
fn compare<L, P>(values: impl IntoIterator<Item = Value>)
where
    L: DeserializeOwned + serde::Serialize + Debug + PartialEq,
    P: DeserializeOwned + serde::Serialize + Debug,
{
    for value in values {
        let text = value.to_string();
        let (lean, plain) = (serde_json::from_str::<L>(&text), serde_json::from_str::<P>(&text));
        assert_eq!(format!("{lean:?}"), format!("{plain:?}"), "{text}");
        if let (Ok(lean), Ok(plain)) = (lean, plain) {
            let text = serde_json::to_string(&lean).unwrap();
            assert_eq!(text, serde_json::to_string(&plain).unwrap());
            assert_eq!(serde_json::from_str::<L>(&text).unwrap(), lean);
        }
    }
}

#[test]
fn structs_are_decoded_and_encoded_as_with_the_derives_of_serde() {
    let boat = json!({
        "fullName": "Wren", "Sail Area": 9.5, "masts": 1, "type": "sloop", "owner": "Ann", "note": null, "berth": null,
        "crew": [{"id": 1}, {"id": 2, "name": "Bo"}], "colour": "red",
    });
    let without = |name: &str| {
        let mut boat = boat.clone();
        boat.as_object_mut().unwrap().shift_remove(name);
        boat
    };
    let names = ["", "fullName", "Sail Area", "masts", "type", "owner", "note", "berth", "crew", "colour"];
    compare::<lean::Boat, plain::Boat>(names.map(without));
    compare::<lean::Boat, plain::Boat>([
        json!({"crew": [], "sail_area": 1, "fullName": "A", "masts": null, "owner": null, "berth": 4}),
        json!({"fullName": 1}),
        json!({"crew": [{"id": "x"}]}),
        json!("text"),
        json!(null),
        json!({}),
    ]);
}

#[test]
fn a_repeated_property_is_an_error_under_each_of_its_names() {
    for text in [r#"{"id":1,"id":2}"#, r#"{"id":1,"other":0,"other":0,"id":2}"#] {
        let (lean, plain) = (serde_json::from_str::<lean::Sailor>(text), serde_json::from_str::<plain::Sailor>(text));
        assert_eq!(format!("{lean:?}"), format!("{plain:?}"));
    }
    let text = r#"{"area":1,"sail_area":2}"#;
    let (lean, plain) = (serde_json::from_str::<lean::Boat>(text), serde_json::from_str::<plain::Boat>(text));
    assert_eq!(lean.unwrap_err().to_string(), plain.unwrap_err().to_string());
}

#[test]
fn additional_properties_are_kept_in_place_of_unknown_ones() {
    let values = [json!({"day": "Mon", "a": 1, "": {"b": [null]}}), json!({}), json!({"day": 1}), json!([])];
    compare::<lean::Log, plain::Log>(values);
}

#[test]
fn other_types_are_decoded_and_encoded_as_with_the_derives_of_serde() {
    compare::<lean::Nothing, plain::Nothing>([json!({}), json!({"a": 1}), json!(1)]);
    compare::<lean::Tree, plain::Tree>([json!([]), json!([[[], []]]), json!([1])]);
    let values = [json!({"value": 1}), json!({}), json!({"value": "a"})];
    compare::<lean::Envelope<u8>, plain::Envelope<u8>>(values);
    for (lean, plain) in [
        (lean::Either::Number(1), plain::Either::Number(1)),
        (lean::Either::Text("a".to_owned()), plain::Either::Text("a".to_owned())),
    ] {
        assert_eq!(serde_json::to_value(lean).unwrap(), serde_json::to_value(plain).unwrap());
    }
    assert_eq!(serde_json::to_string(&lean::Level(3)).unwrap(), serde_json::to_string(&plain::Level(3)).unwrap());
}

#[test]
fn an_array_is_not_decoded_as_a_struct() {
    assert!(serde_json::from_str::<plain::Sailor>("[1]").is_ok());
    let error = serde_json::from_str::<lean::Sailor>("[1]").unwrap_err();
    assert!(error.to_string().starts_with("invalid type: sequence, expected struct Sailor"), "{error}");
}

#[test]
fn an_object_without_a_known_property_is_noted() {
    take_objects();
    let noted = |text: &str| {
        serde_json::from_str::<lean::Envelope<u8>>(text).unwrap();
        take_objects().unknown
    };
    assert_eq!((noted("{}"), noted(r#"{"value":1,"a":2}"#), noted(r#"{"a":2}"#)), (false, false, true));
    assert!(!take_objects().unknown);
}

#[test]
fn a_set_of_fields_has_no_limit() {
    let mut seen = super::seen::Seen::default();
    for field in [0, 63, 64, 127, 128, 1000] {
        assert!(!seen.contains(field) && !seen.insert(field));
        assert!(seen.contains(field) && seen.insert(field));
    }
    assert!(!seen.contains(1) && !seen.contains(65) && !seen.contains(5000));
}

#[test]
fn a_setter_never_has_the_name_of_another_field() {
    #[derive(Debug, Default, PartialEq, crate::model::Setters)]
    struct Options {
        #[serde(skip_serializing_if = "Option::is_none")]
        default: Option<bool>,
        #[serde(skip_serializing_if = "Option::is_none")]
        with_default: Option<i64>,
    }
    let options = Options::default().with_default(1).with_default_(true);
    assert_eq!(options, Options { default: Some(true), with_default: Some(1) });
}
