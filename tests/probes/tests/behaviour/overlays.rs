//! An overlay corrects a description: the same response is an error without the overlays, and a value with them.

use wirewright_client::Error;
use wirewright_probes::{overlay_cures as cured, overlay_none as documented};

use crate::wire::{Response, client_and_log, client_with, header};

const OLD_BERTH: &str = r#"{"berthName":"North","draught":null}"#;

#[tokio::test]
async fn without_the_overlays_the_responses_are_errors() {
    let body: documented::types::Berth =
        serde_json::from_str(r#"{"name":"North","draught":4.5,"kind":"quay"}"#).unwrap();
    let client = client_with::<documented::Client>(Response::json(201, OLD_BERTH));
    assert!(client.berth_create_v1(&body).await.is_err());
    let client = client_with::<documented::Client>(Response::json(200, OLD_BERTH));
    assert!(client.berth_read_v1("7").await.is_err());
}

#[tokio::test]
async fn the_overlays_correct_status_media_type_null_optional_property_and_names() {
    let body = cured::types::Berth::new("North", Some(4.5));
    let client = client_with::<cured::Client>(Response::json(201, OLD_BERTH)).token("T");
    let berth = client.create_berth(&body).await.unwrap();
    assert_eq!((berth.name.as_str(), berth.draught, berth.kind), ("North", None, None));
    let client = client_with::<cured::Client>(Response::json(200, OLD_BERTH)).token("T");
    assert_eq!(client.berth("7").await.unwrap().name, "North");
}

#[tokio::test]
async fn the_overlays_correct_security_and_errors() {
    let failure = Response::json(409, r#"{"message":"occupied","code":7}"#);
    let (client, log) = client_and_log::<cured::Client>(failure);
    assert!(matches!(client.berth("7").await, Err(Error::MissingCredential(_))));
    let error = client.token("T").berth("7").await.unwrap_err();
    assert_eq!(error.api().map(|problem| (problem.message.as_str(), problem.code)), Some(("occupied", Some(7))));
    assert_eq!(header(&log.one(), "authorization"), Some("Bearer T"));
}
