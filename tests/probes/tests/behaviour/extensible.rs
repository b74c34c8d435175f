//! Enums: each known value is a variant, and an unknown value is kept.

use serde_json::json;
use wirewright_probes::{t_const, t_dedup, t_enum, t_intenum, t_openenum};

use crate::value::{json, kept, refused};

#[test]
fn each_known_value_is_a_variant() {
    use t_enum::types::{Boat, BoatRig};
    let known = [
        ("gaff", BoatRig::Gaff),
        ("Cat-ketch", BoatRig::CatKetch),
        ("2-masted", BoatRig::Value2Masted),
        ("NO", BoatRig::No),
        ("on", BoatRig::On),
    ];
    for (value, variant) in known {
        assert_eq!(variant.as_str(), value);
        assert_eq!(kept::<Boat>(json!({"rig": value})).rig, variant);
    }
}

#[test]
fn unknown_enum_values_are_kept() {
    use t_enum::types::{Boat, BoatRig};
    let boat: Boat = kept(json!({"rig": "yawl"}));
    assert_eq!(boat.rig, BoatRig::Unknown("yawl".to_owned()));
    assert_eq!(boat.rig.as_str(), "yawl");
}

#[test]
fn an_enum_of_strings_rejects_numbers() {
    let error = refused::<t_enum::types::Boat>(json!({"rig": 2}));
    assert!(!error.is_empty());
}

#[test]
fn known_values_beside_any_string_are_one_open_enum() {
    use t_openenum::types::{Boat, Rig};
    assert_eq!(kept::<Boat>(json!({"rig": "sloop"})).rig, Rig::Sloop);
    assert_eq!(kept::<Boat>(json!({"rig": "yawl"})).rig, Rig::Unknown("yawl".to_owned()));
}

#[test]
fn known_integers_are_integers_on_the_wire() {
    use t_intenum::types::{Boat, BoatHulls};
    assert_eq!(kept::<Boat>(json!({"hulls": 2})).hulls, BoatHulls::Value2);
    assert_eq!(kept::<Boat>(json!({"hulls": 5})).hulls, BoatHulls::Unknown(5));
    assert_eq!(json(&Boat::new(BoatHulls::Value3)), json!({"hulls": 3}));
}

#[test]
fn a_required_constant_is_set_automatically() {
    use t_const::types::{Boat, BoatHulls, BoatKind};
    let boat: Boat = kept(json!({"kind": "boat", "hulls": 1}));
    assert_eq!((&boat.kind, boat.hulls), (&BoatKind::Boat, Some(BoatHulls::Value1)));
    assert_eq!(json(&Boat::new()), json!({"kind": "boat"}));
}

#[test]
fn equal_enums_are_one_type_with_both_names() {
    use t_dedup::types::{Boat, BoatBow, BoatStern};
    let boat: Boat = kept(json!({"bow": "red", "stern": "green"}));
    let same: [Option<BoatBow>; 2] = [boat.bow, boat.stern];
    assert_eq!(same, [Some(BoatStern::Red), Some(BoatStern::Green)]);
}
