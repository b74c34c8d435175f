//! Discriminators of unions: an encoded value always has the tag of its variant, however the value was created.

use serde_json::json;
use wirewright_probes::{
    t_allof_disc_parent, t_circular_unions, t_const_beside_ref, t_null_spelled, t_null_spelled_30, t_oneof_disc,
    t_oneof_tags, t_tag_of_the_base, t_tag_of_the_base_20, t_tags_own, t_tags_undocumented, t_union_in_all_of,
};

use crate::value::{json, kept};
use crate::wire::{Response, client_and_log};

#[test]
fn the_union_encodes_a_tag_that_no_variant_has_as_a_property() {
    use t_tags_undocumented::types::{Barge, Boat, Launch, Yacht};
    assert_eq!(json(&Boat::Yacht(Yacht::new("Wren"))), json!({"kind": "sail", "name": "Wren"}));
    assert_eq!(json(&Boat::Launch(Launch::new("Puffin"))), json!({"kind": "motor", "name": "Puffin"}));
    assert_eq!(json(&Boat::LaunchSteam(Launch::new("Puffin"))), json!({"kind": "steam", "name": "Puffin"}));
    let mut barge = Barge::default();
    barge.additional.insert("coal".to_owned(), 4);
    assert_eq!(json(&Boat::Barge(barge)), json!({"kind": "freight", "coal": 4}));
}

#[test]
fn a_tag_that_no_variant_has_as_a_property_is_kept() {
    use t_tags_undocumented::types::Boat;
    assert!(matches!(kept(json!({"kind": "sail", "name": "Wren"})), Boat::Yacht(_)));
    assert!(matches!(kept(json!({"kind": "motor", "name": "Wren"})), Boat::Launch(_)));
    assert!(matches!(kept(json!({"kind": "steam", "name": "Wren"})), Boat::LaunchSteam(_)));
    let barge = kept(json!({"kind": "freight", "name": "Auk", "coal": 4}));
    assert!(matches!(barge, Boat::Barge(barge) if barge.additional["coal"] == 4));
    assert!(matches!(kept(json!({"kind": "row", "oars": [1, 2]})), Boat::Unknown(_)));
}

#[test]
fn a_missing_tag_is_added() {
    use t_tags_undocumented::types::Boat;
    let boat: Boat = serde_json::from_value(json!({"name": "Wren"})).unwrap();
    assert_eq!(json(&boat), json!({"kind": "sail", "name": "Wren"}));
}

