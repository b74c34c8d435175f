use std::collections::BTreeMap;

use serde::Deserialize;

use super::*;

fn headers(lines: &[(&'static str, &'static str)]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in lines {
        headers.append(*name, value.parse().unwrap());
    }
    headers
}

#[derive(Debug, PartialEq, Deserialize)]
struct Color {
    #[serde(rename = "R")]
    red: i64,
    #[serde(rename = "G")]
    green: Option<u8>,
}

#[test]
fn a_scalar_is_decoded_as_its_type() {
    let headers = headers(&[("x-count", " 42 "), ("x-on", "true"), ("x-name", "42"), ("x-rate", "1.5")]);
    assert_eq!(ResponseHeader::new("X-Count").required::<i64>(&headers), Ok(42));
    assert_eq!(ResponseHeader::new("X-On").required::<bool>(&headers), Ok(true));
    assert_eq!(ResponseHeader::new("X-Name").required::<String>(&headers), Ok("42".to_owned()));
    assert_eq!(ResponseHeader::new("X-Rate").optional::<f64>(&headers), Ok(Some(1.5)));
    assert_eq!(ResponseHeader::new("X-None").optional::<f64>(&headers), Ok(None));
}

/// Tests the rows for `simple` in the style table (OpenAPI 3.2, section 4.12.8).
#[test]
fn lists_and_objects_are_decoded_in_style_simple() {
    let list = headers(&[("x-list", "blue,black"), ("x-list", "brown"), ("x-empty", "")]);
    let expected = Ok(["blue", "black", "brown"].map(str::to_owned).to_vec());
    assert_eq!(ResponseHeader::new("x-list").required::<Vec<String>>(&list), expected);
    assert_eq!(ResponseHeader::new("x-empty").required::<Vec<i64>>(&list), Ok(Vec::new()));
    let flat = headers(&[("color", "R,100,G,200")]);
    let color = Color { red: 100, green: Some(200) };
    assert_eq!(ResponseHeader::new("color").required::<Color>(&flat), Ok(color));
    let exploded = headers(&[("color", "R=100, G=200")]);
    let header = ResponseHeader::new("color").exploded();
    assert_eq!(header.required::<Color>(&exploded).unwrap().green, Some(200));
    let map = BTreeMap::from([("R".to_owned(), 100), ("G".to_owned(), 200)]);
    assert_eq!(header.required::<BTreeMap<String, i64>>(&exploded), Ok(map));
}

#[test]
fn json_headers_are_decoded_as_json() {
    let headers = headers(&[("x-color", r#"{"R": 1}"#)]);
    let color = ResponseHeader::new("x-color").json().required::<Color>(&headers);
    assert_eq!(color, Ok(Color { red: 1, green: None }));
}

#[test]
fn each_set_cookie_header_is_one_item() {
    let headers = headers(&[("set-cookie", "a=1; Expires=Thu, 01 Jan 2026 00:00:00 GMT"), ("set-cookie", "b=2")]);
    let cookies = ResponseHeader::new("Set-Cookie").required::<Vec<String>>(&headers).unwrap();
    assert_eq!(cookies, ["a=1; Expires=Thu, 01 Jan 2026 00:00:00 GMT", "b=2"]);
}

#[test]
fn an_invalid_value_is_an_error_that_does_not_contain_the_value() {
    let headers = headers(&[("x-count", "secret"), ("color", "R,1,G")]);
    let error = ResponseHeader::new("X-Count").optional::<i64>(&headers).unwrap_err();
    assert_eq!(error.to_string(), "the header `X-Count` is invalid: expected a 64-bit integer");
    let error = ResponseHeader::new("color").required::<Color>(&headers).unwrap_err();
    assert!(error.to_string().ends_with("the last property has no value"), "{error}");
    let error = ResponseHeader::new("X-None").required::<String>(&headers).unwrap_err();
    assert_eq!((error.name(), error.to_string().as_str()), ("X-None", "the header `X-None` is missing"));
}
