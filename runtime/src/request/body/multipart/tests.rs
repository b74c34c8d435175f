use serde::Serialize;
use serde_json::json;

use super::*;
use crate::operation::Style;

const XML: Encodings = &[("a", PartEncoding::new().content_type("application/xml"))];

fn body(value: impl Serialize, encodings: Encodings) -> String {
    let body = encode(&ParamValue::of(value).unwrap(), encodings).unwrap();
    let bytes = body.body.as_bytes().unwrap();
    assert!(bytes.ends_with(format!("--{}--\r\n", body.boundary).as_bytes()));
    String::from_utf8(bytes.to_vec()).unwrap().replace(&body.boundary, "B").replace("\r\n", "|")
}

#[derive(Serialize)]
struct Upload {
    name: &'static str,
    count: i32,
    photo: File,
    #[serde(skip_serializing_if = "Option::is_none")]
    more: Option<Vec<File>>,
    meta: serde_json::Value,
    none: Option<i32>,
}

fn upload() -> Upload {
    Upload {
        name: "Rex",
        count: 2,
        photo: File::new("bytes").named("rex.png").content_type("image/png").header("X-Own", "1"),
        more: None,
        meta: json!({"a": 1}),
        none: None,
    }
}

#[test]
fn primitives_are_text_files_are_bytes_and_objects_are_json() {
    let expected = [
        r#"--B|Content-Disposition: form-data; name="name"||Rex|"#,
        r#"--B|Content-Disposition: form-data; name="count"||2|"#,
        r#"--B|Content-Disposition: form-data; name="photo"; filename="rex.png"|Content-Type: image/png|X-Own: 1||bytes|"#,
        r#"--B|Content-Disposition: form-data; name="meta"|Content-Type: application/json||{"a":1}|"#,
        "--B--|",
    ];
    assert_eq!(body(upload(), &[]), expected.concat());
}

#[test]
fn each_element_of_an_array_is_a_part() {
    let files = Upload { more: Some(vec![File::new("1"), File::new("2").named("b")]), ..upload() };
    let files = body(files, &[]);
    let head = r#"Content-Disposition: form-data; name="more"; filename="#;
    assert!(files.contains(&format!("{head}\"more\"|Content-Type: application/octet-stream||1|")), "{files}");
    assert!(files.contains(&format!("{head}\"b\"|Content-Type: application/octet-stream||2|")), "{files}");
    let json = r#"--B|Content-Disposition: form-data; name="a"|Content-Type: application/json||"#;
    assert_eq!(body(json!({"a": [{"b": 1}, [2], null]}), &[]), format!("{json}{{\"b\":1}}|{json}[2]|--B--|"));
    let text = r#"--B|Content-Disposition: form-data; name="a"||"#;
    assert_eq!(body(json!({"a": [1, "x"]}), &[]), format!("{text}1|{text}x|--B--|"));
}

#[test]
fn an_encoding_sets_media_type_headers_and_style() {
    const ENCODINGS: Encodings = &[
        ("photo", PartEncoding::new().content_type("image/png").headers(&[("X-Fixed", "f"), ("X-Own", "g")])),
        ("name", PartEncoding::new().content_type("text/plain; charset=utf-8").headers(&[("X-Fixed", "f")])),
        ("count", PartEncoding::new().content_type("application/vnd.a+json")),
        ("meta", PartEncoding::new().style(Style::DEEP_OBJECT)),
    ];
    let mut value = upload();
    value.photo.content_type = None;
    let expected = [
        r#"--B|Content-Disposition: form-data; name="name"|Content-Type: text/plain; charset=utf-8|X-Fixed: f||Rex|"#,
        r#"--B|Content-Disposition: form-data; name="count"|Content-Type: application/vnd.a+json||2|"#,
        r#"--B|Content-Disposition: form-data; name="photo"; filename="rex.png"|Content-Type: image/png|X-Own: 1|X-Fixed: f||bytes|"#,
        r#"--B|Content-Disposition: form-data; name="meta[a]"||1|"#,
        "--B--|",
    ];
    assert_eq!(body(value, ENCODINGS), expected.concat());
}

