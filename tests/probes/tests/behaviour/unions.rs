//! Unions: a value is the variant that the description says, and comes out as it went in.

use serde_json::json;
use wirewright_probes::{t_allof_disc_parent, t_anyof, t_oneof_disc, t_oneof_plain, t_typearr};

use crate::value::{json, kept, refused};

#[test]
fn a_tag_decides_and_is_kept() {
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
fn an_unknown_tag_is_kept_with_all_that_comes_with_it() {
    use t_oneof_disc::types::Boat;
    assert!(matches!(kept(json!({"kind": "row", "oars": [1, 2]})), Boat::Unknown(_)));
}

#[test]
fn a_known_tag_with_the_wrong_members_is_an_error() {
    let error = refused::<t_oneof_disc::types::Boat>(json!({"kind": "sail", "power": 90}));
    assert_eq!(error, "missing field `masts`");
}

#[test]
fn a_reference_to_a_parent_is_any_of_its_children() {
    use t_allof_disc_parent::types::Vessel;
    assert!(matches!(kept(json!({"kind": "sail", "masts": 3})), Vessel::Yacht(yacht) if yacht.masts == Some(3)));
    assert!(matches!(kept(json!({"kind": "motor", "diesel": true})), Vessel::Launch(_)));
    assert!(matches!(kept(json!({"kind": "raft", "logs": 9})), Vessel::Unknown(_)));
}

#[test]
fn without_a_tag_kind_and_required_members_decide() {
    use t_oneof_plain::types::Boat;
    assert!(matches!(kept(json!({"name": "Wren", "note": "blue"})), Boat::Named(_)));
    assert!(matches!(kept(json!({"number": 4})), Boat::Numbered(numbered) if numbered.number == 4));
    assert!(matches!(kept(json!("Wren")), Boat::Text(text) if text == "Wren"));
    assert!(matches!(kept(json!(true)), Boat::Unknown(_)));
}

#[test]
fn one_of_any_of_is_that_one() {
    use t_anyof::types::Boat;
    assert!(matches!(kept(json!({"name": "Wren"})), Boat::Named(_)));
    assert!(matches!(kept(json!({"number": 4, "note": "blue"})), Boat::Numbered(_)));
}

#[test]
fn several_types_keep_their_kind() {
    use t_typearr::types::Boat;
    for number in [json!("4b"), json!(4)] {
        kept::<Boat>(json!({"number": number}));
    }
    assert_eq!(json(&Boat::default()), json!({}));
}
