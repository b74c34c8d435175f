//! XML request and response bodies, byte by byte.

use std::sync::{Arc, Mutex};

use serde_json::json;
use wirewright_client::{Drift, Error, Maybe};
use wirewright_probes::{b_xml, b_xml_20, b_xml_32, r_xml, xml_aws};

use crate::wire::{Response, client_and_log, client_with, configured, header};

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

const fn xml(status: u16, body: &'static str) -> Response {
    Response { status, headers: &[("content-type", "text/xml;charset=utf-8")], body: body.as_bytes() }
}

/// Returns the body without its XML declaration.
#[track_caller]
fn sent(request: &wirewright_client::http::Request<wirewright_client::bytes::Bytes>) -> &str {
    std::str::from_utf8(request.body()).unwrap().strip_prefix(DECLARATION).unwrap()
}

#[tokio::test]
async fn names_namespaces_attributes_lists_and_text_are_encoded_as_documented() {
    use b_xml::types::{Boat, BoatKind, BoatLength, Person, Tow};
    let (client, log) = client_and_log::<b_xml::Client>(Response::empty(201));
    let mut boat = Boat::new(4, vec!["DE".to_owned(), "D<K".to_owned()]);
    let mut person = Person::default();
    person.name = Some("Ann & co".to_owned());
    person.language = Some("de".to_owned());
    boat.crew = Some(vec![person]);
    boat.marks = Some(vec![1, 2]);
    let mut length = BoatLength::new(9.5);
    length.unit = Some("\"m\"".to_owned());
    boat.length = Some(length);
    let (mut tow, mut next) = (Tow::default(), Tow::default());
    next.boat = Some("Wren".to_owned());
    tow.next = Some(Box::new(next));
    boat.tow = Some(tow);
    boat.log = Some([("afloat".to_owned(), true)].into());
    boat.built = Some(wirewright_client::formats::chrono::DateTime::from_text("2024-05-06T07:08:09Z"));
    boat.kind = Some(BoatKind::Sail);
    boat.owner = Maybe::Null;
    client.add_boat(&boat).await.unwrap();
    let request = log.one();
    assert_eq!(header(&request, "content-type"), Some("application/xml"));
    let expected = concat!(
        r#"<h:boat xmlns:h="urn:harbour" berth="4">"#,
        "<flag>DE</flag><flag>D&lt;K</flag>",
        "<sailors><person xml:lang=\"de\"><name>Ann &amp; co</name></person></sailors>",
        "<marks><marks>1</marks><marks>2</marks></marks>",
        r#"<h:hull unit="&quot;m&quot;">9.5</h:hull>"#,
        "<tow><next><boat>Wren</boat></next></tow>",
        "<log><afloat>true</afloat></log>",
        "<built>2024-05-06T07:08:09Z</built><kind>sail</kind>",
        "</h:boat>",
    );
    assert_eq!(sent(&request), expected);
}

