//! Objects and arrays whose schemas combine several keywords.

use serde_json::json;
use wirewright_client::{Maybe, Tuple};
use wirewright_probes::{t_allof_join, t_patternprops_named, t_prefix_open, t_rw_nested, t_tristate};

use crate::value::{json, kept, refused};

#[test]
fn schemas_of_a_property_in_two_parts_are_joined() {
    use t_allof_join::types::{Boat, BoatRig};
    let boat: Boat = kept(json!({
        "owner": {"name": "Ann", "email": "ann@example.com", "home": {"port": "Wick"}},
        "rig": "sloop",
        "length": 9,
        "crew": [{"name": "Bea", "age": 30}],
        "berth": {"port": "Oban"},
    }));
    assert_eq!((boat.owner.name.as_str(), boat.owner.email.as_str()), ("Ann", "ann@example.com"));
    assert_eq!((boat.rig, boat.length), (Some(BoatRig::Sloop), Some(9)));
    assert_eq!(boat.crew.unwrap()[0].age, Some(30));
    assert_eq!(refused::<Boat>(json!({"owner": {"name": "Ann"}})), "missing field `email`");
}

#[test]
fn a_tuple_may_have_more_or_fewer_items() {
    use t_prefix_open::types::Boat;
    let boat: Boat =
        kept(json!({"position": [1.5, "N", {"by": "eye"}], "log": ["a", {"text": "b"}, 1, 2], "size": [9, 3]}));
    assert_eq!(boat.position.unwrap().items(), Some(&(1.5, "N".to_owned())));
    assert_eq!((boat.log.unwrap().rest(), boat.size), ([1, 2].as_slice(), Some((9, 3))));
    let boat: Boat = kept(json!({"position": [1.5], "log": []}));
    assert_eq!((boat.position, boat.log), (Some(Tuple::Short(vec![json!(1.5)])), Some(Tuple::Short(Vec::new()))));
    let mut boat: Boat = kept(json!({}));
    boat.position = Some((1.5, "N".to_owned()).into());
    assert_eq!(json(&boat), json!({"position": [1.5, "N"]}));
    refused::<Boat>(json!({"position": ["N", 1.5]}));
    refused::<Boat>(json!({"size": [9]}));
}

#[test]
fn pattern_properties_are_kept_beside_named_properties() {
    use t_patternprops_named::types::{Boat, Harbor, Port};
    let boat: Boat = kept(json!({"name": "Wren", "x-a": 1, "y-b": 2}));
    assert_eq!(boat.additional["y-b"], 2);
    assert_eq!(kept::<Harbor>(json!({"x-a": 1, "y-b": "two"}))["y-b"], "two");
    assert_eq!(kept::<Port>(json!({"name": "Wick", "depth": 4})).additional["depth"], 4);
}

#[test]
fn absent_null_and_values_are_distinguished_everywhere() {
    use t_tristate::types::{Boat, BoatEither};
    let boat: Boat = kept(json!({"must": null}));
    assert_eq!((boat.may, boat.either, boat.r#ref), (Maybe::Absent, Maybe::Absent, Maybe::Absent));
    let boat: Boat = kept(json!({
        "must": null, "may": null, "list": [1, null], "map": {"a": null, "b": 1}, "either": null, "ref": null, "anything": null,
    }));
    assert_eq!((boat.may, boat.list), (Maybe::Null, Some(vec![Some(1), None])));
    let boat: Boat = kept(json!({"must": "x", "may": "y", "either": 4, "ref": {"port": "Wick"}, "anything": [1]}));
    assert_eq!(boat.either, Maybe::Value(BoatEither::Integer(4)));
}

#[test]
fn converting_a_response_type_to_a_request_type_drops_read_only_properties() {
    use t_rw_nested::types::{Boat, BoatRequest};
    let mate = json!({"id": 1, "name": "Bea"});
    let boat: Boat = kept(json!({
        "id": "a", "name": "Wren", "mates": [mate], "posts": {"helm": mate}, "captain": mate, "owner": mate,
        "next": {"name": "Tern", "captain": null}, "groups": [[mate]], "guest": {"id": 1, "name": "Bea", "pass": "x"},
    }));
    let sent = json!({"name": "Bea"});
    assert_eq!(
        json(&BoatRequest::from(boat)),
        json!({
            "name": "Wren", "mates": [sent], "posts": {"helm": sent}, "captain": sent, "owner": sent,
            "next": {"name": "Tern", "captain": null}, "groups": [[sent]], "guest": {"name": "Bea", "pass": "x"},
        })
    );
}
