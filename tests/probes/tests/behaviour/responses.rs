//! Successful responses are distinguished by status code and decoded according to their media type.

use wirewright_probes::{
    links, multifile, r_binary, r_default_only, r_head, r_headers, r_json_or_xml, r_jsonl, r_methods32, r_multi,
    r_multi_2xx, r_multi_ct, r_nobody, r_paginated, r_query32, r_redirect, r_sse, r_statuses, r_text, r_wild, ver_2_0,
    ver_3_0_0, ver_3_0_4, ver_3_1_0, ver_3_1_2, ver_3_2_0,
};

use crate::wire::{Response, client_and_log, client_with, header};

const WREN: &str = r#"{"name":"Wren"}"#;

macro_rules! each_decodes_a_boat {
    ($($probe:ident)*) => {
        $({
            let (client, log) = client_and_log::<$probe::Client>(Response::json(200, WREN));
            assert_eq!(client.get_boat().await.unwrap().name, "Wren", stringify!($probe));
            let request = log.one();
            assert_eq!(request.uri(), "https://harbour.example/v1/boat");
            assert_eq!(header(&request, "accept"), Some("application/json"));
        })*
    };
}

#[tokio::test]
async fn every_version_of_the_specification_gives_a_client() {
    each_decodes_a_boat!(ver_2_0 ver_3_0_0 ver_3_0_4 ver_3_1_0 ver_3_1_2 ver_3_2_0);
}

#[tokio::test]
async fn a_schema_in_another_file_is_a_type() {
    each_decodes_a_boat!(multifile);
}