#[tokio::test]
async fn an_unnamed_body_with_one_property_is_encoded_as_that_property() {
    use b_xml::types::{PutNoteXmlRequest, PutNoteXmlRequestNote};
    let (client, log) = client_and_log::<b_xml::Client>(Response::empty(204));
    let mut note = PutNoteXmlRequestNote::default();
    note.text = Some("ebb".to_owned());
    client.put_note(&PutNoteXmlRequest::new(note)).await.unwrap();
    let request = log.one();
    assert_eq!(header(&request, "content-type"), Some("text/xml"));
    assert_eq!(sent(&request), r#"<Note xmlns="urn:harbour:notes"><text>ebb</text></Note>"#);
}

#[tokio::test]
async fn text_that_xml_cannot_contain_is_an_error_and_nothing_is_sent() {
    let (client, log) = client_and_log::<b_xml::Client>(Response::empty(201));
    let boat = b_xml::types::Boat::new(4, vec!["\u{1}".to_owned()]);
    let error = client.add_boat(&boat).await.unwrap_err();
    assert!(matches!(error, Error::InvalidRequest(_)), "{error}");
    assert_eq!(log.count(), 0);
}

#[tokio::test]
async fn node_types_of_3_2_are_supported() {
    let (client, log) = client_and_log::<b_xml_32::Client>(Response::empty(201));
    let mut boat = b_xml_32::types::Boat::default();
    boat.id = Some(4);
    boat.flags = Some(vec!["DE".to_owned()]);
    boat.marks = Some(vec!["a".to_owned(), "b".to_owned()]);
    boat.note = Some("<ebb>".to_owned());
    client.add_boat(&boat).await.unwrap();
    let expected = r#"<Boat id="4"><flag>DE</flag><marks><mark>a</mark><mark>b</mark></marks><![CDATA[<ebb>]]></Boat>"#;
    assert_eq!(sent(&log.one()), expected);
}

#[tokio::test]
async fn xml_of_2_0_is_encoded_and_decoded() {
    let (client, log) =
        client_and_log::<b_xml_20::Client>(xml(201, "<Boat id='4'><flags><flag>DE</flag></flags></Boat>"));
    let mut boat = b_xml_20::types::Boat::default();
    boat.id = Some(4);
    boat.flags = Some(vec!["DE".to_owned()]);
    let back = client.add_boat(&boat).await.unwrap();
    assert_eq!(back, boat);
    assert_eq!(sent(&log.one()), r#"<Boat id="4"><flags><flag>DE</flag></flags></Boat>"#);
}

#[tokio::test]
async fn a_response_is_decoded_by_its_names_and_undocumented_elements_are_kept() {
    let body = "<?xml version='1.0'?>\n<boat xmlns:x='urn:harbour' id='7'>\n <name>Wren</name>\n <berth>1</berth><berth>2</berth>\n \
        <x:home><port>Kiel</port></x:home>\n <afloat>true</afloat>\n <masts>2</masts>\n</boat>";
    let (client, log) = client_and_log::<r_xml::Client>(xml(200, body));
    let boat = client.get_boat().await.unwrap();
    assert_eq!(header(&log.one(), "accept"), Some("application/xml, text/xml"));
    let expected = json!({
        "name": "Wren", "id": 7, "berths": [1, 2], "home": {"port": "Kiel"}, "afloat": true, "masts": 2
    });
    assert_eq!(serde_json::to_value(&boat).unwrap(), expected);
}

#[tokio::test]
async fn an_xml_failure_is_typed() {
    let client = client_with::<r_xml::Client>(xml(404, "<Fault><code>gone</code></Fault>"));
    match client.get_boat().await.unwrap_err() {
        Error::Api(response) => assert_eq!(response.value().code, "gone"),
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn a_response_without_documented_elements_or_with_invalid_xml_is_an_error() {
    for body in ["<Fault><code>7</code></Fault>", "<boat><name>", "{\"name\": \"Wren\"}", "<boat><id>1</id></boat>"] {
        let client = client_with::<r_xml::Client>(xml(200, body));
        let error = client.get_boat().await.unwrap_err();
        assert!(matches!(error, Error::UndecodableBody(_)), "{body}: {error}");
    }
}

#[tokio::test]
async fn a_root_may_be_a_list_and_the_status_selects_the_root() {
    use r_xml::operations::untagged::GetFleetResponse;
    let client =
        client_with::<r_xml::Client>(xml(200, "<fleet><b><name>Wren</name></b><b><name>Lark</name></b></fleet>"));
    match client.get_fleet().await.unwrap() {
        GetFleetResponse::Ok(boats) => assert_eq!((boats.len(), boats[1].name.as_str()), (2, "Lark")),
        other => panic!("{other:?}"),
    }
    let client = client_with::<r_xml::Client>(xml(206, "<boat><name>Wren</name></boat>"));
    assert!(matches!(client.get_fleet().await.unwrap(), GetFleetResponse::PartialContent(boat) if boat.name == "Wren"));
}

#[tokio::test]
async fn a_variant_is_selected_by_its_properties() {
    use r_xml::types::GetCraftXmlResponse;
    let client = client_with::<r_xml::Client>(xml(200, "<x><logs>4</logs></x>"));
    assert!(matches!(client.get_craft().await.unwrap(), GetCraftXmlResponse::Raft(raft) if raft.logs == 4));
    let client = client_with::<r_xml::Client>(xml(200, "<x id='1'><name>Wren</name></x>"));
    assert!(matches!(client.get_craft().await.unwrap(), GetCraftXmlResponse::Boat(boat) if boat.id == Some(1)));
}

#[tokio::test]
async fn xml_without_a_schema_is_bytes() {
    let client = client_with::<r_xml::Client>(xml(200, "<a/>"));
    assert_eq!(client.get_anything().await.unwrap(), "<a/>");
}

#[tokio::test]
async fn aws_lists_maps_and_results_are_decoded_and_the_result_is_reported() {
    let body = "<ListBerthsResponse xmlns='https://harbour.example/doc'><ListBerthsResult>\
        <berthSet><item><berthId>b-1</berthId><free>true</free></item><item><berthId>b-2</berthId><free>false</free></item></berthSet>\
        <Keepers><member>Ann</member></Keepers>\
        <Counts><entry><key>boats</key><value>3</value></entry></Counts>\
        <Mark><Name>north</Name><Value>green</Value></Mark><Mark><Name>south</Name><Value>red</Value></Mark>\
        </ListBerthsResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></ListBerthsResponse>";
    let reports = Arc::new(Mutex::new(Vec::new()));
    let noted = reports.clone();
    let observe = move |drift: &Drift| noted.lock().unwrap().push(drift.to_string());
    let (client, _) =
        configured::<xml_aws::Client>("https://harbour.example", move |_| xml(200, body), |it| it.on_drift(observe));
    let berths = client.list_berths().await.unwrap();
    let expected = json!({
        "Berths": [{"Id": "b-1", "Free": true}, {"Id": "b-2", "Free": false}],
        "Keepers": ["Ann"], "Counts": {"boats": 3}, "Marks": {"north": "green", "south": "red"}
    });
    assert_eq!(serde_json::to_value(&berths).unwrap(), expected);
    let report = "listBerths: the root `ListBerthsResponse` was decoded from the element `ListBerthsResult`";
    assert_eq!(*reports.lock().unwrap(), [report]);
}

#[tokio::test]
async fn an_aws_request_has_flat_lists_and_an_attribute_of_xml_schema() {
    use xml_aws::types::{BoatConfig, Owner, Part, PutBoatXmlRequest};
    let (client, log) = client_and_log::<xml_aws::Client>(xml(200, "<Boat><Id>7</Id></Boat>"));
    let parts = [1, 2].map(|number| {
        let mut part = Part::default();
        part.number = Some(number);
        part
    });
    let mut config = BoatConfig::new(parts.to_vec());
    let mut owner = Owner::default();
    owner.r#type = Some("User".to_owned());
    owner.id = Some("u".to_owned());
    config.owner = Some(owner);
    let back = client.put_boat(&PutBoatXmlRequest::new(config)).await.unwrap();
    assert_eq!(serde_json::to_value(&back).unwrap(), json!({"Boat": {"Id": 7}}));
    let expected = concat!(
        "<BoatConfig><Part><Number>1</Number></Part><Part><Number>2</Number></Part>",
        r#"<Owner xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="User"><ID>u</ID></Owner></BoatConfig>"#,
    );
    assert_eq!(sent(&log.one()), expected);
}
