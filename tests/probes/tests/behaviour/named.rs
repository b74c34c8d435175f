//! Names: no two items share a name, and renaming never changes the name on the wire.

use serde_json::json;
use wirewright_probes::{dupop, hostile_text, no_opid, t_collide, tags};

use crate::value::kept;
use crate::wire::{Response, client_and_log};

#[test]
fn properties_whose_names_collide_keep_their_names_on_the_wire() {
    let boat: t_collide::types::Boat = kept(json!({
        "hull-id": "1", "hull_id": "2", "hullId": "3", "type": "4", "self": "5", "@crew": "6", "": "7", "+": "8",
    }));
    let names =
        [boat.hull_dash_id, boat.hull_id, boat.hull_id_camel_case, boat.r#type, boat.self_, boat.crew, boat.field];
    assert_eq!(names.map(Option::unwrap), ["1", "2", "3", "4", "5", "6", "7"]);
    assert_eq!(boat.plus.as_deref(), Some("8"));
}

#[tokio::test]
async fn an_operation_without_an_id_is_named_by_method_and_path() {
    let (client, log) = client_and_log::<no_opid::Client>(Response::json(200, r#"["jib"]"#));
    assert_eq!(client.get_boats_by_berth_sails("4/a").await.unwrap(), ["jib"]);
    assert_eq!(log.target(), "/v1/boats/4%2Fa/sails");
}

#[tokio::test]
async fn both_operations_with_the_same_id_are_generated() {
    let (client, log) = client_and_log::<dupop::Client>(Response::empty(204));
    client.look().await.unwrap();
    assert_eq!(log.target(), "/v1/north");
    client.get_south().await.unwrap();
    assert_eq!(log.target(), "/v1/south");
}

#[tokio::test]
async fn the_operations_of_a_tag_are_a_group() {
    let (client, log) = client_and_log::<tags::Client>(Response::empty(204));
    client.boats().list_boats().await.unwrap();
    assert_eq!(log.target(), "/v1/boats");
    client.berths().list_berths().await.unwrap();
    assert_eq!(log.target(), "/v1/berths");
}

#[tokio::test]
#[allow(deprecated, reason = "the description deprecates the operation")]
async fn text_that_looks_like_code_stays_text() {
    let (client, log) = client_and_log::<hostile_text::Client>(Response::json(200, r#"{"\"]": "a", "crate": "*/"}"#));
    let value = client.x_mod_stolen().get_fn_main_panic("../b").q("c&d").await.unwrap();
    assert_eq!((value.brackets.as_str(), value.crate_.as_str()), ("a", "*/"));
    assert_eq!(log.target(), r"/v1/a%22/*/..%2Fb/../%2e%2e%5Cn?q%5C%22%23%22%23%23=c%26d");
}
