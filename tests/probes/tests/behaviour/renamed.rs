//! Names that the configuration chooses never change what is sent.

use serde_json::json;
use wirewright_probes::{c_renamed_sides, c_renamed_variants};

use crate::value::kept;
use crate::wire::{Response, client_and_log};

#[test]
fn renamed_variants_and_fields_keep_their_names_on_the_wire() {
    use c_renamed_variants::types::{Boat, Ketch};
    let boat: Boat = kept(json!({"kind": "sail", "masts": 2}));
    let Boat::Sailing(Ketch { r#type, masts, .. }) = boat else { panic!("{boat:?}") };
    assert_eq!((r#type.as_str(), masts), ("sail", 2));
    assert!(matches!(kept(json!({"kind": "steam", "power": 9})), Boat::Motor(_)));
}

#[tokio::test]
async fn a_renamed_type_keeps_its_request_form() {
    let (client, log) =
        client_and_log::<c_renamed_sides::Client>(Response::json(200, r#"{"id": "7", "name": "Wren"}"#));
    let ship = client.put_boat(&c_renamed_sides::types::ShipRequest::new("42", "Wren")).await.unwrap();
    assert_eq!((ship.id.as_str(), ship.name.as_str()), ("7", "Wren"));
    assert_eq!(log.one().body(), r#"{"pin":"42","name":"Wren"}"#);
    let request = |pin: &str| c_renamed_sides::types::ShipRequest::new(pin, "Wren");
    assert_eq!(std::collections::HashSet::from([request("1"), request("1"), request("2")]).len(), 2);
}
