use http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::*;

fn written(value: &Value, root: &XmlElement) -> String {
    let xml = encode::write(value, root).unwrap();
    xml.strip_prefix(r#"<?xml version="1.0" encoding="UTF-8"?>"#).unwrap().to_owned()
}

fn read_value(xml: &str, root: &XmlElement) -> Value {
    decode::value(&read::read(xml).unwrap(), root.ty)
}

/// Both ways.
fn same(value: &Value, root: &XmlElement, xml: &str) {
    assert_eq!(written(value, root), xml);
    assert_eq!(read_value(xml, root), *value);
}

const fn name(local: &'static str) -> XmlName {
    XmlName::new(local)
}

static ID: XmlType = XmlType::Object(&[XmlField::new("id", XmlNode::Attribute, name("id"), &XmlType::Number)]);

/// The person of the specification's examples: an attribute, and a name in a namespace with a prefix.
static PERSON: XmlElement = XmlElement::new(
    name("Person"),
    &XmlType::Object(&[
        XmlField::new("id", XmlNode::Attribute, name("id"), &XmlType::Number),
        XmlField::new(
            "name",
            XmlNode::Element,
            name("name").prefix("sample").namespace("https://example.com/schema/sample"),
            &XmlType::String,
        ),
    ]),
);

#[test]
fn attributes_prefixes_and_namespaces() {
    let xml = r#"<Person id="123"><sample:name xmlns:sample="https://example.com/schema/sample">example</sample:name></Person>"#;
    same(&json!({"id": 123, "name": "example"}), &PERSON, xml);
}

fn animals(node: XmlNode, wrapper: &'static str, item: &'static XmlElement) -> XmlElement {
    let fields = vec![XmlField::new("animals", node, name(wrapper), Box::leak(Box::new(XmlType::Array(item))))];
    XmlElement::new(name("root"), Box::leak(Box::new(XmlType::Object(fields.leak()))))
}

/// The array examples of OpenAPI 3.0 and 3.1, section 4.8.26.
#[test]
fn arrays_with_and_without_a_wrapper() {
    static ANIMALS: XmlElement = XmlElement::new(name("animals"), &XmlType::String);
    static ANIMAL: XmlElement = XmlElement::new(name("animal"), &XmlType::String);
    let value = json!({"animals": ["one", "two"]});
    let rows = [
        (XmlNode::Element, "-", &ANIMALS, "<animals>one</animals><animals>two</animals>"),
        (XmlNode::Element, "-", &ANIMAL, "<animal>one</animal><animal>two</animal>"),
        (XmlNode::Wrapper, "animals", &ANIMALS, "<animals><animals>one</animals><animals>two</animals></animals>"),
        (XmlNode::Wrapper, "animals", &ANIMAL, "<animals><animal>one</animal><animal>two</animal></animals>"),
        (XmlNode::Wrapper, "aliens", &ANIMAL, "<aliens><animal>one</animal><animal>two</animal></aliens>"),
        (XmlNode::Wrapper, "aliens", &ANIMALS, "<aliens><animals>one</animals><animals>two</animals></aliens>"),
    ];
    for (node, wrapper, item, inside) in rows {
        same(&value, &animals(node, wrapper, item), &format!("<root>{inside}</root>"));
    }
    same(&json!({"animals": []}), &animals(XmlNode::Wrapper, "animals", &ANIMAL), "<root><animals/></root>");
    same(&json!({"animals": []}), &animals(XmlNode::Element, "-", &ANIMAL), "<root/>");
}

static NODE: XmlType = XmlType::Object(&[
    XmlField::new("label", XmlNode::Element, XmlName::new("label"), &XmlType::String),
    XmlField::new("flag", XmlNode::Element, XmlName::new("flag"), &XmlType::Boolean),
    XmlField::new("nodes", XmlNode::Element, XmlName::new("node"), &NODES),
]);
static NODES: XmlType = XmlType::Array(&XmlElement::new(XmlName::new("node"), &NODE));

#[test]
fn types_may_be_recursive() {
    static ROOT: XmlElement = XmlElement::new(name("node"), &NODE);
    let xml = "<node><label>a</label><node><label>b</label><flag>true</flag></node></node>";
    let value = json!({"label": "a", "nodes": [{"label": "b", "flag": true, "nodes": []}]});
    same(&value, &ROOT, xml);
}

#[test]
fn text_and_cdata_stand_in_the_element_itself() {
    static TEXT: XmlElement = XmlElement::new(
        name("price"),
        &XmlType::Object(&[
            XmlField::new("currency", XmlNode::Attribute, name("currency"), &XmlType::String),
            XmlField::new("amount", XmlNode::Text, name(""), &XmlType::Number),
        ]),
    );
    same(&json!({"currency": "EUR", "amount": 1.5}), &TEXT, r#"<price currency="EUR">1.5</price>"#);
    static CDATA: XmlElement = XmlElement::new(
        name("doc"),
        &XmlType::Object(&[XmlField::new("html", XmlNode::Cdata, name(""), &XmlType::String)]),
    );
    same(&json!({"html": "<p>"}), &CDATA, "<doc><![CDATA[<p>]]></doc>");
    assert_eq!(read_value(&written(&json!({"html": "a]]>b"}), &CDATA), &CDATA), json!({"html": "a]]>b"}));
}

#[test]
fn maps_anything_and_what_is_not_described() {
    static MAP: XmlElement = XmlElement::new(name("m"), &XmlType::Map(&XmlType::Number));
    same(&json!({"a": 1, "b": 2}), &MAP, "<m><a>1</a><b>2</b></m>");
    assert!(encode::write(&json!({"a b": 1}), &MAP).is_err());
    assert!(encode::write(&json!({"a><x": 1}), &MAP).is_err());
    static ANY: XmlElement = XmlElement::new(name("x"), &XmlType::Any);
    same(&json!({"a": ["1", {"b": "c"}], "d": ""}), &ANY, "<x><a>1</a><a><b>c</b></a><d/></x>");
    static SOME: XmlElement = XmlElement::new(name("x"), &ID);
    same(&json!({"id": 1, "more": "y"}), &SOME, r#"<x id="1"><more>y</more></x>"#);
}

#[test]
fn a_namespace_without_a_prefix_is_declared_once() {
    const SPACE: &str = "urn:a";
    static LIST: XmlElement = XmlElement::new(
        name("list").namespace(SPACE),
        &XmlType::Array(&XmlElement::new(name("item").namespace(SPACE), &XmlType::Number)),
    );
    same(&json!([1, 2]), &LIST, r#"<list xmlns="urn:a"><item>1</item><item>2</item></list>"#);
}

#[test]
fn one_name_in_two_namespaces_is_two_members() {
    static BOTH: XmlElement = XmlElement::new(
        name("x"),
        &XmlType::Object(&[
            XmlField::new("plain", XmlNode::Element, name("id"), &XmlType::Number),
            XmlField::new("a", XmlNode::Element, name("id").prefix("a").namespace("urn:a"), &XmlType::Number),
        ]),
    );
    let value = json!({"plain": 1, "a": 2});
    same(&value, &BOTH, r#"<x><id>1</id><a:id xmlns:a="urn:a">2</a:id></x>"#);
    assert_eq!(read_value(r#"<x xmlns:b="urn:a"><b:id>2</b:id><id xmlns="urn:c">1</id></x>"#, &BOTH), value);
}

#[test]
fn special_characters_and_null() {
    static STRINGS: XmlElement =
        XmlElement::new(name("l"), &XmlType::Array(&XmlElement::new(name("i"), &XmlType::String)));
    same(
        &json!(["<&>\"'", " a\n\tb ", "é日", ""]),
        &STRINGS,
        "<l><i>&lt;&amp;&gt;\"'</i><i> a\n\tb </i><i>é日</i><i/></l>",
    );
    let nil = format!("<l><i xmlns:xsi=\"{XSI}\" xsi:nil=\"true\"/></l>");
    same(&json!([null]), &STRINGS, &nil);
    assert_eq!(read_value("<l><i>&#65;&apos;\r\n<!-- c --><![CDATA[<]]></i></l>", &STRINGS), json!(["A'\n<"]));
    static ATTRIBUTE: XmlElement = XmlElement::new(
        name("x"),
        &XmlType::Object(&[XmlField::new("a", XmlNode::Attribute, name("a"), &XmlType::String)]),
    );
    same(&json!({"a": "\"<\n\t"}), &ATTRIBUTE, r#"<x a="&quot;&lt;&#10;&#9;"/>"#);
    assert!(encode::write(&json!(["\u{1}"]), &STRINGS).is_err());
}

#[test]
fn what_does_not_fit_stays_text() {
    static SCALARS: XmlElement =
        XmlElement::new(name("l"), &XmlType::Array(&XmlElement::new(name("i"), &XmlType::Number)));
    let xml = "<l><i> 7 </i><i>18446744073709551615</i><i>1e3</i><i>NaN</i><i>x</i><i/></l>";
    assert_eq!(read_value(xml, &SCALARS), json!([7, u64::MAX, 1000.0, "NaN", "x", null]));
}

#[test]
fn what_is_no_document_is_an_error() {
    let deep = "<a>".repeat(200);
    let wide = format!("<a {}/>", "b='' ".repeat(300));
    let entity = r#"<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>"#;
    for xml in ["", "text", "<a>", "<a></b>", "<a/><b/>", "<a b=c/>", "<a/>text", "&amp;", entity, &deep, &wide] {
        assert!(read::read(xml).is_err(), "{xml}");
    }
    let error = read::read("<a><b></c></a>").unwrap_err().to_string();
    assert!(error.starts_with("the body is no XML: ") && error.contains("near"), "{error}");
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Person {
    id: i64,
    name: Option<String>,
}

struct PersonRoot;

impl XmlRoot for PersonRoot {
    const ROOT: &'static XmlElement = &PERSON;
}

fn decoded(xml: &'static str) -> Result<Person, DecodeError> {
    Xml::<Person, PersonRoot>::decode(&Answer::new(StatusCode::OK, HeaderMap::new(), xml))
}

#[test]
fn an_answer_is_read_by_serde_with_places() {
    let xml = "\u{feff}<?xml version='1.0'?>\n<Person id='1'>\n<name>Ann</name>\n</Person>\n";
    assert_eq!(decoded(xml).unwrap(), Person { id: 1, name: Some("Ann".to_owned()) });
    assert_eq!(decoded("<Person id='x'/>").unwrap_err().path(), "/id");
    let error = decoded("<error><code>7</code></error>").unwrap_err();
    assert_eq!(error.found(), ["code"]);
}
