use http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::*;
use crate::{
    response::observe::{DriftKind, decode_reporting},
    xml::{
        names::XSI,
        shape::{Field, Name, Node, Shape, Type, shape},
    },
};

const fn field(property: &'static str, node: Node, name: Name, ty: &'static Type) -> Field {
    Field { node, name, ..Field::new(property, ty) }
}

const fn element(name: Name, ty: &'static Type) -> Element {
    Element { name, ty }
}

fn written(value: &Value, root: &Element) -> String {
    let xml = encode::encode(value, root).unwrap();
    xml.strip_prefix(r#"<?xml version="1.0" encoding="UTF-8"?>"#).unwrap().to_owned()
}

fn read_value(xml: &str, root: &Element) -> Value {
    root::value(&parse::parse(xml, 1000).unwrap(), root)
}

/// Asserts that `value` is encoded as `xml`, and that `xml` is decoded as `value`.
fn same(value: &Value, root: &Element, xml: &str) {
    assert_eq!(written(value, root), xml);
    assert_eq!(read_value(xml, root), *value);
}

const fn name(local: &'static str) -> Name {
    Name::new(local)
}

static ID: Type = Type::Object(&[field("id", Node::Attribute, name("id"), &Type::Number)]);

/// The person of the specification's examples: an attribute, and a name in a namespace with a prefix.
const PERSON_TYPE: &Type = &Type::Object(&[
    field("id", Node::Attribute, name("id"), &Type::Number),
    field(
        "name",
        Node::Element,
        name("name").prefix("sample").namespace("https://example.com/schema/sample"),
        &Type::String,
    ),
]);
static PERSON: Element = element(name("Person"), PERSON_TYPE);

#[test]
fn attributes_prefixes_and_namespaces() {
    let xml = r#"<Person id="123"><sample:name xmlns:sample="https://example.com/schema/sample">example</sample:name></Person>"#;
    same(&json!({"id": 123, "name": "example"}), &PERSON, xml);
}

fn animals(node: Node, wrapper: &'static str, item: &'static Element) -> Element {
    let fields = vec![field("animals", node, name(wrapper), Box::leak(Box::new(Type::Array(item)))).required()];
    element(name("root"), Box::leak(Box::new(Type::Object(fields.leak()))))
}

/// The array examples of OpenAPI 3.0 and 3.1, section 4.8.26.
#[test]
fn arrays_with_and_without_a_wrapper() {
    static ANIMALS: Element = element(name("animals"), &Type::String);
    static ANIMAL: Element = element(name("animal"), &Type::String);
    let value = json!({"animals": ["one", "two"]});
    let rows = [
        (Node::Element, "-", &ANIMALS, "<animals>one</animals><animals>two</animals>"),
        (Node::Element, "-", &ANIMAL, "<animal>one</animal><animal>two</animal>"),
        (Node::Wrapper, "animals", &ANIMALS, "<animals><animals>one</animals><animals>two</animals></animals>"),
        (Node::Wrapper, "animals", &ANIMAL, "<animals><animal>one</animal><animal>two</animal></animals>"),
        (Node::Wrapper, "aliens", &ANIMAL, "<aliens><animal>one</animal><animal>two</animal></aliens>"),
        (Node::Wrapper, "aliens", &ANIMALS, "<aliens><animals>one</animals><animals>two</animals></aliens>"),
    ];
    for (node, wrapper, item, inside) in rows {
        same(&value, &animals(node, wrapper, item), &format!("<root>{inside}</root>"));
    }
    same(&json!({"animals": []}), &animals(Node::Wrapper, "animals", &ANIMAL), "<root><animals/></root>");
    same(&json!({"animals": []}), &animals(Node::Element, "-", &ANIMAL), "<root/>");
}

static NODE: Type = Type::Object(&[
    field("label", Node::Element, Name::new("label"), &Type::String),
    field("flag", Node::Element, Name::new("flag"), &Type::Boolean),
    field("nodes", Node::Element, Name::new("node"), &NODES).required(),
]);
static NODES: Type = Type::Array(&element(Name::new("node"), &NODE));

#[test]
fn types_may_be_recursive() {
    static ROOT: Element = element(name("node"), &NODE);
    let xml = "<node><label>a</label><node><label>b</label><flag>true</flag></node></node>";
    let value = json!({"label": "a", "nodes": [{"label": "b", "flag": true, "nodes": []}]});
    same(&value, &ROOT, xml);
}

struct Chain;

impl Shape for Chain {
    const TYPE: &'static Type =
        &Type::Object(&[Field::new("label", &Type::String), Field::new("next", &Type::Of(shape::<Chain>))]);
}

#[test]
fn types_may_refer_to_each_other_through_functions() {
    static ROOT: Element = element(name("chain"), Chain::TYPE);
    let xml = "<chain><label>a</label><next><label>b</label></next></chain>";
    same(&json!({"label": "a", "next": {"label": "b"}}), &ROOT, xml);
}

#[test]
fn a_missing_array_without_a_wrapper_is_absent() {
    static ITEMS: Type = Type::Array(&element(name("item"), &Type::String));
    static ROOT: Element =
        element(name("x"), &Type::Object(&[Field::new("a", &Type::Number), Field::new("items", &ITEMS)]));
    same(&json!({"a": 1}), &ROOT, "<x><a>1</a></x>");
}

#[test]
fn map_entries_contain_a_key_and_a_value() {
    static WRAPPED: Element = element(
        name("x"),
        &Type::Object(&[Field::new("sums", &Type::Entries(&Type::Number)).wrapped(), Field::new("a", &Type::String)]),
    );
    let xml =
        "<x><sums><entry><key>b c</key><value>1</value></entry><entry><key>d</key><value>2</value></entry></sums></x>";
    same(&json!({"sums": {"b c": 1, "d": 2}}), &WRAPPED, xml);
    static FLAT: Element =
        element(name("x"), &Type::Object(&[Field::new("marks", &Type::Entries(&Type::String)).name("mark")]));
    let xml = "<x><mark><Name>b</Name><Value>1</Value></mark><mark><Name>c</Name><Value/></mark></x>";
    same(&json!({"marks": {"b": "1", "c": ""}}), &FLAT, xml);
    assert_eq!(read_value("<x><mark><other>1</other></mark></x>", &FLAT), json!({"marks": {"mark": {"other": "1"}}}));
}

#[test]
fn additional_properties_have_their_documented_type() {
    static OPEN: Element = element(name("x"), &Type::Open(&[Field::new("a", &Type::String)], &Type::Number));
    same(&json!({"a": "1", "b": 2}), &OPEN, "<x><a>1</a><b>2</b></x>");
}

#[test]
fn undocumented_text_is_an_unknown_property() {
    static ROOT: Element = element(name("x"), &Type::Object(&[Field::new("a", &Type::String)]));
    same(&json!({"a": "1", "#text": "2"}), &ROOT, "<x><a>1</a>2</x>");
    static ANY: Element = element(name("x"), &Type::Any);
    assert_eq!(read_value("<x a='1'> b </x>", &ANY), json!({"a": "1", "#text": " b "}));
    let error = decoded("<Person>gone</Person>").unwrap_err();
    assert_eq!(error.found(), ["#text"]);
}

#[test]
fn an_element_inside_a_scalar_is_decoded_as_an_object() {
    static ROOT: Element = element(name("x"), &Type::Object(&[Field::new("a", &Type::String)]));
    assert_eq!(read_value("<x><a><b>1</b></a></x>", &ROOT), json!({"a": {"b": "1"}}));
}

#[test]
fn text_and_cdata_are_the_content_of_the_element() {
    static TEXT: Element = element(
        name("price"),
        &Type::Object(&[
            field("currency", Node::Attribute, name("currency"), &Type::String),
            field("amount", Node::Text, name(""), &Type::Number),
        ]),
    );
    same(&json!({"currency": "EUR", "amount": 1.5}), &TEXT, r#"<price currency="EUR">1.5</price>"#);
    static CDATA: Element = element(name("doc"), &Type::Object(&[field("html", Node::Cdata, name(""), &Type::String)]));
    same(&json!({"html": "<p>"}), &CDATA, "<doc><![CDATA[<p>]]></doc>");
    assert_eq!(read_value(&written(&json!({"html": "a]]>b"}), &CDATA), &CDATA), json!({"html": "a]]>b"}));
}

#[test]
fn maps_untyped_values_and_undocumented_elements() {
    static MAP: Element = element(name("m"), &Type::Map(&Type::Number));
    same(&json!({"a": 1, "b": 2}), &MAP, "<m><a>1</a><b>2</b></m>");
    assert!(encode::encode(&json!({"a b": 1}), &MAP).is_err());
    assert!(encode::encode(&json!({"a><x": 1}), &MAP).is_err());
    static ANY: Element = element(name("x"), &Type::Any);
    same(&json!({"a": ["1", {"b": "c"}], "d": ""}), &ANY, "<x><a>1</a><a><b>c</b></a><d/></x>");
    static SOME: Element = element(name("x"), &ID);
    same(&json!({"id": 1, "more": "y"}), &SOME, r#"<x id="1"><more>y</more></x>"#);
}

#[test]
fn a_namespace_without_a_prefix_is_declared_once() {
    const SPACE: &str = "urn:a";
    static LIST: Element =
        element(name("list").namespace(SPACE), &Type::Array(&element(name("item").namespace(SPACE), &Type::Number)));
    same(&json!([1, 2]), &LIST, r#"<list xmlns="urn:a"><item>1</item><item>2</item></list>"#);
}

#[test]
fn one_name_in_two_namespaces_is_two_properties() {
    static BOTH: Element = element(
        name("x"),
        &Type::Object(&[
            field("plain", Node::Element, name("id"), &Type::Number),
            field("a", Node::Element, name("id").prefix("a").namespace("urn:a"), &Type::Number),
        ]),
    );
    let value = json!({"plain": 1, "a": 2});
    same(&value, &BOTH, r#"<x><id>1</id><a:id xmlns:a="urn:a">2</a:id></x>"#);
    assert_eq!(read_value(r#"<x xmlns:b="urn:a"><b:id>2</b:id><id xmlns="urn:c">1</id></x>"#, &BOTH), value);
}

#[test]
fn special_characters_and_null() {
    static STRINGS: Element = element(name("l"), &Type::Array(&element(name("i"), &Type::String)));
    same(
        &json!(["<&>\"'", " a\n\tb ", "é日", ""]),
        &STRINGS,
        "<l><i>&lt;&amp;&gt;\"'</i><i> a\n\tb </i><i>é日</i><i/></l>",
    );
    let nil = format!("<l><i xmlns:xsi=\"{XSI}\" xsi:nil=\"true\"/></l>");
    same(&json!([null]), &STRINGS, &nil);
    assert_eq!(read_value("<l><i>&#65;&apos;\r\n<!-- c --><![CDATA[<]]></i></l>", &STRINGS), json!(["A'\n<"]));
    static ATTRIBUTE: Element =
        element(name("x"), &Type::Object(&[field("a", Node::Attribute, name("a"), &Type::String)]));
    same(&json!({"a": "\"<\n\t"}), &ATTRIBUTE, r#"<x a="&quot;&lt;&#10;&#9;"/>"#);
    assert!(encode::encode(&json!(["\u{1}"]), &STRINGS).is_err());
}

#[test]
fn invalid_numbers_stay_text() {
    static SCALARS: Element = element(name("l"), &Type::Array(&element(name("i"), &Type::Number)));
    let xml = "<l><i> 7 </i><i>18446744073709551615</i><i>1e3</i><i>NaN</i><i>x</i><i/></l>";
    assert_eq!(read_value(xml, &SCALARS), json!([7, u64::MAX, 1000.0, "NaN", "x", null]));
}

#[test]
fn invalid_xml_is_an_error() {
    let deep = "<a>".repeat(200);
    let wide = format!("<a {}/>", "b='' ".repeat(300));
    let entity = r#"<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>"#;
    for xml in ["", "text", "<a>", "<a></b>", "<a/><b/>", "<a b=c/>", "<a/>text", "&amp;", entity, &deep, &wide] {
        assert!(parse::parse(xml, 1000).is_err(), "{xml}");
    }
    let error = parse::parse("<a><b></c></a>", 1000).unwrap_err().to_string();
    assert!(error.starts_with("the body is not valid XML: ") && error.contains("near"), "{error}");
    let attributes = "<a><b c='1'/><b c='1'/></a>";
    assert!(parse::parse(attributes, 5).is_ok());
    let error = parse::parse(attributes, 4).unwrap_err().to_string();
    assert!(error.contains("more than 4 elements and attributes; `max_response_nodes` sets the limit"), "{error}");
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Person {
    id: i64,
    name: Option<String>,
}

struct PersonRoot;

impl Shape for PersonRoot {
    const TYPE: &'static Type = PERSON_TYPE;
}

impl Root for PersonRoot {
    const NAME: Name = name("Person");
}

fn decoded(xml: &'static str) -> Result<Person, DecodeError> {
    Xml::<Person, PersonRoot>::decode(&RawResponse::new(StatusCode::OK, HeaderMap::new(), xml))
}

#[test]
fn a_response_is_decoded_by_serde_with_error_locations() {
    let xml = "\u{feff}<?xml version='1.0'?>\n<Person id='1'>\n<name>Ann</name>\n</Person>\n";
    assert_eq!(decoded(xml).unwrap(), Person { id: 1, name: Some("Ann".to_owned()) });
    assert_eq!(decoded("<Person id='x'/>").unwrap_err().path(), "/id");
    let error = decoded("<error><code>7</code></error>").unwrap_err();
    assert_eq!(error.found(), ["code"]);
}

/// Returns the decoded value and the reported deviations.
fn decoded_with_drift(xml: &str, root: &Element) -> (Value, Vec<DriftKind>) {
    let (value, found) = decode_reporting(|| read_value(xml, root));
    (value, found.into_reports().map(|(_, kind)| kind).collect())
}

fn wrapped(found: &str, inside: &str) -> Vec<DriftKind> {
    vec![DriftKind::RootMismatch { outer: found.to_owned(), decoded: inside.to_owned() }]
}

static OUTPUT: Element = element(
    name("Output"),
    &Type::Object(&[Field::new("boat", PERSON_TYPE), Field::new("mark", &Type::String).attribute()]),
);

#[test]
fn the_name_of_the_root_is_ignored() {
    let xml = "<Anything><boat id='1'/></Anything>";
    assert_eq!(decoded_with_drift(xml, &OUTPUT), (json!({"boat": {"id": 1}}), vec![]));
    assert_eq!(decoded_with_drift("<Anything/>", &OUTPUT), (json!({}), vec![]));
}

#[test]
fn a_result_element_around_the_documented_properties_is_reported() {
    let xml = "<GetResponse><GetResult><boat id='1'/></GetResult><Meta><Id>x</Id></Meta></GetResponse>";
    assert_eq!(decoded_with_drift(xml, &OUTPUT), (json!({"boat": {"id": 1}}), wrapped("GetResponse", "GetResult")));
    // If anything is known, or two elements could be meant, nothing is guessed.
    let known = "<GetResponse mark='a'><GetResult><boat id='1'/></GetResult></GetResponse>";
    assert_eq!(decoded_with_drift(known, &OUTPUT).0, json!({"mark": "a", "GetResult": {"boat": {"id": "1"}}}));
    let two = "<GetResponse><AResult/><BResult/></GetResponse>";
    assert_eq!(decoded_with_drift(two, &OUTPUT), (json!({"AResult": "", "BResult": ""}), vec![]));
}

#[test]
fn a_root_that_is_a_property_is_accepted_and_reported() {
    let xml = "<boat id='1'/>";
    assert_eq!(decoded_with_drift(xml, &OUTPUT), (json!({"boat": {"id": 1}}), wrapped("Output", "boat")));
}

#[test]
fn a_body_with_only_one_property_has_no_enclosing_element() {
    static ONLY: Element = element(name("Request"), &Type::Only(&Field::new("boat", PERSON_TYPE)));
    same(&json!({"boat": {"id": 1}}), &ONLY, r#"<boat id="1"/>"#);
    assert_eq!(decoded_with_drift("<Request><boat id='1'/></Request>", &ONLY), (json!({"boat": {"id": 1}}), vec![]));
    assert!(encode::encode(&json!({}), &ONLY).is_err());
}
