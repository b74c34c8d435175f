//! Parameters and request bodies in complete requests.

use serde_json::Value;
use wirewright_client::{File, codegen::*, http::Request};

use crate::server::{responding, response};

/// Defines an operation with this request body.
macro_rules! operation {
    ($name:ident, $path:literal, $body:ty $(, $constant:ident: $type:ty = $value:expr)*) => {
        struct $name;

        impl Operation for $name {
            const ID: &'static str = stringify!($name);
            const METHOD: Method = Method::POST;
            const PATH: &'static str = $path;
            const SECURITY: Security = &[];
            const RESPONSES: Responses = &[StatusKey::Status(200).media(&["text/plain"])];
            $(const $constant: $type = $value;)*
            type Body = $body;
            type Output = Text;
            type Error = Empty;
        }
    };
}

operation!(Plain, "/things/{id}", ());
operation!(SendJson, "/", Json<Value>, MEDIA_TYPE: &'static str = "application/merge-patch+json");
operation!(SendText, "/", Text, MEDIA_TYPE: &'static str = "text/csv; header=present");
operation!(SendBytes, "/", Binary, MEDIA_TYPE: &'static str = "image/png");
operation!(SendForm, "/", Form<Value>,
    MEDIA_TYPE: &'static str = "application/x-www-form-urlencoded",
    ENCODING: Encodings = &[("tags", PartEncoding::new().style(Style::PIPE_DELIMITED))]);
operation!(SendParts, "/", Multipart<Upload>,
    MEDIA_TYPE: &'static str = "multipart/form-data",
    ENCODING: Encodings = &[("photo", PartEncoding::new().content_type("image/png"))]);

#[derive(Serialize)]
struct Upload {
    title: &'static str,
    photo: File,
}

fn client() -> wirewright_client::Client {
    wirewright_client::Client::new("https://a.example/v1").unwrap()
}

fn build<Op: Operation<Error = Empty>>(
    fill: impl FnOnce(&mut RequestParts<'_>),
) -> Result<Request<RequestBody>, String> {
    let client = client();
    let mut parts = RequestParts::new::<Op>(&client);
    fill(&mut parts);
    parts.request::<Op>().map_err(|error| error.to_string())
}

fn encoded<Op: Operation<Error = Empty>>(body: BodyOf<'_, Op>) -> (String, Bytes)
where
    Op::Body: Encode,
{
    let request = build::<Op>(|parts| Op::Body::encode(body, Op::MEDIA_TYPE, parts)).unwrap();
    (request.headers()["content-type"].to_str().unwrap().to_owned(), request.body().as_bytes().unwrap().clone())
}

#[test]
fn the_same_name_in_four_locations_is_four_parameters() {
    let request = build::<Plain>(|parts| {
        parts.path_param("id", 1, Style::SIMPLE);
        parts.query_param("id", 2, Style::FORM);
        parts.header_param("id", 3, Style::SIMPLE);
        parts.cookie_param("id", 4, Style::FORM);
    });
    let request = request.unwrap();
    assert_eq!(request.uri(), "https://a.example/v1/things/1?id=2");
    assert_eq!(
        (&request.headers()["id"], &request.headers()["cookie"]),
        (&"3".parse().unwrap(), &"id=4".parse().unwrap())
    );
}

#[test]
fn a_parameter_that_is_set_again_is_replaced() {
    let request = build::<Plain>(|parts| {
        for value in [1, 2] {
            parts.path_param("id", value, Style::SIMPLE);
            parts.query_param("q", [value, value], Style::FORM);
            parts.header_param("h", value, Style::SIMPLE);
            parts.cookie_param("c", value, Style::FORM);
        }
        parts.query_param("gone", 1, Style::FORM);
        parts.query_param("gone", None::<i32>, Style::FORM);
    });
    let request = request.unwrap();
    assert_eq!(request.uri(), "https://a.example/v1/things/2?q=2&q=2");
    assert_eq!(
        (&request.headers()["h"], &request.headers()["cookie"]),
        (&"2".parse().unwrap(), &"c=2".parse().unwrap())
    );
}

/// The examples of OpenAPI 3.2, section 4.12.8.
#[test]
fn a_whole_query_is_a_form_or_json_or_text() {
    const ENCODINGS: Encodings = &[("b", PartEncoding::new().style(Style::DEEP_OBJECT))];
    let uri = |value: Value, media_type: &str| {
        let request = build::<Plain>(|parts| {
            parts.path_param("id", 1, Style::SIMPLE);
            parts.query_string("all", value, media_type, ENCODINGS);
        });
        request.map(|request| request.uri().query().unwrap_or("-").to_owned())
    };
    let form = "application/x-www-form-urlencoded";
    let json = serde_json::json!({"numbers": [1, 2], "flag": null});
    assert_eq!(uri(serde_json::json!({"foo": "a + b", "bar": true}), form).unwrap(), "foo=a+%2B+b&bar=true");
    assert_eq!(uri(serde_json::json!({"b": {"c": 1}}), form).unwrap(), "b%5Bc%5D=1");
    assert_eq!(uri(json, "application/json").unwrap(), "%7B%22numbers%22%3A%5B1%2C2%5D%2C%22flag%22%3Anull%7D");
    assert_eq!(uri("$.a.b[1:1]".into(), "application/jsonpath").unwrap(), "%24.a.b%5B1%3A1%5D");
    assert_eq!(uri(Value::Null, "application/json").unwrap(), "-");
    assert_eq!(uri(serde_json::json!({}), form).unwrap(), "-");
    assert!(uri(serde_json::json!({}), "application/jsonpath").unwrap_err().contains("`all` cannot be sent"));
}

#[test]
fn a_reserved_character_never_cuts_the_url() {
    let request = build::<Plain>(|parts| {
        parts.path_param("id", 1, Style::SIMPLE);
        parts.query_param("a", "x#y", Style::FORM.allow_reserved());
        parts.query_param("b", 1, Style::FORM);
    });
    assert_eq!(request.unwrap().uri(), "https://a.example/v1/things/1?a=x%23y&b=1");
}

#[test]
fn an_argument_that_cannot_be_encoded_is_an_error_that_names_it() {
    let error = build::<Plain>(|parts| {
        parts.path_param("id", 1, Style::SIMPLE);
        parts.query_param("tree", [[1]], Style::FORM);
    });
    assert_eq!(
        error.unwrap_err(),
        "Plain (POST /things/{id}): `tree` cannot be sent: an array or object inside another one cannot be encoded in this style"
    );
    let file = build::<Plain>(|parts| parts.query_param("file", File::new("x"), Style::FORM));
    assert!(file.unwrap_err().contains("a file can only be sent in a multipart body"));
}

#[test]
fn a_body_always_has_the_declared_media_type() {
    let json = encoded::<SendJson>(&serde_json::json!({"a": 1}));
    assert_eq!(json, ("application/merge-patch+json".to_owned(), Bytes::from(r#"{"a":1}"#)));
    assert_eq!(encoded::<SendText>("a,b"), ("text/csv; header=present".to_owned(), Bytes::from("a,b")));
    assert_eq!(encoded::<SendBytes>(b"\0\xff".into()), ("image/png".to_owned(), Bytes::from(&[0_u8, 255][..])));
    let form = encoded::<SendForm>(&serde_json::json!({"a": "b c", "tags": ["x", "y"]}));
    assert_eq!(form, ("application/x-www-form-urlencoded".to_owned(), Bytes::from("a=b+c&tags=x%7Cy")));
}

#[test]
fn an_operation_without_a_body_has_an_accept_header_and_no_content_type() {
    let request = build::<Plain>(|parts| parts.path_param("id", 1, Style::SIMPLE)).unwrap();
    assert!(!request.headers().contains_key("content-type"));
    assert_eq!(request.headers()["accept"], "text/plain");
}

#[tokio::test]
async fn a_multipart_body_names_its_boundary() {
    let server = responding(|request| {
        let media_type = request.headers()["content-type"].to_str().unwrap().to_owned();
        response(200, "text/plain", media_type)
    });
    let transport = wirewright_client::TowerTransport::new(server);
    let client = wirewright_client::Client::builder("http://in.process").transport(transport).build().unwrap();
    let upload = Upload { title: "Rex", photo: File::new(vec![0, 255]).named("rex.png") };
    let mut parts = RequestParts::new::<SendParts>(&client);
    <SendParts as Operation>::Body::encode(&upload, SendParts::MEDIA_TYPE, &mut parts);
    let media_type = parts.send::<SendParts>().await.unwrap().into_value();
    assert_eq!(media_type, "multipart/form-data; boundary=wirewright-part-0000");
    let (_, body) = encoded::<SendParts>(&upload);
    let expected = b"--wirewright-part-0000\r\n\
        Content-Disposition: form-data; name=\"title\"\r\n\r\nRex\r\n\
        --wirewright-part-0000\r\n\
        Content-Disposition: form-data; name=\"photo\"; filename=\"rex.png\"\r\nContent-Type: image/png\r\n\r\n\x00\xff\r\n\
        --wirewright-part-0000--\r\n";
    assert_eq!(body, &expected[..]);
}
