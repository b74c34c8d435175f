//! Deviations reported to an observer, and decoding of JSON media types and empty bodies.

use std::sync::{Arc, Mutex};

use serde::{Deserialize, Deserializer};
use serde_json::Value;
use wirewright_client::{Drift, DriftKind, TowerTransport, codegen::*};

use crate::{
    api::{Client, Error},
    server::{Via, client, configured, fixed},
};

/// The deviations reported to the observer.
type Reports = Arc<Mutex<Vec<Drift>>>;

fn observed(status: u16, media_type: &'static str, body: &'static str) -> (wirewright_client::Client, Reports) {
    let reports = Reports::default();
    let sink = reports.clone();
    let client = wirewright_client::Client::builder("http://in.process")
        .transport(TowerTransport::new(fixed(status, media_type, body)))
        .on_drift(move |drift| sink.lock().unwrap().push(drift.clone()))
        .build();
    (client.unwrap(), reports)
}

fn lines(reports: &Reports) -> Vec<String> {
    reports.lock().unwrap().iter().map(ToString::to_string).collect()
}

#[derive(Debug, PartialEq, Deserialize)]
struct Tree {
    #[serde(alias = "ID")]
    id: Option<i32>,
    kind: Option<Color>,
    #[serde(default)]
    children: Vec<Tree>,
    #[serde(default)]
    any: std::collections::BTreeMap<String, Leaf>,
    pet: Option<Pet>,
    free: Option<Value>,
    skipped: Option<IgnoredAny>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Leaf {
    leaf: i32,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Numbers {
    float: Option<f64>,
    single: Option<f32>,
    name: Option<String>,
    #[serde(default, deserialize_with = "nullable")]
    owner: Option<String>,
    #[serde(default)]
    patch: wirewright_client::Maybe<i32>,
    #[serde(default)]
    list: Vec<Option<u8>>,
    #[serde(default)]
    inner: std::collections::BTreeMap<String, Option<Opened>>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Opened {
    name: Option<String>,
    #[serde(flatten, deserialize_with = "additional")]
    others: std::collections::BTreeMap<String, Option<f64>>,
}

wirewright_client::string_enum! {
    pub enum Color {
        Red = "red",
        _ = Other,
    }
}

#[derive(Debug, PartialEq)]
enum Pet {
    Leaf(Leaf),
    Unknown(Value),
}

impl<'de> Deserialize<'de> for Pet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Raw::deserialize(deserializer)?.by_form(&[UnionForm::Any], |raw, form| match form {
            0 => raw.decode().map(Self::Leaf),
            _ => Ok(Self::Unknown(raw.to_unknown())),
        })
    }
}

macro_rules! operation {
    ($name:ident, $method:ident, $responses:expr, $output:ty) => {
        struct $name;

        impl Operation for $name {
            const ID: &'static str = stringify!($name);
            const METHOD: Method = Method::$method;
            const PATH: &'static str = "/";
            const SECURITY: Security = &[];
            const RESPONSES: Responses = $responses;
            type Body = ();
            type Output = $output;
            type Error = Json<Leaf>;
        }
    };
}

operation!(
    GetTree,
    GET,
    &[StatusKey::Status(200).json(), StatusKey::Range(4).json(), StatusKey::Default.media(&["text/plain"])],
    Json<Tree>
);
operation!(GetLeaf, GET, &[StatusKey::Status(200).json(), StatusKey::Default.json()], Json<Leaf>);
operation!(GetNumbers, GET, &[StatusKey::Status(200).json()], Json<Numbers>);
operation!(GetHal, GET, &[StatusKey::Status(200).media(&["application/hal+json"])], Json<Leaf>);
operation!(Head, HEAD, &[StatusKey::Status(200).json()], Empty);
operation!(Quiet, GET, &[StatusKey::Status(204).empty(), StatusKey::Status(304).empty()], Empty);

async fn sent<Op: Operation>(
    client: &wirewright_client::Client,
) -> Result<
    wirewright_client::Response<<Op::Output as Decode>::Value>,
    wirewright_client::Error<<Op::Error as Decode>::Value>,
> {
    RequestParts::new::<Op>(client).send::<Op>().await
}

#[tokio::test]
async fn unknown_properties_are_reported_once_with_their_location() {
    let body = r#"{"ID":1,"new":1,"children":[{"id":2,"n/w":1},{"n/w":2}],"any":{"x":{"leaf":1,"more":1}},
        "pet":{"leaf":1,"more":2,"tail":{}},"free":{"anything":1},"skipped":{"x":1}}"#;
    let (client, reports) = observed(200, "application/json", body);
    let tree = sent::<GetTree>(&client).await.unwrap().into_value();
    assert_eq!((tree.id, tree.children.len(), tree.pet), (Some(1), 2, Some(Pet::Leaf(Leaf { leaf: 1 }))));
    let pointers: Vec<_> = reports.lock().unwrap().iter().map(|drift| drift.pointer.clone()).collect();
    assert_eq!(pointers, ["/new", "/children/0/n~1w", "/any/x/more", "/pet/tail"]);
    assert_eq!(lines(&reports)[2], "GetTree: unknown property at /any/x/more; documented properties: leaf",);
    let reports = reports.lock().unwrap();
    assert_eq!((reports[0].operation, reports[0].status.as_u16()), ("GetTree", 200));
    let DriftKind::UnknownProperty { documented } = &reports[2].kind else { panic!("{reports:?}") };
    assert_eq!(*documented, ["leaf"]);
}

