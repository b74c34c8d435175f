use super::*;

fn expand(template: &str, values: &[(String, String)], allow_empty: bool) -> Result<String, PathError> {
    let mut url = String::new();
    push(&mut url, template, values, allow_empty).map(|()| url)
}

fn expanded(template: &str, values: &[(&str, &str)]) -> Result<String, String> {
    let values: Vec<_> = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    expand(template, &values, false).map_err(|error| error.parameter)
}

#[test]
fn placeholders_are_replaced_by_values() {
    assert_eq!(expanded("/a/{b}/c.{d}", &[("b", "1"), ("d", "2")]).unwrap(), "/a/1/c.2");
    assert_eq!(expanded("a b/{b}{d}", &[("b", "1"), ("d", "2")]).unwrap(), "/a%20b/12");
    assert_eq!(expanded("/", &[]).unwrap(), "/");
    assert_eq!(expanded("", &[]).unwrap(), "/");
    assert_eq!(expanded("/pets/", &[]).unwrap(), "/pets/");
}

#[test]
fn a_missing_value_is_refused() {
    assert_eq!(expanded("/a/{b}", &[("c", "1")]).unwrap_err(), "b");
}

#[test]
fn empty_segments_must_be_allowed() {
    let values = |value: &str| [("b".to_owned(), value.to_owned())];
    assert_eq!(expand("/a/{b}/c", &values(""), true).unwrap(), "/a//c");
    assert_eq!(expand("/a/{b}", &[], true).unwrap(), "/a/");
    for value in [".", "..", "x/../y", "x?y"] {
        assert!(expand("/a/{b}/c", &values(value), true).is_err(), "{value}");
    }
}

#[test]
fn a_value_cannot_leave_its_segment() {
    for value in ["", ".", "..", "%2e%2E", ".%2e", "x/../y", "x//y", "x?y", "x#y"] {
        assert_eq!(expanded("/a/{b}/c", &[("b", value)]).unwrap_err(), "b", "{value}");
    }
    assert_eq!(expanded("/a/{b}{c}", &[("b", "."), ("c", ".")]).unwrap_err(), "c");
    assert_eq!(expanded("/a/{b}", &[("b", "...")]).unwrap(), "/a/...");
}
