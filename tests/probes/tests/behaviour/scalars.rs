//! Scalars: formats, numbers and constraints.

use serde_json::{Value, json};
use wirewright_client::chrono::{Datelike as _, Timelike as _};
use wirewright_probes::{t_bignum, t_constraints, t_formats};

use crate::value::{json, kept, refused};

fn with_every_format() -> Value {
    json!({
        "launched": "1987-06-05T04:03:02.100+01:00",
        "built": "1986-12-31",
        "id": "0193b1f8-5c8a-7d6e-9f00-2b4c6d8e0f11",
        "site": "https://wren.example/?a=%20b",
        "papers": "d3Jlbg==",
        "photo": "raw",
        "crew": i32::MIN,
        "serial": i64::MAX,
        "berth": u32::MAX,
        "draught": 1.75,
        "length": 9.1,
        "address": "192.0.2.7",
        "watch": "PT4H",
        "mail": "ann@wren.example",
        "price": "1234567890.123456789012345678",
    })
}

#[test]
fn values_of_every_format_are_unchanged() {
    let boat: t_formats::types::Boat = kept(with_every_format());
    let (launched, built) = (boat.launched.value().unwrap(), boat.built.value().unwrap());
    assert_eq!((launched.hour(), built.year()), (4, 1986));
    assert_eq!(boat.id.value().unwrap().get_version_num(), 7);
    assert_eq!(boat.papers.value().unwrap(), "wren".as_bytes());
    assert_eq!(boat.watch.value().unwrap().num_hours(), 4);
}

#[test]
fn a_text_that_is_invalid_for_its_format_is_kept() {
    for name in ["launched", "built", "id", "site", "papers", "address", "watch", "mail", "price"] {
        for text in ["", "n/a", "2024-02-30", "0193B1F8-5C8A-7D6E-9F00-2B4C6D8E0F11", "2024-02-29T23:59:59.10Z"] {
            let mut value = with_every_format();
            value[name] = json!(text);
            kept::<t_formats::types::Boat>(value);
        }
    }
}

#[test]
fn a_number_out_of_the_range_of_its_format_is_an_error() {
    for (name, number) in [("crew", json!(2_147_483_648_i64)), ("berth", json!(-1))] {
        let mut value = with_every_format();
        value[name] = number;
        let error = refused::<t_formats::types::Boat>(value);
        assert!(error.starts_with("invalid value: integer"), "{name}: {error}");
    }
}

#[test]
fn integers_are_kept_to_the_last_digit() {
    for number in [i64::MIN, -1, 0, 9_007_199_254_740_993, i64::MAX] {
        kept::<t_bignum::types::Boat>(json!({"serial": number}));
    }
}

#[test]
fn bounds_and_formats_select_larger_integer_types() {
    for text in [
        r#"{"callsign":18446744073709551615,"distance":9223372036854775807}"#,
        r#"{"hull":-18446744073709551616}"#,
        r#"{"hull":18446744073709551616,"ledger":340282366920938463463374607431768211455}"#,
    ] {
        let boat: t_bignum::types::Boat = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&boat).unwrap(), text);
    }
}

#[test]
fn an_integer_that_is_too_large_is_an_error() {
    let error = refused::<t_bignum::types::Boat>(json!({"serial": 9_223_372_036_854_775_808_u64}));
    assert!(error.contains("9223372036854775808"), "{error}");
}

#[test]
fn a_fraction_is_kept() {
    for number in [0.1, 1e300, 5e-324, -273.15] {
        kept::<t_bignum::types::Boat>(json!({"tonnage": number}));
    }
}

#[test]
fn responses_are_not_checked_against_constraints() {
    kept::<t_constraints::types::Boat>(json!({"name": "", "berth": 99, "flags": ["a", "a", "a"]}));
    kept::<t_bignum::types::Boat>(json!({"crew": 256}));
}

#[test]
fn a_required_string_may_be_empty() {
    let boat = t_constraints::types::Boat::new("", 1, Vec::new());
    assert_eq!(json(&boat), json!({"name": "", "berth": 1, "flags": []}));
}
