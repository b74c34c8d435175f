use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::json;

use super::*;

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

/// Two lists that only their items' members tell apart.
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
        const LIST: Form = Form::object(&["items"], &[]);
        Raw::read(deserializer)?.by_form(&[LIST, LIST, Form::Integer], |raw, form| match form {
            0 => raw.decode().map(Self::Assets),
            1 => raw.decode().map(Self::Prices),
            2 => raw.decode().map(Self::Number),
            _ => Ok(Self::Unknown(raw.keep())),
        })
    }
}

/// A tag that decides, and a variant for all other tags.
#[derive(Debug, PartialEq)]
enum Tagged {
    Asset(Asset),
    Price(Price),
    Unknown(Value),
}

impl Tagged {
    fn read(value: Value, default: Option<&'static str>) -> Result<Self, serde_json::Error> {
        Raw::read(value)?.by_tag("kind", &["asset", "1", "price"], default, |raw, tag| match tag {
            "asset" | "1" => raw.decode().map(Self::Asset),
            "price" => raw.decode().map(Self::Price),
            _ => Ok(Self::Unknown(raw.keep())),
        })
    }
}

fn either(value: Value) -> Either {
    serde_json::from_value(value).unwrap()
}

#[test]
fn the_variant_that_loses_nothing_is_taken() {
    assert_eq!(
        either(json!({"items": [{"weight": 1.0}]})),
        Either::Assets(List { items: vec![Asset { weight: Some(1.0) }] })
    );
    assert_eq!(
        either(json!({"items": [{"price": 1.0}]})),
        Either::Prices(List { items: vec![Price { price: Some(1.0) }] })
    );
    // What neither describes is lost in both.
    assert!(matches!(either(json!({"items": [{"price": 1.0}, {"x": 1}]})), Either::Prices(_)));
}

#[test]
fn what_rejects_the_value_gives_way_and_what_no_variant_takes_is_kept() {
    for value in [json!({"items": "none"}), json!({"items": [[1.0]]}), json!(256), json!({"item": []}), json!("a")] {
        assert_eq!(either(value.clone()), Either::Unknown(value));
    }
    assert_eq!(either(json!(255)), Either::Number(255));
}

#[test]
fn a_tag_may_be_a_number_and_one_that_is_missing_leaves_the_choice_to_the_value() {
    let read = |value| Tagged::read(value, None).unwrap();
    assert!(matches!(read(json!({"kind": "asset"})), Tagged::Asset(_)));
    assert!(matches!(read(json!({"kind": 1})), Tagged::Asset(_)));
    assert!(matches!(read(json!({"kind": "other"})), Tagged::Unknown(_)));
    assert!(matches!(read(json!({"price": 1})), Tagged::Price(_)));
    assert!(matches!(read(json!({"price": "much"})), Tagged::Unknown(_)));
    assert!(matches!(read(json!({})), Tagged::Asset(_)));
    assert!(matches!(read(json!(1)), Tagged::Unknown(_)));
    assert!(Tagged::read(json!({"kind": "price", "price": "much"}), None).is_err());
}

#[test]
fn the_default_variant_takes_other_tags_and_none() {
    let read = |value| Tagged::read(value, Some("price")).unwrap();
    assert!(matches!(read(json!({"kind": "other", "price": 1})), Tagged::Price(_)));
    assert!(matches!(read(json!({"weight": 1})), Tagged::Price(_)));
    assert!(matches!(read(json!({"price": "much"})), Tagged::Unknown(_)));
}

#[test]
fn what_a_variant_of_an_any_of_does_not_describe_stays_beside_it() {
    let value = json!({"weight": 1.0, "price": 2.0});
    let both: AnyOf<Asset> = Raw::read(value.clone()).unwrap().decode_beside().unwrap();
    assert_eq!((both.weight, &both.others["price"]), (Some(1.0), &json!(2.0)));
    assert_eq!(serde_json::to_value(&both).unwrap(), value);
    assert!(Raw::read(json!({"price": 2.0})).unwrap().decode_beside::<Asset>().is_err());
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
        const OBJECT: Form = Form::object(&[], &[]);
        Raw::read(deserializer)?.by_form(&[OBJECT, OBJECT, Form::Boolean], |raw, form| match form {
            0 => raw.decode().map(Self::One),
            1 => raw.decode().map(Self::Two),
            2 => raw.decode().map(Self::End),
            _ => Ok(Self::Unknown(raw.keep())),
        })
    }
}

#[test]
fn a_value_that_fits_nowhere_ends_soon_at_any_depth() {
    let value = (0..100).fold(json!("neither"), |inner, _| json!({"a": inner}));
    assert!(matches!(serde_json::from_value(value).unwrap(), Deep::One(_)));
}
