//! Keywords of another OpenAPI version, and keywords in unusual places.

use serde_json::json;
use wirewright_probes::{multifile_maps, p_one_value, v_keywords_20, v_keywords_30};

use crate::value::kept;
use crate::wire::{Response, client_and_log, header};

#[tokio::test]
async fn a_parameter_with_one_value_is_sent_automatically() {
    let (client, log) = client_and_log::<p_one_value::Client>(Response::empty(204));
    client.find_boats(&p_one_value::types::FindBoatsEither::A).await.unwrap();
    let request = log.one();
    let target = request.uri().path_and_query().unwrap().as_str();
    assert_eq!(target, "/v1/sail/boats?api-version=2024-01-01&full=true&either=a&ratio=0.5");
    assert_eq!(header(&request, "level"), Some("-3"));
}

#[tokio::test]
#[allow(clippy::approx_constant)]
async fn a_property_with_one_value_is_set_automatically() {
    let (client, log) = client_and_log::<p_one_value::Client>(Response::empty(204));
    client.add_boat(&p_one_value::types::Boat::new("Wren")).await.unwrap();
    let expected = json!({"name": "Wren", "afloat": true, "masts": 2, "ratio": 3.14, "whole": 4, "kind": "sail"});
    assert_eq!(serde_json::from_slice::<serde_json::Value>(log.one().body()).unwrap(), expected);
}

#[tokio::test]
async fn keywords_of_2_0_have_their_intended_meaning_in_3_0() {
    let boat = Response::json(200, r#"{"name": "Wren"}"#);
    let lists = ["a".to_owned(), "b".to_owned()];
    let (client, log) = client_and_log::<v_keywords_20::Client>(boat);
    let found = client.get_boat(5).tags(&lists).flags(&lists).await.unwrap();
    assert_eq!(found, kept(json!({"name": "Wren"})));
    assert!(log.target().ends_with("/boats/5?tags=a&tags=b&flags=a,b"));

    let (client, log) = client_and_log::<v_keywords_20::Client>(boat);
    client.put_boat(5, &kept(json!({"name": null}))).await.unwrap();
    assert_eq!(log.one().body().as_ref(), br#"{"name":null}"#);

    let (client, log) = client_and_log::<v_keywords_20::Client>(Response::empty(204));
    client.rename_boat(5, &v_keywords_20::types::RenameBoatFormRequest::new("a b")).await.unwrap();
    let request = log.one();
    assert_eq!(header(&request, "content-type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(request.body().as_ref(), b"name=a+b");
}

#[tokio::test]
async fn keywords_of_3_0_have_their_intended_meaning_in_2_0() {
    let (client, log) = client_and_log::<v_keywords_30::Client>(Response::json(200, r#"{"name": "Wren"}"#));
    let boat = kept(json!({"name": "Wren"}));
    assert_eq!(client.add_boat("s1", &boat).await.unwrap(), boat);
    let request = log.one();
    assert_eq!(header(&request, "cookie"), Some("session=s1"));
    assert_eq!(request.body().as_ref(), br#"{"name":"Wren"}"#);
}

#[tokio::test]
async fn a_reference_may_replace_a_whole_map_or_list() {
    let (client, log) =
        client_and_log::<multifile_maps::Client>(Response::json(200, r#"{"name": "Wren", "odd": {"$ref": "x"}}"#));
    let boat = client.find_boats().flag("f").await.unwrap();
    assert_eq!(boat.name, "Wren");
    assert_eq!(log.target(), "/v1/boats?flag=f");
    kept::<multifile_maps::types::Boat>(json!({"name": "Wren", "odd": {"$ref": "x"}}));
}