#[test]
fn a_file_without_a_media_type_does_not_guess_one_of_several() {
    for types in ["image/png, image/jpeg", "image/*"] {
        let encoding = PartEncoding { content_type: Some(types), ..PartEncoding::new() };
        let part = file_part("a", &File::new("x"), &encoding).unwrap();
        assert!(part.head.contains("Content-Type: application/octet-stream\r\n"), "{}", part.head);
    }
}

#[test]
fn styles_in_a_part_are_not_percent_encoded() {
    const CSV: Encodings = &[("a", PartEncoding::new().style(Style::FORM.explode(false)))];
    const JSON: Encodings = &[("a", PartEncoding::new().style(Style::JSON))];
    let head = r#"--B|Content-Disposition: form-data; name="a"||"#;
    assert_eq!(body(json!({"a": ["x y", "ü"]}), CSV), format!("{head}x y,ü|--B--|"));
    assert_eq!(body(json!({"a": ["x", "y"]}), JSON), format!("{head}[\"x\",\"y\"]|--B--|"));
}

#[test]
fn line_breaks_in_part_headers_are_encoded_or_rejected() {
    let found = body(json!({"a\"\r\nb": 1}), &[]);
    assert!(found.starts_with(r#"--B|Content-Disposition: form-data; name="a%22%0D%0Ab"||1|"#), "{found}");
    for file in
        [File::new("").content_type("a\r\nb: c"), File::new("").header("x", "a\nb"), File::new("").header("a b", "")]
    {
        assert!(encode(&ParamValue::of(std::collections::BTreeMap::from([("a", file)])).unwrap(), &[]).is_err());
    }
}

#[test]
fn no_part_contains_the_boundary() {
    let plain = encode(&ParamValue::of(json!({"a": "x"})).unwrap(), &[]).unwrap();
    assert_eq!(plain.boundary, "wirewright-part-0000");
    let content = "--wirewright-part-0000\r\nwirewright-part-0001";
    let found = encode(&ParamValue::of(json!({"a": content, "wirewright-part-0002": 1})).unwrap(), &[]).unwrap();
    assert_eq!(found.boundary, "wirewright-part-0003");
}

#[test]
fn boundaries_in_a_row_are_counted_in_one_pass() {
    let chosen = |numbers: std::ops::Range<u32>| {
        let content: Vec<String> = numbers.map(|number| format!("wirewright-part-{number:04}")).collect();
        let content = content.join(" ");
        encode(&ParamValue::of(json!({"a": content})).unwrap(), &[]).unwrap().boundary
    };
    assert_eq!(chosen(1..3000), "wirewright-part-0000");
    assert_eq!(chosen(0..12_000), "wirewright-part-12000");
    let long = format!("wirewright-part-{}", "0".repeat(1000));
    assert_eq!(encode(&ParamValue::of(json!({"a": long})).unwrap(), &[]).unwrap().boundary, "wirewright-part-0001");
    // A longer number contains the shorter numbers that are its prefixes.
    let held = encode(&ParamValue::of(json!({"a": "wirewright-part-00000 wirewright-part-0001x"})).unwrap(), &[]);
    assert_eq!(held.unwrap().boundary, "wirewright-part-0002");
}

#[test]
fn names_are_the_same_for_html_and_rfc_2183_parsers() {
    let value = std::collections::BTreeMap::from([("a\\", File::new("x").named("ü\"\r\n\u{0}\\"))]);
    let found = body(value, &[]);
    let head = r#"--B|Content-Disposition: form-data; name="a%5C"; filename="ü%22%0D%0A%00%5C"|"#;
    assert!(found.starts_with(head), "{found}");
}

#[test]
fn a_value_that_cannot_be_parts_is_an_error() {
    assert!(encode(&ParamValue::of(json!([1])).unwrap(), &[]).is_err());
    let inside = std::collections::BTreeMap::from([("a", std::collections::BTreeMap::from([("b", File::new("x"))]))]);
    assert!(encode(&ParamValue::of(inside).unwrap(), &[]).is_err());
    assert!(encode(&ParamValue::of(json!({"a": {"b": 1}})).unwrap(), XML).is_err());
    assert!(encode(&ParamValue::of(json!({"a": "<b/>"})).unwrap(), XML).is_ok());
}

#[test]
fn an_empty_body_is_only_the_closing_boundary() {
    assert_eq!(body(json!({}), &[]), "--B--|");
}
