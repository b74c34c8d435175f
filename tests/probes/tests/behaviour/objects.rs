//! Objects: present, null and absent properties.

use serde_json::json;
use wirewright_client::Maybe;
use wirewright_probes::{
    t_addprops_false, t_addprops_typed, t_allof, t_defaults, t_defs, t_dynref, t_inline, t_nullable, t_nullable31,
    t_patternprops, t_prefix, t_recursive, t_refsibling,
};

use crate::value::{json, kept, refused};

#[test]
fn absent_null_and_values_are_distinguished() {
    use t_nullable::types::Boat;
    let boat: Boat = kept(json!({"owner": "Ann"}));
    assert_eq!(boat.skipper, Maybe::Absent);
    let boat: Boat = kept(json!({"owner": "Ann", "skipper": null}));
    assert_eq!(boat.skipper, Maybe::Null);
    let boat: Boat = kept(json!({"owner": "Ann", "skipper": "Bea"}));
    assert_eq!(boat.skipper, Maybe::Value("Bea".to_owned()));
}

#[test]
fn required_nullable_properties_are_encoded_as_null() {
    assert_eq!(kept::<t_nullable::types::Boat>(json!({"owner": null})).owner, None);
    assert_eq!(json(&t_nullable::types::Boat::new(None)), json!({"owner": null}));
    assert_eq!(json(&t_nullable31::types::Boat::new(None)), json!({"owner": null}));
}

#[test]
fn null_in_a_list_of_types_or_beside_a_reference_makes_a_property_nullable() {
    use t_nullable31::types::{Boat, Hull};
    for json in [json!({"owner": null}), json!({"owner": "Ann", "skipper": null, "hull": null})] {
        kept::<Boat>(json);
    }
    let boat: Boat = kept(json!({"owner": "Ann", "hull": {"length": 9}}));
    assert_eq!(boat.hull, Maybe::Value(Hull::new(9)));
}

#[test]
fn absent_optional_properties_are_not_sent() {
    let mut boat: t_nullable::types::Boat = kept(json!({"owner": "Ann", "name": "Wren"}));
    boat.name = None;
    assert_eq!(json(&boat), json!({"owner": "Ann"}));
}

#[test]
fn additional_properties_of_the_documented_type_are_kept() {
    let boat: t_addprops_typed::types::Boat = kept(json!({"name": "Wren", "masts": 2, "oars": 4}));
    assert_eq!(boat.additional["oars"], 4);
}

#[test]
fn additional_properties_of_another_type_are_an_error() {
    let error = refused::<t_addprops_typed::types::Boat>(json!({"name": "Wren", "masts": "two"}));
    assert!(error.contains("invalid type: string \"two\", expected i64"), "{error}");
}

#[test]
fn an_unknown_property_of_a_closed_object_is_ignored() {
    let boat: t_addprops_false::types::Boat = serde_json::from_value(json!({"name": "Wren", "new": 1})).unwrap();
    assert_eq!(json(&boat), json!({"name": "Wren"}));
}

#[test]
fn pattern_properties_are_kept() {
    let boat: t_patternprops::types::Boat = kept(json!({"x-masts": 2, "x-oars": 4}));
    assert_eq!(boat["x-oars"], 4);
}

#[test]
fn the_parts_of_an_all_of_are_one_object() {
    let boat: t_allof::types::Boat = kept(json!({"length": 9, "colour": "red", "name": "Wren"}));
    assert_eq!((boat.length, boat.colour.as_deref(), &*boat.name), (9, Some("red"), "Wren"));
    assert_eq!(refused::<t_allof::types::Boat>(json!({"name": "Wren"})), "missing field `length`");
    assert_eq!(json(&t_allof::types::Boat::new(9, "Wren")), json!({"length": 9, "name": "Wren"}));
}

#[test]
fn defaults_are_documented_and_not_sent() {
    assert_eq!(json(&t_defaults::types::Boat::default()), json!({}));
    kept::<t_defaults::types::Boat>(json!({"side": "port"}));
}

#[test]
fn a_schema_may_contain_itself() {
    use t_recursive::types::Boat;
    let boat: Boat = kept(json!({"mother": {"tenders": [{}, {"tenders": []}]}}));
    assert_eq!(boat.mother.unwrap().tenders.unwrap().len(), 2);
}

#[test]
fn a_dynamic_reference_resolves_to_its_anchor() {
    use t_dynref::types::Boat;
    let boat: Boat = kept(json!({"tenders": [{"tenders": []}]}));
    let tenders: Vec<Boat> = boat.tenders.unwrap();
    assert_eq!(tenders[0].tenders.as_deref(), Some(&[][..]));
}

#[test]
fn a_definition_in_a_schema_is_a_type() {
    let boat: t_defs::types::Boat = kept(json!({"hull": {"length": 9}}));
    assert_eq!(boat.hull.unwrap().length, Some(9));
}

#[test]
fn inline_objects_are_types_named_after_their_location() {
    use t_inline::types::{Boat, BoatHull, BoatHullKeel, BoatSailsItem};
    let boat: Boat = kept(json!({"hull": {"keel": {"depth": 2}}, "sails": [{"area": 30}]}));
    let hull: BoatHull = boat.hull.unwrap();
    let (keel, sails): (Option<BoatHullKeel>, Option<Vec<BoatSailsItem>>) = (hull.keel, boat.sails);
    assert_eq!(keel.unwrap().depth, Some(2));
    assert_eq!(sails.unwrap()[0].area, Some(30));
}

#[test]
fn a_tuple_keeps_its_values_and_their_order() {
    let boat: t_prefix::types::Boat = kept(json!({"position": [54.3, "N"]}));
    assert_eq!(boat.position, (54.3, "N".to_owned()));
}

#[test]
fn keywords_beside_a_reference_do_not_change_its_type() {
    let boat: t_refsibling::types::Boat = kept(json!({"hull": {"length": 9}}));
    assert_eq!(boat.hull.unwrap().length, 9);
    assert_eq!(json(&t_refsibling::types::Boat::default()), json!({}));
}
