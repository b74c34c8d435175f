//! Operations with several media types: the caller selects the media type of the body and the accepted response types.

use wirewright_client::Error;
use wirewright_client::http::StatusCode;
use wirewright_probes::b_media_types::types::{AddBoatFormRequest, AddBoatMultipartRequest, Boat};
use wirewright_probes::b_media_types::{self as bodies, operations::untagged as body};
use wirewright_probes::{b_multi_ct, r_media_types};

use crate::wire::{Response, client_and_log, client_with, header};

const MOORED: Response = Response::empty(201);
const DONE: Response = Response::empty(204);

#[track_caller]
fn sent<'b>(choice: impl Into<body::AddBoatBody<'b>>) -> (String, String) {
    let (client, _) = client_and_log::<bodies::Client>(MOORED);
    let request = client.add_boat(choice).request().unwrap();
    let media_type = request.headers()["content-type"].to_str().unwrap().to_owned();
    (media_type, String::from_utf8(request.body().as_bytes().unwrap().to_vec()).unwrap())
}

fn pair(media_type: &str, bytes: &str) -> (String, String) {
    (media_type.to_owned(), bytes.to_owned())
}

#[test]
fn the_caller_chooses_the_media_type_of_a_body() {
    use body::AddBoatBody;
    let boat = Boat::new(4);
    assert_eq!(sent(&boat), pair("application/json", r#"{"berth":4}"#));
    assert_eq!(sent(AddBoatBody::Json(&boat)), sent(&boat));
    let patch = pair("application/merge-patch+json", r#"{"berth":4}"#);
    assert_eq!(sent(AddBoatBody::MergePatchJson(&boat)), patch);
    let bytes = AddBoatBody::Bytes(vec![b'a', b'b'].into());
    assert_eq!(sent(bytes), pair("application/octet-stream", "ab"));
}

#[test]
fn each_media_type_has_its_own_encodings() {
    let mut form = AddBoatFormRequest::new(4);
    form.flags = Some(vec!["a".to_owned(), "b c".to_owned()]);
    let form = body::AddBoatBody::Form(&form);
    assert_eq!(sent(form), pair("application/x-www-form-urlencoded", "berth=4&flags=a%7Cb%20c"));
    let mut parts = AddBoatMultipartRequest::default();
    parts.photo = Some(b"PNG".to_vec().into());
    let (media_type, bytes) = sent(body::AddBoatBody::Multipart(&parts));
    assert_eq!(media_type, "multipart/form-data; boundary=wirewright-part-0000");
    let head = r#"Content-Disposition: form-data; name="photo"; filename="photo""#;
    assert!(bytes.contains(&format!("{head}\r\nContent-Type: image/png\r\n\r\nPNG\r\n")), "{bytes}");
}

#[test]
fn the_caller_selects_the_media_type_of_a_range() {
    assert_eq!(sent(body::AddBoatBody::Image(("image/png", "P").into())), pair("image/png", "P"));
    let (client, _) = client_and_log::<bodies::Client>(DONE);
    let request = client.set_photo(4, ("image/svg+xml", "<svg/>")).request().unwrap();
    assert_eq!(request.headers()["content-type"], "image/svg+xml");
    assert_eq!(request.body(), "<svg/>");
    for wrong in ["text/plain", "image/*", "image"] {
        let error = client.set_photo(4, (wrong, "x")).request().unwrap_err();
        assert_eq!(
            error.to_string(),
            "setPhoto (PUT /boats/{id}/photo): `body` cannot be sent: its media type does not match `image/*`"
        );
    }
}

#[tokio::test]
async fn the_caller_selects_the_media_type_of_a_patch() {
    let (client, log) = client_and_log::<bodies::Client>(DONE);
    client.change_boat(4, body::ChangeBoatBody::JsonPatchJson(&Boat::new(5))).await.unwrap();
    assert_eq!(header(&log.one(), "content-type"), Some("application/json-patch+json"));
}

#[tokio::test]
async fn lists_and_texts_are_borrowed_from_the_caller() {
    let names = vec!["Wren".to_owned()];
    let (client, log) = client_and_log::<bodies::Client>(DONE);
    client.add_names(&names).await.unwrap();
    assert_eq!(log.one().body(), r#"["Wren"]"#);
    client.set_names().body(body::SetNamesBody::TextCsv("Wren")).await.unwrap();
    assert_eq!(log.one().body(), "Wren");
    client.set_names().await.unwrap();
    assert_eq!(header(&log.one(), "content-type"), None);

    let (client, log) = client_and_log::<b_multi_ct::Client>(MOORED);
    let boat = b_multi_ct::types::Boat::new(4);
    client.add_boat(b_multi_ct::operations::untagged::AddBoatBody::Form(&boat)).await.unwrap();
    let request = log.one();
    assert_eq!(header(&request, "content-type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(request.body(), "berth=4");
}

const fn of(status: u16, headers: &'static [(&'static str, &'static str)], body: &'static [u8]) -> Response {
    Response { status, headers, body }
}

const PDF: Response = of(200, &[("content-type", "application/pdf")], b"%PDF");

#[tokio::test]
async fn only_decodable_media_types_are_requested() {
    let (client, log) = client_and_log::<r_media_types::Client>(Response::json(200, r#"{"name":"Wren"}"#));
    assert_eq!(client.get_boat().await.unwrap().name, "Wren");
    assert_eq!(header(&log.one(), "accept"), Some("application/json, text/json;q=0.9"));
    let bytes = client.get_boat().send_bytes().await.unwrap();
    assert_eq!(bytes.value(), r#"{"name":"Wren"}"#);
}

#[tokio::test]
async fn every_documented_media_type_can_be_requested() {
    let (client, log) = client_and_log::<r_media_types::Client>(PDF);
    let response = client.get_boat().accept("application/pdf").send_bytes().await.unwrap();
    assert_eq!((response.status(), response.value().as_ref()), (StatusCode::OK, &b"%PDF"[..]));
    assert_eq!(header(&log.one(), "accept"), Some("application/pdf"));
    client.get_boat().accept("image/png").send_bytes().await.unwrap();
    assert_eq!(header(&log.one(), "accept"), Some("image/png"));

    let error = client.get_boat().accept("text/csv").send_bytes().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "getBoat (GET /boat): `accept` cannot be sent: no response of media type `text/csv` is documented"
    );
    assert_eq!(log.count(), 0, "nothing is sent");
}

#[tokio::test]
async fn a_body_without_a_decoder_is_an_error_that_keeps_the_body() {
    let error = client_with::<r_media_types::Client>(PDF).get_boat().await.unwrap_err();
    assert!(matches!(error, Error::UndecodableBody(_)), "{error:?}");
    assert_eq!((error.status().unwrap().as_u16(), &error.bytes().unwrap()[..]), (200, &b"%PDF"[..]));

    let page = of(500, &[("content-type", "text/html")], b"<p>");
    let error = client_with::<r_media_types::Client>(page).get_boat().send_bytes().await.unwrap_err();
    assert!(matches!(error, Error::UndecodableBody(_)), "{error:?}");
    assert_eq!(error.bytes().unwrap(), "<p>");

    let csv = || client_with::<r_media_types::Client>(of(200, &[("content-type", "text/csv")], b"a,b"));
    let error = csv().get_boat().await.unwrap_err();
    assert!(matches!(error, Error::UndocumentedMediaType(_)), "{error:?}");
    assert_eq!(error.bytes().unwrap(), "a,b");
    assert_eq!(csv().get_boat().send_bytes().await.unwrap().value(), "a,b");
}

#[tokio::test]
async fn a_failure_is_typed_for_any_accept_header() {
    let client = client_with::<r_media_types::Client>(Response::json(404, r#"{"code":"gone"}"#));
    let error = client.get_boat().accept("application/pdf").send_bytes().await.unwrap_err();
    assert_eq!(error.api().unwrap().code, "gone");
}

#[tokio::test]
async fn the_media_type_selects_between_two_decoders_of_one_type() {
    use r_media_types::operations::untagged::GetNameResponse;
    let text = of(200, &[("content-type", "text/plain")], b"\"Wren\"");
    let name = client_with::<r_media_types::Client>(text).get_name().await.unwrap();
    assert_eq!(name, GetNameResponse::Ok("\"Wren\"".to_owned()));
    let name = client_with::<r_media_types::Client>(Response::json(200, "\"Wren\"")).get_name().await.unwrap();
    assert_eq!(name, GetNameResponse::Ok("Wren".to_owned()));
    let later =
        client_with::<r_media_types::Client>(Response::json(202, r#"{"code":"later"}"#)).get_name().await.unwrap();
    assert!(matches!(later, GetNameResponse::Accepted(_)), "{later:?}");
}

#[tokio::test]
async fn events_and_lines_are_streamed_unchanged() {
    use wirewright_probes::{r_jsonl, r_sse};
    let events = of(200, &[("content-type", "text/event-stream")], b"data: {}\n\n");
    let mut stream = client_with::<r_sse::Client>(events).get_boat().send_stream().await.unwrap().into_value();
    assert_eq!(stream.chunk().await.unwrap().unwrap(), "data: {}\n\n");
    assert!(stream.chunk().await.unwrap().is_none());
    let lines = of(200, &[("content-type", "application/jsonl")], b"{}\n");
    let mut stream = client_with::<r_jsonl::Client>(lines).get_boat().send_stream().await.unwrap().into_value();
    assert_eq!(stream.chunk().await.unwrap().unwrap(), "{}\n");
}
