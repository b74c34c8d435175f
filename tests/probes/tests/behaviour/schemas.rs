//! Unusual ways to write a schema.

use serde_json::json;
use wirewright_probes::{t_format_own, t_int_or_string, t_required, t_unquoted};

use crate::value::{json, kept, refused};
use crate::wire::{Response, client_and_log};

#[test]
fn an_unquoted_value_keeps_its_spelling_in_the_source() {
    use t_unquoted::types::{Build, BuildPart};
    for text in ["1e3", "0x1F", "+5", ".5", "010", "1_000"] {
        let build: Build =
            kept(json!({"404": "x", "number": text, "kind": "1.0", "flag": "True", "day": "2020-01-01"}));
        assert_eq!(build.number.as_str(), text);
        assert!(!format!("{:?}", build.number).contains("Unknown"), "{text}");
    }
    let part: BuildPart = kept(json!({"tag": "1.10"}));
    assert!(matches!(part, BuildPart::Variant110(_)));
    assert!(matches!(kept(json!({"tag": "1.1"})), BuildPart::Variant11(_)));
}

#[tokio::test]
async fn int_or_string_keeps_integers_and_strings() {
    use t_int_or_string::types::{Gate, PutGateAt};
    for value in [json!(8080), json!("80%"), json!("8080")] {
        let value = json!({"port": value, "spare": value, "others": [1, "a"], "marked": value, "limits": {"x": value}});
        kept::<Gate>(value);
    }
    kept::<Gate>(json!({"port": 1, "spare": null}));
    let (client, log) = client_and_log::<t_int_or_string::Client>(Response::json(200, r#"{"port": "http"}"#));
    let gate = kept::<Gate>(json!({"port": 8080}));
    client.put_gate(&PutGateAt::Integer(5), &gate).await.unwrap();
    let request = log.one();
    assert_eq!(request.uri().query(), Some("at=5"));
    assert_eq!(serde_json::from_slice::<serde_json::Value>(request.body()).unwrap(), json!({"port": 8080}));
}

#[test]
fn a_format_has_its_configured_type() {
    let bill: t_format_own::types::Bill = kept(json!({"total": "1.10", "share": 0.5, "level": 3, "size": "4"}));
    assert_eq!(bill.total.unwrap().value().unwrap().scale(), 2);
    assert!(refused::<t_format_own::types::Bill>(json!({"count": 65_536})).contains("65536"));
}

#[test]
fn required_names_without_a_property_are_optional() {
    use t_required::types::{Counts, Talk, Whole};
    let talk: Talk = kept(json!({"id": "a"}));
    assert_eq!(talk.data, None);
    kept::<Talk>(json!({"id": "a", "data": [1, {"b": null}]}));
    kept::<Counts>(json!({"more": 2}));
    assert_eq!(kept::<Counts>(json!({"total": 1, "more": 2})).total, Some(1));
    assert_eq!(json(&Whole::new("n")), json!({"name": "n"}));
    assert!(refused::<Whole>(json!({})).contains("name"));
}
