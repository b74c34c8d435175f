//! Unions: a value never decodes to a variant that rejects it, and encodes without loss.

use serde_json::json;
use wirewright_probes::{t_anyof, t_enum_mixed, t_oneof_deep, t_oneof_strings, t_oneof_tags};

use crate::value::{json, kept};

#[test]
fn variants_are_distinguished_by_the_properties_of_their_items() {
    use t_oneof_deep::types::Boat;
    assert!(matches!(kept(json!({"crew": [{"rope": "long"}]})), Boat::Sailing(_)));
    assert!(matches!(kept(json!({"crew": [{"shovel": "big"}]})), Boat::Steaming(_)));
    assert!(matches!(kept(json!({"crew": [], "note": "blue"})), Boat::Sailing(_)));
    assert!(matches!(kept(json!({"crew": [], "note": 4})), Boat::Steaming(_)));
}

#[test]
fn a_value_that_every_variant_rejects_is_kept_unchanged() {
    use t_oneof_deep::types::Boat;
    for value in [json!({"crew": "none"}), json!({"crew": [], "note": true}), json!([["long"]]), json!({"crew": [[]]})]
    {
        assert!(matches!(kept(value), Boat::Unknown(_)));
    }
}

#[test]
fn scalars_and_lists_of_scalars_keep_their_types() {
    use t_oneof_deep::types::Boat;
    for value in [json!("Wren"), json!(4), json!(["Wren", 4]), json!([])] {
        assert!(!matches!(kept::<Boat>(value), Boat::Unknown(_)));
    }
}

#[test]
fn a_value_that_matches_two_variants_keeps_the_properties_of_both() {
    use t_anyof::types::{Boat, Named};
    let boat: Boat = kept(json!({"name": "Wren", "number": 4, "note": "blue"}));
    assert!(matches!(&boat, Boat::Numbered(numbered) if numbered.number == 4 && numbered.others["name"] == "Wren"));
    assert_eq!(json(&Boat::Named(Named::new("Wren").into())), json!({"name": "Wren"}));
}

#[test]
fn a_tag_of_a_nested_union_selects_its_variant() {
    use t_oneof_tags::types::{Boat, Sailing};
    assert!(matches!(kept(json!({"kind": "ketch", "mizzen": 1})), Boat::Sailing(Sailing::Ketch(_))));
    assert!(matches!(kept(json!({"kind": "launch", "power": 90})), Boat::Launch(_)));
}

#[test]
fn unknown_and_missing_tags_select_the_default_variant() {
    use t_oneof_tags::types::Boat;
    assert!(matches!(kept(json!({"kind": "float", "logs": 9})), Boat::Raft(raft) if raft.logs == Some(9)));
    assert!(matches!(kept(json!({"logs": 9})), Boat::Raft(_)));
    assert!(matches!(kept(json!({"kind": "float", "logs": "many"})), Boat::Unknown(_)));
}

#[test]
fn a_tag_may_be_a_number_or_missing() {
    use t_oneof_tags::types::{Berth, Buoy};
    assert!(matches!(kept(json!({"type": 1, "color": "red"})), Berth::Buoy(_)));
    assert!(matches!(kept(json!({"type": 2, "length": 40})), Berth::Pier(_)));
    assert!(matches!(kept(json!({"type": 3})), Berth::Unknown(_)));
    assert!(matches!(kept(json!({"length": 40})), Berth::Pier(_)));
    assert_eq!(json(&Buoy::new()), json!({"type": 1}));
}

#[test]
fn an_enum_of_several_types_keeps_each_type() {
    use t_enum_mixed::types::{Boat, BoatHull, BoatRig, BoatRigInteger, BoatRigText, BoatSerial};
    let rig = |value| kept::<Boat>(json!({"rig": value})).rig.unwrap();
    assert_eq!(rig(json!("sloop")), BoatRig::Text(BoatRigText::Sloop));
    assert_eq!(rig(json!(2)), BoatRig::Integer(BoatRigInteger::Value2));
    assert_eq!(rig(json!(true)), BoatRig::Boolean(true));
    assert_eq!(rig(json!("yawl")), BoatRig::Unknown(json!("yawl")));
    assert_eq!(kept::<Boat>(json!({"hull": "4"})).hull, Some(BoatHull::Value4));
    for draft in [json!(0.5), json!(7.25)] {
        kept::<Boat>(json!({"draft": draft}));
    }
    kept::<Boat>(json!({"sail": null, "wet": false, "home": {"port": "Wick"}, "none": null}));
    let text = r#"{"serial":18446744073709551616}"#;
    let boat: Boat = serde_json::from_str(text).unwrap();
    assert_eq!(boat.serial, Some(BoatSerial::Value18446744073709551616));
    assert_eq!(serde_json::to_string(&boat).unwrap(), text);
}

#[test]
fn strings_are_distinguished_by_pattern_length_and_format() {
    use t_oneof_strings::types::{Boat, BoatBuilt, BoatMark, BoatName, BoatSign, BoatSigns};
    let decoded = |name: &str, value: &str| kept::<Boat>(json!({name: value}));
    assert!(matches!(decoded("sign", "S-12").sign, Some(BoatSign::Sail(_))));
    assert!(matches!(decoded("sign", "WREN/2").sign, Some(BoatSign::Call(_))));
    // A text that matches neither pattern is the first variant without one.
    assert!(matches!(decoded("sign", "wren").sign, Some(BoatSign::Call(_))));
    assert!(matches!(decoded("mark", "S-12").mark, Some(BoatMark::Sail(_))));
    assert!(matches!(decoded("mark", "wren").mark, Some(BoatMark::Free(_))));
    assert!(matches!(decoded("name", "Auk").name, Some(BoatName::Short(_))));
    assert!(matches!(decoded("name", "Wren").name, Some(BoatName::Long(_))));
    assert!(matches!(decoded("built", "2024-02-29").built, Some(BoatBuilt::Day(_))));
    assert!(matches!(decoded("built", "2024-02-29T12:00:00Z").built, Some(BoatBuilt::Instant(_))));
    assert!(matches!(decoded("built", "in spring").built, Some(BoatBuilt::Free(_))));
    let signs = kept::<Boat>(json!({"signs": ["S-1", "S-2"]})).signs;
    assert!(!matches!(signs, Some(BoatSigns::Unknown(_)) | None));
}