#[tokio::test]
async fn unknown_values_are_reported() {
    let body = r#"{"kind":"red","children":[{"kind":"blue"}]}"#;
    let (client, reports) = observed(200, "application/json", body);
    let tree = sent::<GetTree>(&client).await.unwrap().into_value();
    assert_eq!(tree.children[0].kind, Some(Color::Other("blue".into())));
    assert_eq!(lines(&reports), ["GetTree: unknown value `blue` at /children/0/kind; documented values: red"]);
}

#[tokio::test]
async fn undocumented_statuses_and_media_types_are_reported_and_are_errors() {
    let (client, reports) = observed(418, "text/html", "tea");
    let error = sent::<GetHal>(&client).await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), error.bytes().unwrap().as_ref()), (418, &b"tea"[..]));
    assert_eq!(lines(&reports), ["GetHal: undocumented status 418 I'm a teapot; documented statuses: 200"]);
    let (client, reports) = observed(500, "text/html", "oops");
    let error = sent::<GetTree>(&client).await.unwrap_err();
    assert!(matches!(error, wirewright_client::Error::UndocumentedMediaType(_)));
    assert_eq!((error.status().unwrap().as_u16(), error.bytes().unwrap().as_ref()), (500, &b"oops"[..]));
    assert_eq!(error.headers().unwrap()["content-type"], "text/html");
    assert_eq!(
        lines(&reports),
        [
            "GetTree: undocumented media type `text/html` for 500 Internal Server Error; documented media types: text/plain"
        ]
    );
}