#[tokio::test]
async fn each_success_is_a_variant() {
    use r_multi_2xx::operations::untagged::GetBoatResponse;
    let get = |response| async move { client_with::<r_multi_2xx::Client>(response).get_boat().await.unwrap() };
    assert!(matches!(get(Response::json(200, WREN)).await, GetBoatResponse::Ok(boat) if boat.name == "Wren"));
    assert!(
        matches!(get(Response::json(202, r#"{"eta":7}"#)).await, GetBoatResponse::Accepted(ticket) if ticket.eta == 7)
    );
    assert_eq!(get(Response::empty(204)).await, GetBoatResponse::NoContent);
}

#[tokio::test]
async fn the_status_selects_the_success_and_not_the_body() {
    use r_multi::operations::untagged::GetBoatResponse;
    let client = client_with::<r_multi::Client>(Response::json(201, "7"));
    assert_eq!(client.get_boat().await.unwrap(), GetBoatResponse::Created(7));
    let client = client_with::<r_multi::Client>(Response::json(201, WREN));
    assert!(matches!(client.get_boat().await.unwrap_err(), r_multi::Error::UndecodableBody(_)));
}

#[tokio::test]
async fn a_documented_range_of_statuses_is_decoded() {
    for status in [200, 203, 299] {
        let client = client_with::<r_wild::Client>(Response::json(status, WREN));
        assert_eq!(client.get_boat().await.unwrap().name, "Wren");
    }
}

#[tokio::test]
async fn a_default_is_the_success_if_no_success_is_documented() {
    let client = client_with::<r_default_only::Client>(Response::json(200, WREN));
    assert_eq!(client.get_boat().await.unwrap().name, "Wren");
}

#[tokio::test]
async fn documented_bodies_of_head_and_204_are_ignored() {
    use r_nobody::operations::untagged::DeleteBoatResponse;
    let (client, log) = client_and_log::<r_nobody::Client>(Response::json(200, ""));
    let () = client.get_boat_head().await.unwrap();
    assert_eq!(header(&log.one(), "accept"), Some("application/json"));
    let delete = |response| async move { client_with::<r_nobody::Client>(response).delete_boat().await.unwrap() };
    assert_eq!(delete(Response::empty(204)).await, DeleteBoatResponse::NoContent);
    assert_eq!(delete(Response::json(200, "\"gone\"")).await, DeleteBoatResponse::Ok("gone".to_owned()));
}

#[tokio::test]
async fn head_has_no_body() {
    let (client, log) = client_and_log::<r_head::Client>(Response::empty(200));
    client.get_boat().await.unwrap();
    assert_eq!(log.one().method(), "HEAD");
}

#[tokio::test]
async fn query_is_a_method() {
    let (client, log) = client_and_log::<r_query32::Client>(Response::json(200, WREN));
    assert_eq!(client.get_boat().await.unwrap().name, "Wren");
    assert_eq!(log.one().method(), "QUERY");
}

#[tokio::test]
async fn the_media_type_of_a_response_selects_the_decoder() {
    for (media_type, body) in [("application/json", WREN), ("application/xml", "<boat><name>Wren</name></boat>")] {
        let headers: &[_] = if media_type.ends_with("json") {
            &[("content-type", "application/json")]
        } else {
            &[("content-type", "application/xml")]
        };
        let client = client_with::<r_json_or_xml::Client>(Response { headers, ..Response::json(200, body) });
        assert_eq!(client.get_boat().await.unwrap().name, "Wren", "{media_type}");
    }
}

#[tokio::test]
async fn a_custom_method_is_sent_as_documented() {
    let (client, log) = client_and_log::<r_methods32::Client>(Response::empty(201));
    client.copy_boat(4).await.unwrap();
    assert_eq!(log.one().method(), "COPY");
    let (client, log) = client_and_log::<r_methods32::Client>(Response::empty(204));
    client.lock_boat(4).await.unwrap();
    assert_eq!(log.one().method(), "lock");
}

#[tokio::test]
async fn headers_are_part_of_the_full_response() {
    let headers = &[("content-type", "application/json"), ("x-draught", "2"), ("link", "</boat?page=2>; rel=next")];
    let client = client_with::<r_headers::Client>(Response { headers, ..Response::json(200, WREN) });
    let response = client.get_boat().send_full().await.unwrap();
    assert_eq!(response.headers()["x-draught"], "2");
    assert_eq!(response.headers()["link"], "</boat?page=2>; rel=next");
    assert_eq!(response.value().name, "Wren");
}

#[tokio::test]
async fn text_is_decoded_as_text() {
    let headers = &[("content-type", "text/plain; charset=utf-8")];
    let (client, log) = client_and_log::<r_text::Client>(Response { status: 200, headers, body: b"\"Wren\"" });
    assert_eq!(client.get_boat().await.unwrap(), "\"Wren\"");
    assert_eq!(header(&log.one(), "accept"), Some("text/plain"));
}

#[tokio::test]
async fn octets_are_returned_unchanged() {
    let headers = &[("content-type", "application/octet-stream")];
    let client = client_with::<r_binary::Client>(Response { status: 200, headers, body: b"\xff\x00" });
    assert_eq!(client.get_boat().await.unwrap().as_ref(), b"\xff\x00");
}

#[tokio::test]
async fn media_types_without_a_typed_decoder_are_returned_as_bytes() {
    let of = |content_type: &'static [(&'static str, &'static str)], body| Response {
        status: 200,
        headers: content_type,
        body,
    };
    let lines = client_with::<r_jsonl::Client>(of(&[("content-type", "application/jsonl")], b"{}\n{}\n"));
    assert_eq!(lines.get_boat().await.unwrap(), "{}\n{}\n");
    let events = client_with::<r_sse::Client>(of(&[("content-type", "text/event-stream")], b"data: {}\n\n"));
    assert_eq!(events.get_boat().await.unwrap(), "data: {}\n\n");
}

#[tokio::test]
async fn an_unsupported_media_type_is_not_requested_and_is_an_error() {
    let headers = &[("content-type", "text/csv")];
    let (client, log) = client_and_log::<r_multi_ct::Client>(Response { status: 200, headers, body: b"name\nWren\n" });
    let error = client.get_boat().await.unwrap_err();
    assert!(matches!(error, r_multi_ct::Error::UndecodableBody(_)));
    assert_eq!(error.bytes().unwrap(), "name\nWren\n");
    assert_eq!(header(&log.one(), "accept"), Some("application/json"));
}

#[tokio::test]
async fn the_cursor_of_a_page_requests_the_next_page() {
    let (client, log) = client_and_log::<r_paginated::Client>(Response::json(200, r#"{"boats":["Wren"],"next":"c2"}"#));
    let page = client.get_boat().limit(1).await.unwrap();
    assert_eq!(log.target(), "/v1/boat?limit=1");
    client.get_boat().cursor(page.next.value().unwrap()).await.unwrap();
    assert_eq!(log.target(), "/v1/boat?cursor=c2");
}

#[tokio::test]
async fn a_value_of_a_response_is_the_argument_of_the_next_call() {
    let (client, log) = client_and_log::<links::Client>(Response::json(201, r#"{"berth":4}"#));
    let boat = client.add_boat().await.unwrap();
    assert_eq!(log.one().method(), "POST");
    assert_eq!(client.get_boat(boat.berth).request().unwrap().uri(), "https://harbour.example/v1/boats/4");
}

#[tokio::test]
async fn a_documented_redirect_is_not_followed() {
    let response = Response { headers: &[("location", "/elsewhere")], ..Response::empty(302) };
    let (client, log) = client_and_log::<r_redirect::Client>(response);
    let response = client.get_boat().send_full().await.unwrap();
    let headers = response.headers();
    assert_eq!(headers.location().unwrap().as_deref(), Some("/elsewhere"));
    assert_eq!(log.count(), 1);
}

#[tokio::test]
async fn exact_statuses_take_precedence_over_ranges_and_ranges_over_the_default() {
    use r_statuses::operations::untagged::{GetBoatError, GetBoatResponse};
    let success =
        async |status, body| client_with::<r_statuses::Client>(Response::json(status, body)).get_boat().await.unwrap();
    assert!(matches!(success(200, r#"{"name":"Wren"}"#).await, GetBoatResponse::Ok(boat) if boat.name == "Wren"));
    assert_eq!(success(206, r#"["a"]"#).await, GetBoatResponse::Success(vec!["a".to_owned()]));
    let reset = client_with::<r_statuses::Client>(Response::empty(205)).get_boat().await.unwrap();
    assert_eq!(reset, GetBoatResponse::ResetContent);

    let failure =
        async |response: Response| match client_with::<r_statuses::Client>(response).get_boat().await.unwrap_err() {
            r_statuses::Error::Api(response) => response.into_value(),
            other => panic!("{other:?}"),
        };
    assert_eq!(failure(Response::empty(304)).await, GetBoatError::NotModified);
    assert_eq!(failure(Response::json(404, "{}")).await, GetBoatError::NotFound);
    let refused = failure(Response::json(409, r#"{"code":"full"}"#)).await;
    assert!(matches!(refused, GetBoatError::ClientError(problem) if problem.code == "full"));
    assert_eq!(failure(Response::json(503, "7")).await, GetBoatError::ServerError(7));
    let text = Response { status: 302, headers: &[("content-type", "text/plain")], body: b"there" };
    assert_eq!(failure(text).await, GetBoatError::Default("there".to_owned()));
}
