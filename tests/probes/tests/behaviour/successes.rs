//! Successful responses: of any media type, with files, with several status codes, and undocumented ones.

use wirewright_client::codegen::Bytes;
use wirewright_client::{AnyBody, Error};
use wirewright_probes::{r_any_media_type as any, r_file_20, r_files_as_json as files, r_multi_2xx, r_redirects};
use wirewright_probes::{r_errs, r_same_successes as same, r_statuses, t_intenum, t_null_and_additional as open};

use crate::wire::{Response, client_and_log, client_with, configured, header};

/// Returns a response with status 200 and the given media type. An empty media type omits the header.
fn ok(media_type: &'static str, body: &'static [u8]) -> Response {
    Response { status: 200, headers: content_type(media_type), body }
}

fn content_type(media_type: &'static str) -> &'static [(&'static str, &'static str)] {
    if media_type.is_empty() { &[] } else { vec![("content-type", media_type)].leak() }
}

#[tokio::test]
async fn any_media_type_decodes_text_as_text_and_json_as_json() {
    let logs = [
        ("text/plain", "broken", "broken"),
        ("text/plain; charset=utf-8", "\"quoted\"", "\"quoted\""),
        ("application/json", "\"quoted\"", "quoted"),
        ("application/vnd.log+json", "\"a\\n\"", "a\n"),
        ("application/xml", "<a/>", "<a/>"),
        ("", "\"quoted\"", "quoted"),
        ("", "broken", "broken"),
    ];
    for (media_type, body, expected) in logs {
        let log = client_with::<any::Client>(ok(media_type, body.as_bytes())).get_log().await;
        assert_eq!(log.unwrap(), expected, "{media_type}");
    }
    for media_type in ["application/json", "text/plain", ""] {
        assert_eq!(client_with::<any::Client>(ok(media_type, b"42")).count_crew().await.unwrap(), 42);
        assert_eq!(client_with::<any::Client>(ok(media_type, b"4.2e1")).count_crew().await.unwrap(), 42);
    }
    let boat = client_with::<any::Client>(ok("application/vnd.boat+json", br#"{"name":"Wren"}"#)).get_boat().await;
    assert_eq!(boat.unwrap().name, "Wren");
    let error = client_with::<any::Client>(ok("text/html", b"<p>")).get_boat().await.unwrap_err();
    assert!(matches!(error, Error::UndocumentedMediaType(_)), "{error:?}");
    let failure = Response { status: 500, ..ok("text/csv", b"a,b") };
    assert_eq!(client_with::<any::Client>(failure).get_log().await.unwrap_err().api().unwrap(), "a,b");
}

#[tokio::test]
async fn any_media_type_decodes_text_as_the_documented_type() {
    use any::types::GetRigResponse;
    for (media_type, body) in [("text/plain", "yawl"), ("application/json", "\"yawl\""), ("", "yawl")] {
        let rig = client_with::<any::Client>(ok(media_type, body.as_bytes())).get_rig().await;
        assert_eq!(rig.unwrap(), GetRigResponse::Yawl, "{media_type}");
    }
    let anything =
        async |media_type, body| client_with::<any::Client>(ok(media_type, body)).get_anything().await.unwrap();
    assert_eq!(anything("text/plain", b"[1]").await, AnyBody::Text("[1]".to_owned()));
    assert_eq!(anything("application/json", b"[1]").await, AnyBody::Json(serde_json::json!([1])));
    assert_eq!(anything("image/png", b"[1]").await, AnyBody::Bytes(b"[1]"[..].into()));
    assert_eq!(anything("", b"[1]").await, AnyBody::Bytes(b"[1]"[..].into()));
    let name = client_with::<any::Client>(ok("text/plain", b"Wren")).get_name().await;
    assert_eq!(name.unwrap(), "Wren");
}

#[tokio::test]
async fn any_media_type_returns_bytes_unchanged() {
    const PNG: &[u8] = b"\x89PNG\xff";
    for media_type in ["image/png", "application/json", "text/plain", ""] {
        assert_eq!(client_with::<any::Client>(ok(media_type, PNG)).get_photo().await.unwrap(), PNG, "{media_type}");
        assert_eq!(client_with::<any::Client>(ok(media_type, PNG)).get_seal().await.unwrap(), PNG, "{media_type}");
        assert_eq!(client_with::<files::Client>(ok(media_type, PNG)).get_pennant().await.unwrap(), PNG, "{media_type}");
    }
    let seal = client_with::<any::Client>(ok("application/json", b"\"iVBORw==\"")).get_seal().await.unwrap();
    assert_eq!(seal, &b"\x89PNG"[..], "JSON has bytes in base64");
    let text = client_with::<any::Client>(ok("text/plain", b"iVBORw==")).get_seal().await.unwrap();
    assert_eq!(text, "iVBORw==");
}

#[tokio::test]
async fn the_caller_specifies_the_media_type_of_a_body() {
    let (client, log) = client_and_log::<any::Client>(Response::empty(204));
    client.put_log(("text/csv", "a,b")).await.unwrap();
    let request = log.one();
    assert_eq!((header(&request, "content-type"), request.body()), (Some("text/csv"), &"a,b".to_owned().into()));
    client.put_log("plain").await.unwrap();
    assert_eq!(header(&log.one(), "content-type"), Some("text/plain"));
    client.put_photo(("image/png", b"\x89PNG")).await.unwrap();
    assert_eq!(header(&log.one(), "content-type"), Some("image/png"));
    let boat = any::types::Boat::new("Wren");
    client.put_boat(&boat).await.unwrap();
    assert_eq!(header(&log.one(), "content-type"), Some("application/json"));
    client.put_boat(&boat).header("content-type", "application/vnd.boat+json").await.unwrap();
    let request = log.one();
    assert_eq!(header(&request, "content-type"), Some("application/vnd.boat+json"));
    assert_eq!(request.body(), r#"{"name":"Wren"}"#);
}

#[tokio::test]
async fn files_are_returned_unchanged_for_any_documented_media_type() {
    const PDF: &[u8] = b"%PDF\xff";
    for media_type in ["application/json", "application/pdf", "text/plain", ""] {
        let (client, log) = client_and_log::<files::Client>(ok(media_type, PDF));
        assert_eq!(client.get_chart().await.unwrap(), PDF, "{media_type}");
        assert_eq!(header(&log.one(), "accept"), Some("application/json, */*;q=0.9"));
        assert_eq!(client.get_charts().await.unwrap(), PDF);
        assert_eq!(client.get_photo().await.unwrap(), PDF);
        assert_eq!(client_with::<r_file_20::Client>(ok(media_type, PDF)).get_chart().await.unwrap(), PDF);
        assert_eq!(client_with::<r_file_20::Client>(ok(media_type, PDF)).get_photo().await.unwrap(), PDF);
    }
    assert_eq!(
        client_with::<files::Client>(ok("application/json", b"\"text\"")).get_chart().await.unwrap(),
        "\"text\""
    );
    assert_eq!(client_with::<files::Client>(ok("image/png", PDF)).get_flag().await.unwrap(), PDF);
    assert_eq!(client_with::<files::Client>(ok("application/json", b"")).get_chart().await.unwrap(), Bytes::new());
    let (client, log) = client_and_log::<files::Client>(Response::empty(204));
    client.put_chart(PDF).await.unwrap();
    let request = log.one();
    assert_eq!((header(&request, "content-type"), request.body()), (Some("application/json"), &PDF.to_vec().into()));
}

#[tokio::test]
async fn statuses_with_the_same_type_share_that_type() {
    for status in [200, 201] {
        let boat = client_with::<same::Client>(Response::json(status, r#"{"name":"Wren"}"#)).put_boat().await.unwrap();
        assert_eq!(boat.name, "Wren");
        let berth = client_with::<same::Client>(Response::json(status, r#"{"berth":4}"#)).add_berth().await.unwrap();
        assert_eq!(berth.berth, Some(4));
    }
    let xml = Response { status: 201, ..ok("application/xml", b"<Boat><name>Wren</name></Boat>") };
    assert_eq!(client_with::<same::Client>(xml).put_boat().await.unwrap().name, "Wren");
    let problem = Response { status: 409, ..ok("application/problem+json", br#"{"code":"full"}"#) };
    assert_eq!(client_with::<same::Client>(problem).put_boat().await.unwrap_err().api().unwrap().code, "full");
    assert_eq!(client_with::<same::Client>(Response::json(200, "\"a\"")).get_name().await.unwrap(), "a");
    let text = Response { status: 203, ..ok("text/plain", b"a") };
    assert_eq!(client_with::<same::Client>(text).get_name().await.unwrap(), "a");
}

#[tokio::test]
async fn an_undocumented_success_is_decoded_as_the_documented_one_that_matches() {
    use r_multi_2xx::operations::untagged::GetBoatResponse;
    let get = |response| async move { client_with::<r_multi_2xx::Client>(response).get_boat().await };
    assert!(matches!(get(Response::json(201, r#"{"name":"Wren"}"#)).await, Ok(GetBoatResponse::Ok(_))));
    assert!(matches!(get(Response::json(201, r#"{"eta":7}"#)).await, Ok(GetBoatResponse::Accepted(_))));
    assert!(matches!(get(Response::empty(205)).await, Ok(GetBoatResponse::NoContent)));

    let boat = client_with::<r_errs::Client>(Response::json(201, r#"{"name":"Wren"}"#)).get_boat().await.unwrap();
    assert_eq!(boat.name, "Wren");
    let error = client_with::<r_errs::Client>(Response::json(201, r#"{"id":7}"#)).get_boat().await.unwrap_err();
    assert!(matches!(&error, Error::UndocumentedStatus(_)), "{error:?}");
    assert_eq!(error.decode::<serde_json::Value>().unwrap()["id"], 7);
    let bytes =
        client_with::<r_errs::Client>(Response::json(201, r#"{"id":7}"#)).get_boat().send_bytes().await.unwrap();
    assert_eq!(bytes.value(), r#"{"id":7}"#);
    assert!(bytes.decode::<Vec<u8>>().is_err());
}

#[tokio::test]
async fn a_304_under_a_default_with_a_body_is_undocumented() {
    let error = client_with::<r_redirects::Client>(Response::empty(304)).get_boat().await.unwrap_err();
    assert!(matches!(error, Error::UndocumentedStatus(_)), "{error:?}");
    let documented = client_with::<r_statuses::Client>(Response::empty(304)).get_boat().await.unwrap_err();
    assert!(matches!(documented, Error::Api(_)), "{documented:?}");
}

#[tokio::test]
async fn a_documented_redirect_has_typed_headers() {
    use r_redirects::operations::untagged::GetPhotoHeaders;
    let elsewhere = |status| Response { status, headers: &[("location", "/there"), ("x-queue", "3.0")], body: b"" };
    let (client, log) = client_and_log::<r_redirects::Client>(elsewhere(303));
    let response = client.get_boat().send_full().await.unwrap();
    let headers = response.headers();
    assert_eq!((headers.location().unwrap().as_deref(), headers.x_queue().unwrap()), (Some("/there"), Some(3)));
    assert_eq!(log.count(), 1, "it is not followed");
    let problem = client_with::<r_redirects::Client>(Response::json(500, r#"{"code":"full"}"#)).get_boat().await;
    assert_eq!(problem.unwrap_err().api().unwrap().code, "full");

    // If the operation also documents a success, a redirect is an error.
    let error = client_with::<r_redirects::Client>(elsewhere(307)).get_photo().await.unwrap_err();
    assert!(matches!(error, Error::Api(_)), "{error:?}");
    assert_eq!(GetPhotoHeaders::from(error.headers().unwrap()).location().unwrap().as_deref(), Some("/there"));
}

async fn boat(body: &'static str) -> Result<open::types::Boat, open::Error<()>> {
    let sent = open::types::Boat::new("", None);
    client_with::<open::Client>(Response::json(200, body)).put_boat(&sent).await
}

#[tokio::test]
async fn integers_in_float_notation_are_accepted_everywhere() {
    let body = r#"{"name": "", "owner": null, "berth": 1e1, "crew": [{"id": 3.0}], "guests": {"a": {"id": 4.0}},
        "mate": {"id": 5.0}, "cook": {"id": 9007199254740991.0}}"#;
    let decoded = boat(body).await.unwrap();
    assert_eq!((decoded.berth, decoded.crew.unwrap()[0].id, decoded.guests.unwrap()["a"].id), (Some(10), 3, 4));
    assert!(
        matches!(&decoded.mate, Some(open::types::BoatMate::Sailor(sailor)) if sailor.id == 5),
        "{:?}",
        decoded.mate
    );
    assert_eq!(decoded.additional["cook"].id, 9_007_199_254_740_991);
    let hulls = t_intenum::types::Boat::new(t_intenum::types::BoatHulls::Value1);
    let hulls =
        client_with::<t_intenum::Client>(Response::json(200, r#"{"hulls": 2.0}"#)).put_boat(&hulls).await.unwrap();
    assert_eq!(hulls.hulls, t_intenum::types::BoatHulls::Value2);
    let mate = boat(r#"{"name": "", "owner": null, "mate": 7.0}"#).await.unwrap().mate;
    assert!(matches!(mate, Some(open::types::BoatMate::Integer(7))), "{mate:?}");
}

#[tokio::test]
async fn invalid_integers_and_objects_are_errors_with_a_location() {
    let wrong = [
        (r#"{"name": "", "owner": null, "berth": 30.5}"#, "/berth"),
        (r#"{"name": "", "owner": null, "crew": [{"id": 1}, {"id": 30.5}]}"#, "/crew/1/id"),
        (r#"{"name": "", "owner": null, "guests": {"a": {"id": 30.5}}}"#, "/guests/a/id"),
        (r#"{"name": "", "owner": null, "cook": {"id": 30.5}}"#, "/cook/id"),
        (r#"["", null]"#, ""),
        (r#"{"name": "", "owner": null, "crew": [[1, "x"]]}"#, "/crew/0"),
        (r#"{"name": "", "owner": null, "guests": {"a": [1, "x"]}}"#, "/guests/a"),
        (r#"{"name": "", "owner": null, "cook": [1, "x"]}"#, "/cook"),
    ];
    for (body, pointer) in wrong {
        let error = boat(body).await.unwrap_err();
        let Error::UndecodableBody(detail) = &error else { panic!("{body}: {error:?}") };
        assert_eq!(detail.source.path(), pointer, "{body}: {error:?}");
    }
    let mate = boat(r#"{"name": "", "owner": null, "mate": [1, "x"]}"#).await.unwrap().mate;
    assert!(matches!(mate, Some(open::types::BoatMate::Unknown(_))), "{mate:?}");
}

#[tokio::test]
async fn an_undocumented_null_is_reported() {
    let reports = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let sink = reports.clone();
    let observer = move |drift: &wirewright_client::Drift| sink.lock().unwrap().push(drift.to_string());
    let response = Response::json(200, r#"{"name": "", "owner": null, "berth": null, "tonnage": 9007199254740993}"#);
    let (client, _): (open::Client, _) =
        configured("https://harbour.example/v1", move |_| response, |builder| builder.on_drift(observer));
    client.put_boat(&open::types::Boat::new("", None)).await.unwrap();
    assert_eq!(
        *reports.lock().unwrap(),
        [
            "putBoat: unexpected null at /berth; it was decoded as absent",
            "putBoat: the number 9007199254740993 at /tonnage was rounded to 9007199254740992",
        ]
    );
}
