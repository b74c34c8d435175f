//! Request bodies have the declared media type and its encoding.

use serde_json::json;
use wirewright_client::File;
use wirewright_client::formats::Base64;
use wirewright_probes::{
    b_form, b_form_20, b_form_styles, b_media_range, b_mergepatch, b_multi_ct, b_multipart, b_multipart_files, b_octet,
    b_text, b_vendorjson, callbacks, t_const, t_rw,
};

use crate::wire::{Response, client_and_log, header};

const MOORED: Response = Response::empty(201);

#[tokio::test]
async fn a_form_is_url_encoded() {
    let (client, log) = client_and_log::<b_form::Client>(MOORED);
    let mut form = b_form::types::AddBoatFormRequest::default();
    form.name = Some("Wren & co".to_owned());
    form.berth = Some(4);
    client.add_boat(&form).await.unwrap();
    let request = log.one();
    assert_eq!(header(&request, "content-type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(request.body(), "name=Wren+%26+co&berth=4");
}

#[tokio::test]
async fn json_bodies_are_sent_with_their_own_media_type() {
    let (client, log) = client_and_log::<b_mergepatch::Client>(MOORED);
    client.add_boat(&b_mergepatch::types::Boat::new(4)).await.unwrap();
    let request = log.one();
    assert_eq!(header(&request, "content-type"), Some("application/merge-patch+json"));
    assert_eq!(request.body(), r#"{"berth":4}"#);

    let (client, log) = client_and_log::<b_vendorjson::Client>(MOORED);
    client.add_boat(&b_vendorjson::types::Boat::new(4)).await.unwrap();
    assert_eq!(header(&log.one(), "content-type"), Some("application/vnd.harbour+json"));
}

#[tokio::test]
async fn a_media_type_range_is_sent_as_a_concrete_media_type() {
    let (client, log) = client_and_log::<b_media_range::Client>(MOORED);
    client.add_boat(&b_media_range::types::Boat::new(4)).await.unwrap();
    assert_eq!(header(&log.one(), "content-type"), Some("application/vnd.harbour+json"));

    let (client, log) = client_and_log::<b_media_range::Client>(Response::empty(204));
    client.put_boat(&b_media_range::types::Boat::new(4)).await.unwrap();
    assert_eq!(header(&log.one(), "content-type"), Some("application/json"));

    let (client, log) = client_and_log::<b_media_range::Client>(Response::empty(204));
    client.put_note("Fog").await.unwrap();
    assert_eq!(header(&log.one(), "content-type"), Some("text/plain"));
}

#[tokio::test]
async fn json_is_sent_if_several_media_types_are_documented() {
    let (client, log) = client_and_log::<b_multi_ct::Client>(MOORED);
    client.add_boat(&b_multi_ct::types::Boat::new(4)).await.unwrap();
    let request = log.one();
    assert_eq!(header(&request, "content-type"), Some("application/json"));
    assert_eq!(request.body(), r#"{"berth":4}"#);
}

#[tokio::test]
async fn text_is_sent_unchanged_and_not_as_json() {
    let (client, log) = client_and_log::<b_text::Client>(MOORED);
    client.add_boat("Wren \"4\"").await.unwrap();
    let request = log.one();
    assert!(header(&request, "content-type").unwrap().starts_with("text/plain"));
    assert_eq!(request.body(), "Wren \"4\"");
}

#[tokio::test]
async fn octets_are_sent_unchanged() {
    let (client, log) = client_and_log::<b_octet::Client>(MOORED);
    client.add_boat(b"\0\xff\n").await.unwrap();
    let request = log.one();
    assert_eq!(header(&request, "content-type"), Some("application/octet-stream"));
    assert_eq!(request.body().as_ref(), [0, 255, 10]);
}

/// Returns the lines of a multipart body, split at the boundary that its header declares.
#[track_caller]
fn parts(request: &wirewright_client::http::Request<wirewright_client::bytes::Bytes>) -> Vec<String> {
    let boundary = header(request, "content-type").unwrap().strip_prefix("multipart/form-data; boundary=").unwrap();
    let body = String::from_utf8(request.body().to_vec()).unwrap();
    let boundary = format!("--{boundary}");
    let parts = body.split(&boundary).map(str::trim).filter(|part| !part.is_empty() && *part != "--");
    parts.map(|part| part.replace("\r\n", "|")).collect()
}

#[tokio::test]
async fn each_property_is_a_part_and_a_binary_property_is_a_file() {
    use b_multipart::types::{AddBoatMultipartRequest, AddBoatMultipartRequestLog};
    let (client, log) = client_and_log::<b_multipart::Client>(MOORED);
    let mut body = AddBoatMultipartRequest::new(File::new("\u{1}").named("wren.png").content_type("image/png"));
    let mut entry = AddBoatMultipartRequestLog::default();
    entry.port = Some("Kiel".to_owned());
    body.log = Some(entry);
    body.flags = Some(vec!["DE".to_owned(), "DK".to_owned()]);
    client.add_boat(&body).await.unwrap();
    let expected = [
        "Content-Disposition: form-data; name=\"photo\"; filename=\"wren.png\"|Content-Type: image/png||\u{1}",
        "Content-Disposition: form-data; name=\"log\"|Content-Type: application/json||{\"port\":\"Kiel\"}",
        "Content-Disposition: form-data; name=\"flags\"||DE",
        "Content-Disposition: form-data; name=\"flags\"||DK",
    ];
    assert_eq!(parts(&log.one()), expected);
}

#[tokio::test]
async fn a_part_has_the_style_the_media_type_and_the_headers_of_its_encoding() {
    use b_multipart_files::types::{Papers, PapersCover};
    let (client, log) = client_and_log::<b_multipart_files::Client>(MOORED);
    let mut papers = Papers::new(File::new("a"));
    papers.photos = Some(vec![File::new("b"), File::new("c").content_type("image/jpeg")]);
    papers.cover = Some(PapersCover::List(vec![File::new("d")]));
    papers.stamp = Some(Base64::from_text("QQ=="));
    papers.tags = Some(vec!["x".to_owned(), "y z".to_owned()]);
    client.add_boat(&papers).await.unwrap();
    let expected = [
        "Content-Disposition: form-data; name=\"plan\"; filename=\"plan\"|Content-Type: application/pdf|X-Kind: plan||a",
        "Content-Disposition: form-data; name=\"photos\"; filename=\"photos\"|Content-Type: image/png||b",
        "Content-Disposition: form-data; name=\"photos\"; filename=\"photos\"|Content-Type: image/jpeg||c",
        "Content-Disposition: form-data; name=\"cover\"; filename=\"cover\"|Content-Type: application/octet-stream||d",
        "Content-Disposition: form-data; name=\"stamp\"||QQ==",
        "Content-Disposition: form-data; name=\"tags\"||x|y z",
    ];
    assert_eq!(parts(&log.one()), expected);
}

#[tokio::test]
async fn a_field_of_a_form_has_the_style_of_its_encoding() {
    let (client, log) = client_and_log::<b_form_styles::Client>(MOORED);
    let mut form = b_form_styles::types::AddBoatFormRequest::default();
    form.flags = Some(vec!["DE".to_owned(), "D K".to_owned()]);
    form.marks = form.flags.clone();
    let mut hull = b_form_styles::types::AddBoatFormRequestHull::default();
    hull.length = Some(4);
    form.hull = Some(hull);
    let mut owner = b_form_styles::types::AddBoatFormRequestOwner::default();
    owner.name = Some("Ann".to_owned());
    form.owner = Some(owner);
    form.next = Some("/a?b".to_owned());
    client.add_boat(&form).await.unwrap();
    let expected = "flags=DE,D%20K&marks=DE%20D%20K&hull%5Blength%5D=4&owner=%7B%22name%22%3A%22Ann%22%7D&next=/a?b";
    assert_eq!(log.one().body(), expected);
}

#[tokio::test]
async fn a_form_of_2_0_has_files_and_joins_its_arrays_by_commas() {
    let (client, log) = client_and_log::<b_form_20::Client>(MOORED);
    let mut body = b_form_20::types::AddBoatMultipartRequest::new(File::new("a"));
    body.flags = Some(vec!["DE".to_owned(), "DK".to_owned()]);
    body.marks = body.flags.clone();
    client.add_boat(&body).await.unwrap();
    let expected = [
        "Content-Disposition: form-data; name=\"papers\"; filename=\"papers\"|Content-Type: application/octet-stream||a",
        "Content-Disposition: form-data; name=\"flags\"||DE,DK",
        "Content-Disposition: form-data; name=\"marks\"||DE",
        "Content-Disposition: form-data; name=\"marks\"||DK",
    ];
    assert_eq!(parts(&log.one()), expected);
}

#[tokio::test]
async fn a_type_with_files_that_is_also_received_is_sent_as_bytes() {
    let (client, log) = client_and_log::<b_multipart_files::Client>(Response::json(200, r#"{"scan":"text"}"#));
    let parts = b"--x\r\ncontent-disposition: form-data; name=\"scan\"\r\n\r\n\xff\r\n--x--\r\n";
    let call = client.add_log().body(parts.into()).header("content-type", "multipart/form-data; boundary=x");
    assert_eq!(call.await.unwrap().scan.as_deref(), Some("text"));
    let request = log.one();
    assert_eq!(header(&request, "content-type"), Some("multipart/form-data; boundary=x"));
    assert_eq!(request.body().as_ref(), parts);
}

#[tokio::test]
async fn an_optional_body_is_sent_if_it_is_given() {
    let (client, log) = client_and_log::<callbacks::Client>(Response::empty(204));
    client.subscribe().await.unwrap();
    let request = log.one();
    assert_eq!((header(&request, "content-type"), request.body().len()), (None, 0));
    let mut body = callbacks::types::SubscribeRequest::default();
    body.address = Some("https://a.example".to_owned());
    client.subscribe().body(&body).await.unwrap();
    assert_eq!(log.one().body(), r#"{"address":"https://a.example"}"#);
}

#[tokio::test]
async fn the_same_type_is_sent_and_received() {
    use t_const::types::Boat;
    let (client, log) = client_and_log::<t_const::Client>(Response::json(200, r#"{"kind":"boat","hulls":1}"#));
    let boat = client.put_boat(&Boat::new()).await.unwrap();
    assert_eq!(log.one().body(), r#"{"kind":"boat"}"#);
    assert_eq!(serde_json::to_value(&boat).unwrap(), json!({"kind": "boat", "hulls": 1}));
}

#[tokio::test]
async fn read_only_properties_are_not_sent_and_write_only_properties_are_not_expected() {
    let (client, log) = client_and_log::<t_rw::Client>(Response::json(200, r#"{"id":"7","name":"Wren"}"#));
    let boat = client.put_boat(&t_rw::types::BoatRequest::new("1234", "Wren")).await.unwrap();
    assert_eq!(log.one().body(), r#"{"pin":"1234","name":"Wren"}"#);
    assert_eq!((boat.id.as_str(), boat.name.as_str()), ("7", "Wren"));
}
