//! Unions: a value decodes to the variant that the description selects, and encodes to the same JSON.

use serde_json::json;
use wirewright_probes::{
    t_allof_disc_other_values, t_allof_disc_parent, t_anyof, t_circular_unions, t_oneof_disc, t_oneof_plain, t_typearr,
};

use crate::value::{json, kept, refused};

#[test]
fn a_tag_selects_the_variant_and_is_kept() {
    use t_oneof_disc::types::Boat;
    assert!(matches!(kept(json!({"kind": "sail", "masts": 2})), Boat::Yacht(yacht) if yacht.masts == 2));
    assert!(matches!(kept(json!({"kind": "motor", "power": 90})), Boat::Launch(_)));
}

#[test]
fn each_of_several_tags_of_one_variant_is_kept() {
    use t_oneof_disc::types::Boat;
    assert!(matches!(kept(json!({"kind": "steam", "power": 40})), Boat::Launch(launch) if launch.kind == "steam"));
}

#[test]
fn a_value_with_an_unknown_tag_is_kept() {
    use t_oneof_disc::types::Boat;
    assert!(matches!(kept(json!({"kind": "row", "oars": [1, 2]})), Boat::Unknown(_)));
}

#[test]
fn a_known_tag_with_the_wrong_properties_is_an_error() {
    let error = refused::<t_oneof_disc::types::Boat>(json!({"kind": "sail", "power": 90}));
    assert_eq!(error, "missing field `masts`");
}

#[test]
fn a_discriminator_whose_documented_values_select_no_schema_is_an_ordinary_property() {
    use t_allof_disc_other_values::types::{Vessel, VesselOwner};
    assert!(matches!(kept(json!({"owner": "private", "masts": 3})), Vessel::Yacht(yacht) if yacht.masts == Some(3)));
    assert!(matches!(kept(json!({"diesel": true})), Vessel::Launch(_)));
    let raft = kept(json!({"name": "Raft", "owner": "charter"}));
    assert!(matches!(raft, Vessel::Base(base) if base.owner == Some(VesselOwner::Charter)));
}

#[test]
fn a_reference_to_a_parent_accepts_any_of_its_children() {
    use t_allof_disc_parent::types::Vessel;
    assert!(matches!(kept(json!({"kind": "sail", "masts": 3})), Vessel::Yacht(yacht) if yacht.masts == Some(3)));
    assert!(matches!(kept(json!({"kind": "motor", "diesel": true})), Vessel::Launch(_)));
    assert!(matches!(kept(json!({"kind": "raft", "logs": 9})), Vessel::Unknown(_)));
}

#[test]
fn a_child_that_adds_nothing_is_not_an_alias_of_its_parent() {
    use t_circular_unions::types::{Policy, Timed};
    assert!(matches!(kept(json!({"kind": "Plain"})), Policy::Plain(plain) if plain.kind == "Plain"));
    assert!(matches!(kept(json!({"kind": "Daily", "days": 2})), Policy::Daily(daily) if daily.days == Some(2)));
    let timed: Policy = kept(json!({"kind": "Timed", "hours": 2}));
    assert!(matches!(timed, Policy::Timed(Timed::Base(timed)) if timed.hours == Some(2)));
}

#[test]
fn the_variants_of_a_parent_may_be_its_children() {
    use t_circular_unions::types::Pet;
    let cat = kept(json!({"kind": "cat", "owner": "Ada", "lives": 9}));
    assert!(matches!(cat, Pet::Cat(cat) if (cat.owner.as_deref(), cat.lives) == (Some("Ada"), Some(9))));
    assert!(matches!(kept(json!({"kind": "dog"})), Pet::Dog(dog) if dog.kind == "dog"));
}

#[test]
fn a_union_may_be_one_of_its_own_variants() {
    use t_circular_unions::types::{Itself, Leaf, Node};
    assert!(matches!(kept(json!("a")), Node::Text(text) if text == "a"));
    assert!(matches!(kept(json!(1)), Node::Leaf(Leaf::Integer(1))));
    assert!(matches!(kept(json!("a")), Leaf::Unknown(text) if text == "a"));
    let _: Itself = kept(json!({"a": [1]}));
}

#[test]
fn without_a_tag_json_type_and_required_properties_select_the_variant() {
    use t_oneof_plain::types::Boat;
    assert!(matches!(kept(json!({"name": "Wren", "note": "blue"})), Boat::Named(_)));
    assert!(matches!(kept(json!({"number": 4})), Boat::Numbered(numbered) if numbered.number == 4));
    assert!(matches!(kept(json!("Wren")), Boat::Text(text) if text == "Wren"));
    assert!(matches!(kept(json!(true)), Boat::Unknown(_)));
}

#[test]
fn a_value_that_matches_one_variant_of_an_any_of_is_that_variant() {
    use t_anyof::types::Boat;
    assert!(matches!(kept(json!({"name": "Wren"})), Boat::Named(_)));
    assert!(matches!(kept(json!({"number": 4, "note": "blue"})), Boat::Numbered(_)));
}

#[test]
fn values_of_several_types_keep_their_type() {
    use t_typearr::types::Boat;
    for number in [json!("4b"), json!(4)] {
        kept::<Boat>(json!({"number": number}));
    }
    assert_eq!(json(&Boat::default()), json!({}));
}