#[test]
fn the_tag_is_encoded_first() {
    use t_tags_undocumented::types::{Boat, Yacht};
    let text = serde_json::to_string(&Boat::Yacht(Yacht::new("Wren"))).unwrap();
    assert_eq!(text, r#"{"kind":"sail","name":"Wren"}"#);
}

#[test]
fn a_nested_union_without_a_tag_gets_the_tag_of_the_outer_union() {
    use t_tags_undocumented::types::{Canoe, Fleet, Raft, Rowed, Small};
    let canoe = Rowed::Small(Small::Canoe(Canoe::new(2)));
    assert_eq!(json(&canoe), json!({"size": "Small", "paddles": 2}));
    assert_eq!(kept::<Rowed>(json!({"size": "Small", "paddles": 2})), canoe);
    for raft in [json!({"size": "Raft", "logs": 9}), json!({"size": "huge", "logs": 9}), json!({"logs": 9})] {
        assert!(matches!(kept(raft), Rowed::Raft(raft) if raft.logs == Some(9)));
    }
    assert_eq!(json(&Rowed::Raft(Raft::default().into())), json!({}));
    kept::<Fleet>(json!({
        "flagship": {"size": "Small", "oars": 2},
        "others": [{"kind": "steam", "name": "Wren"}, {"kind": "sail", "name": "Auk"}],
        "buoys": {"a": {"code": 1, "color": "red"}, "b": {"code": 2, "bell": true}},
    }));
}

#[test]
fn a_tag_is_a_number_if_its_variant_documents_a_number() {
    use t_tags_undocumented::types::{Buoy, Lit, Unlit};
    assert_eq!(json(&Buoy::Unlit(Unlit::new(true))), json!({"code": 2, "bell": true}));
    assert_eq!(json(&Buoy::Lit(Lit::new("red"))), json!({"code": 1, "color": "red"}));
}

#[tokio::test]
async fn a_form_has_the_tag() {
    use t_tags_undocumented::types::{Boat, Launch};
    let (client, log) = client_and_log::<t_tags_undocumented::Client>(Response::empty(204));
    client.moor(&Boat::LaunchSteam(Launch::new("Sea Auk"))).await.unwrap();
    assert_eq!(log.one().body(), "kind=steam&name=Sea+Auk");
}

#[test]
fn a_union_in_an_all_of_encodes_its_tag() {
    use t_union_in_all_of::types::{Berth, MooringPier};
    let pier = Berth::Pier(MooringPier::new("Wick", 40));
    assert_eq!(json(&pier), json!({"at": "pier", "name": "Wick", "length": 40}));
    assert_eq!(kept::<Berth>(json!({"at": "pier", "name": "Wick", "length": 40})), pier);
    assert!(matches!(kept(json!({"at": "buoy", "name": "Wick", "color": "red"})), Berth::Buoy(_)));
}

#[test]
fn a_variant_with_only_one_tag_has_it_by_default() {
    use t_tags_own::types::{Barge, BoatRequest, Kind, Launch, YachtRequest};
    assert_eq!(YachtRequest::new(2).kind, "sail");
    assert_eq!((Launch::new().kind, Barge::default().kind), (Kind::Motor, Some(Kind::Freight)));
    assert_eq!(json(&BoatRequest::Barge(Barge::default())), json!({"kind": "freight"}));
}

#[test]
fn a_variant_cannot_contradict_its_tag() {
    use t_tags_own::types::{BoatRequest, Craft, Ferry, Kind, Launch, Plane, PlaneKind, YachtRequest};
    let mut yacht = YachtRequest::new(2);
    yacht.kind = "motor".to_owned();
    assert_eq!(json(&BoatRequest::Yacht(yacht)), json!({"kind": "sail", "masts": 2}));
    let mut launch = Launch::new();
    launch.kind = Kind::Sail;
    assert_eq!(json(&BoatRequest::Launch(launch)), json!({"kind": "motor"}));
    // The type has two tags in this union. Any other value is replaced by the first of them.
    assert_eq!(json(&Craft::Plane(Plane::new(PlaneKind::Sky))), json!({"kind": "sky"}));
    let other = PlaneKind::Unknown("space".to_owned());
    assert_eq!(json(&Craft::Plane(Plane::new(other))), json!({"kind": "air"}));
    // The same type has a different tag in each union.
    assert_eq!(json(&Craft::Ferry(Ferry::default())), json!({"kind": "water"}));
    assert_eq!(json(&BoatRequest::Ferry(Ferry::default())), json!({"kind": "ferry"}));
}

#[test]
fn the_caller_selects_one_of_several_tags_of_a_variant() {
    use t_oneof_disc::types::{Boat, Launch, Yacht};
    assert_eq!(json(&Boat::Launch(Launch::new("steam", 40))), json!({"kind": "steam", "power": 40}));
    assert_eq!(json(&Boat::Launch(Launch::new("sail", 40))), json!({"kind": "motor", "power": 40}));
    assert_eq!(json(&Boat::Yacht(Yacht::new(2))), json!({"kind": "sail", "masts": 2}));
}

#[test]
fn an_absent_optional_tag_is_not_added() {
    use t_oneof_tags::types::{Berth, Pier};
    use t_tags_own::types::Boat;
    kept::<Berth>(json!({"length": 40}));
    assert_eq!(json(&Berth::Pier(Pier::default())), json!({"type": 2}));
    let text = r#"{"kind":"freight","load":0.1}"#;
    assert_eq!(serde_json::to_string(&serde_json::from_str::<Boat>(text).unwrap()).unwrap(), text);
}

#[test]
fn a_nested_union_with_the_same_tag_property_keeps_its_own_tag() {
    use t_circular_unions::types::{Policy, Timed};
    use t_oneof_tags::types::{Boat, Ketch, Sailing};
    assert_eq!(json(&Boat::Sailing(Sailing::Ketch(Ketch::new()))), json!({"kind": "ketch"}));
    let daily: Timed = kept(json!({"kind": "Daily", "days": 2}));
    assert_eq!(json(&Policy::Timed(daily)), json!({"kind": "Daily", "days": 2}));
}

#[test]
fn a_child_has_its_tag() {
    use t_allof_disc_parent::types::{Vessel, Yacht};
    assert_eq!(json(&Vessel::Yacht(Yacht::new())), json!({"kind": "sail"}));
}

#[test]
fn the_base_is_a_variant_if_a_tag_selects_it() {
    use t_tag_of_the_base::types as later;
    use t_tag_of_the_base_20::types::{Vessel, VesselBase};
    assert!(matches!(kept(json!({"kind": "Vessel", "name": "Wren"})), Vessel::Base(base) if base.name == "Wren"));
    assert!(matches!(kept(json!({"kind": "Ketch", "name": "Wren", "mizzen": "a"})), Vessel::Ketch(_)));
    assert_eq!(json(&Vessel::Base(VesselBase::new("Wren"))), json!({"kind": "Vessel", "name": "Wren"}));
    assert!(matches!(kept(json!({"kind": "Vessel", "name": "Wren"})), later::Vessel::Base(_)));
    assert!(matches!(kept(json!({"kind": "plain"})), later::Buoy::Base(_)));
    assert!(matches!(kept(json!({"kind": "Dock"})), later::Dock::Unknown(_)));
}

#[test]
fn every_notation_of_null_is_accepted() {
    use t_null_spelled::types::{Berth, Boat, Rig};
    use wirewright_client::Maybe;
    let boat: Boat = kept(json!({
        "first": null, "second": null, "third": null, "fourth": null, "fifth": null, "sixth": null, "seventh": null,
        "none": null,
    }));
    assert_eq!((boat.first, boat.second, boat.fifth), (None, Maybe::Null, Maybe::Null));
    let boat: Boat = kept(json!({"first": {"pier": 1}, "fifth": "ketch", "sixth": ["sloop"], "seventh": "a"}));
    let first: Option<Berth> = boat.first;
    assert_eq!((first.unwrap().pier, boat.fifth), (Some(1), Maybe::Value(Rig::Ketch)));
    let boat: t_null_spelled_30::types::Boat = kept(json!({"berth": null, "name": "Wren"}));
    assert_eq!(boat.berth, Maybe::Null);
}

#[test]
fn constants_beside_references_distinguish_variants() {
    use t_const_beside_ref::types::Boat;
    assert!(matches!(kept(json!({"kind": "sail"})), Boat::Sail(_)));
    assert!(matches!(kept(json!({"kind": "steam"})), Boat::Steam(_)));
    assert!(matches!(kept(json!({"kind": "motor"})), Boat::Motor(_)));
    assert!(matches!(kept(json!({"kind": "row"})), Boat::Row(_)));
    assert!(matches!(kept(json!({"kind": "fly"})), Boat::Unknown(_)));
}