#[tokio::test]
async fn deviations_of_failures_are_reported_and_an_undecodable_body_is_an_error() {
    let (client, reports) = observed(404, "application/json", r#"{"leaf":1,"why":2}"#);
    let error = sent::<GetTree>(&client).await.unwrap_err();
    assert_eq!(error.api(), Some(&Leaf { leaf: 1 }));
    assert_eq!(reports.lock().unwrap()[0].pointer, "/why");
    let (client, reports) = observed(200, "application/json", r#"{"id":"x","new":1}"#);
    assert!(matches!(sent::<GetTree>(&client).await, Err(wirewright_client::Error::UndecodableBody(_))));
    assert!(reports.lock().unwrap().is_empty(), "the second decoding stops where the first one failed");
}

#[tokio::test]
async fn a_response_as_documented_reports_nothing() {
    let (client, reports) = observed(200, "application/json", r#"{"id":1,"children":[],"free":[1]}"#);
    sent::<GetTree>(&client).await.unwrap();
    assert_eq!(lines(&reports), [""; 0]);
}

#[tokio::test]
async fn an_observer_receives_the_reports_of_its_own_client_only() {
    let reports = Reports::default();
    let sink = reports.clone();
    let server = fixed(200, "application/json", r#"[{"id":1,"colour":"red"},{"id":2,"colour":"red"}]"#);
    let watching = configured(Via::Process, server.clone(), |builder| {
        builder.on_drift(move |drift| sink.lock().unwrap().push(drift.clone()))
    });
    let (watching, other): (Client, Client) = (watching.await, client(Via::Process, server).await);
    for _ in 0..2 {
        watching.list_pets("ann").await.unwrap();
        other.list_pets("ann").await.unwrap();
    }
    assert_eq!(lines(&reports), ["listPets: unknown property at /0/colour; documented properties: id, name"; 2]);
}

#[tokio::test]
async fn every_json_media_type_is_decoded_as_json() {
    let kin = ["application/json", "application/problem+json", "text/json", "application/vnd.api+json; charset=utf-8"];
    for media_type in kin.into_iter().chain(["Application/JSON", ""]) {
        for client in [observed(200, media_type, r#"{"leaf":1}"#).0] {
            assert_eq!(sent::<GetHal>(&client).await.unwrap().into_value(), Leaf { leaf: 1 }, "{media_type}");
        }
    }
}

#[tokio::test]
async fn a_response_without_a_body_needs_no_media_type() {
    for status in [204, 304] {
        for media_type in ["", "text/html"] {
            let (client, reports) = observed(status, media_type, "");
            let found = sent::<Quiet>(&client).await;
            // 304 is not a success, so it is decoded as a documented error. Its body is empty and is not valid JSON.
            match found {
                Ok(response) => assert_eq!((response.status().as_u16(), response.bytes().len()), (204, 0)),
                Err(error) => assert_eq!(error.status().unwrap(), 304),
            }
            assert_eq!(lines(&reports), [""; 0]);
        }
    }
    let (client, _) = observed(200, "text/html", "");
    assert_eq!(sent::<Head>(&client).await.unwrap().status(), 200);
}

#[tokio::test]
async fn an_undocumented_304_or_204_is_an_error_that_keeps_its_status() {
    for status in [204, 304] {
        let client = client(Via::Socket, fixed(status, "", "")).await;
        let error = client.list_pets("ann").await.unwrap_err();
        assert!(matches!(error, Error::UndocumentedStatus(_)), "{error:?}");
        assert_eq!((error.status().unwrap().as_u16(), error.bytes().unwrap().len()), (status, 0));
    }
}

#[tokio::test]
async fn an_undocumented_null_is_reported_and_decoded_as_absent() {
    let body = r#"{"name":null,"owner":null,"patch":null,"list":[null],
        "inner":{"a":null,"b":{"name":null,"more":null,"big":9007199254740993}}}"#;
    let (client, reports) = observed(200, "application/json", body);
    let numbers = sent::<GetNumbers>(&client).await.unwrap().into_value();
    assert_eq!((numbers.name, numbers.owner, numbers.patch.is_null()), (None, None, true));
    assert_eq!(
        lines(&reports),
        [
            "GetNumbers: unexpected null at /name; it was decoded as absent",
            "GetNumbers: the number 9007199254740993 at /inner/b/big was rounded to 9007199254740992",
        ],
        "a null property is reported once per name",
    );
    let (client, reports) = observed(200, "application/json", r#"{"inner":{"b":{"name":null}}}"#);
    sent::<GetNumbers>(&client).await.unwrap();
    assert_eq!(lines(&reports), ["GetNumbers: unexpected null at /inner/b/name; it was decoded as absent"]);
}

#[tokio::test]
async fn an_integer_that_is_rounded_to_a_float_is_reported() {
    let (client, reports) = observed(200, "application/json", r#"{"float":9007199254740993,"single":16777217}"#);
    assert_eq!(sent::<GetNumbers>(&client).await.unwrap().into_value().float, Some(9_007_199_254_740_992.0));
    assert_eq!(
        lines(&reports),
        [
            "GetNumbers: the number 9007199254740993 at /float was rounded to 9007199254740992",
            "GetNumbers: the number 16777217 at /single was rounded to 16777216",
        ]
    );
    let (client, reports) = observed(200, "application/json", r#"{"float":9007199254740992,"single":16777218}"#);
    sent::<GetNumbers>(&client).await.unwrap();
    assert_eq!(lines(&reports), [""; 0]);
}

#[tokio::test]
async fn the_reports_of_one_response_are_limited() {
    let names = |count: usize| (0..count).map(|n| format!(r#""m{n}":0"#)).collect::<Vec<_>>().join(",");
    let body = format!(r#"{{"id":1,{}}}"#, names(5000));
    let (client, reports) = observed(200, "application/json", body.leak());
    sent::<GetTree>(&client).await.unwrap();
    assert_eq!(reports.lock().unwrap().len(), 101);
    assert_eq!(lines(&reports)[100], "GetTree: 4900 further deviations are not reported");
    let body = format!(r#"{{"id":1,"{}":2}}"#, "x".repeat(100_000));
    let (client, reports) = observed(200, "application/json", body.leak());
    sent::<GetTree>(&client).await.unwrap();
    assert!(lines(&reports)[0].len() < 600 && reports.lock().unwrap()[0].pointer.len() > 100_000);
}

#[tokio::test]
async fn an_undocumented_success_is_decoded_as_the_documented_one_and_reported() {
    for status in [201, 206, 299] {
        let (client, reports) = observed(status, "application/json", r#"{"leaf":1,"more":2}"#);
        let response = sent::<GetLeaf>(&client).await.unwrap();
        assert_eq!((response.status().as_u16(), response.value()), (status, &Leaf { leaf: 1 }));
        let status = response.status();
        assert_eq!(
            lines(&reports),
            [
                format!("GetLeaf: undocumented status {status}; documented statuses: 200, default"),
                "GetLeaf: unknown property at /more; documented properties: leaf".to_owned(),
            ]
        );
    }
}

#[tokio::test]
async fn an_undocumented_success_that_matches_nothing_is_an_error_with_the_response() {
    for (media_type, body) in [("application/json", r#"{"id":1}"#), ("text/html", "<p>"), ("application/json", "")] {
        let (client, reports) = observed(201, media_type, body);
        let error = sent::<GetLeaf>(&client).await.unwrap_err();
        assert!(matches!(error, wirewright_client::Error::UndocumentedStatus(_)), "{error:?}");
        assert_eq!((error.status().unwrap().as_u16(), &error.bytes().unwrap()[..]), (201, body.as_bytes()));
        assert_eq!(error.headers().unwrap()["content-type"], media_type);
        assert_eq!(lines(&reports), ["GetLeaf: undocumented status 201 Created; documented statuses: 200, default"]);
    }
    let (client, _) = observed(201, "application/json", r#"{"id":1}"#);
    let error = sent::<GetLeaf>(&client).await.unwrap_err();
    assert_eq!(error.decode::<std::collections::BTreeMap<String, i64>>().unwrap()["id"], 1);
    assert!(error.decode::<Vec<String>>().is_err());
    let (client, _) = observed(304, "", "");
    let error = sent::<GetLeaf>(&client).await.unwrap_err();
    assert!(matches!(error, wirewright_client::Error::UndocumentedStatus(_)), "{error:?}");
}
