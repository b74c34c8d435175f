//! Typed response headers.

use wirewright_probes::r_headers;
use wirewright_probes::r_typed_headers::{self as probe, operations::untagged::ListBoatsHeaders, types};

use crate::wire::{Response, client_with};

fn listed(headers: &'static [(&'static str, &'static str)]) -> probe::Client {
    client_with(Response { status: 200, headers, body: b"[]" })
}

#[tokio::test]
async fn headers_are_decoded_as_their_types() {
    let client = listed(&[
        ("X-Total", "12"),
        ("x-request-id", "a1"),
        ("X-Berths", "4, 5"),
        ("X-Tide", "high=3,low=1"),
        ("X-Owner", r#"{"name":"Ann"}"#),
        ("X-Flag", "blue"),
        ("Set-Cookie", "a=1; Expires=Thu, 01 Jan 2026 00:00:00 GMT"),
        ("Set-Cookie", "b=2"),
        ("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT"),
    ]);
    let response = client.list_boats().send_full().await.unwrap();
    let headers = response.headers();
    assert_eq!(headers.x_total().unwrap(), Some(12));
    assert_eq!(headers.x_request_id().unwrap(), "a1");
    assert_eq!(headers.x_berths().unwrap(), Some(vec![4, 5]));
    let tide = headers.x_tide().unwrap().unwrap();
    assert_eq!((tide.high, tide.low), (3, Some(1)));
    assert_eq!(headers.x_owner().unwrap().unwrap().name, "Ann");
    #[allow(deprecated, reason = "the description deprecates the header")]
    let flag = headers.x_flag().unwrap().unwrap();
    assert_eq!(flag, types::ListBoatsXFlag::Unknown("blue".to_owned()));
    assert_eq!(headers.set_cookie().unwrap().unwrap(), ["a=1; Expires=Thu, 01 Jan 2026 00:00:00 GMT", "b=2"]);
    assert_eq!(headers.last_modified().unwrap().unwrap(), "Thu, 01 Jan 2026 00:00:00 GMT");
    assert_eq!(headers.x_retry().unwrap(), None);
}

#[tokio::test]
async fn a_missing_or_invalid_header_is_an_error_when_it_is_accessed() {
    let response = listed(&[("X-Total", "many")]).list_boats().send_full().await.unwrap();
    let headers = response.headers();
    assert_eq!(headers.x_request_id().unwrap_err().to_string(), "the header `X-Request-Id` is missing");
    assert_eq!(headers.x_total().unwrap_err().name(), "X-Total");
    assert_eq!(headers.x_berths().unwrap(), None);
}

#[tokio::test]
async fn a_failure_has_typed_headers() {
    let headers = &[("content-type", "application/json"), ("X-Request-Id", "a2"), ("X-Retry", "3")];
    let client: probe::Client = client_with(Response { status: 404, headers, body: b"[]" });
    let error = client.list_boats().await.unwrap_err();
    let headers = error.headers().map(ListBoatsHeaders::from).unwrap();
    assert_eq!((headers.x_request_id().unwrap().as_str(), headers.x_retry().unwrap()), ("a2", Some(3)));
}

#[tokio::test]
async fn a_required_header_of_the_only_response_is_not_optional() {
    let headers = &[("content-type", "application/json"), ("X-Draught", "2")];
    let client: r_headers::Client = client_with(Response { status: 200, headers, body: br#"{"name":"Wren"}"# });
    let response = client.get_boat().send_full().await.unwrap();
    let headers = response.headers();
    assert_eq!((headers.x_draught().unwrap(), headers.link().unwrap()), (2_i64, None));
}
