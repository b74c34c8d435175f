use super::*;

fn with(template: &str, variables: Variables, values: &[(&'static str, &str)]) -> Result<String, String> {
    let values: Vec<_> = values.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    expand(template, variables, &values).map_err(|error| error.to_string())
}

#[test]
fn variables_without_a_value_use_their_default() {
    const VARIABLES: Variables = &[("coast", "west"), ("port", "443"), ("base", "v1")];
    let template = "https://{coast}.example.com:{port}/{base}";
    assert_eq!(with(template, VARIABLES, &[]).unwrap(), "https://west.example.com:443/v1");
    let values = [("coast", "east"), ("port", "8443"), ("base", "v2/eu")];
    assert_eq!(with(template, VARIABLES, &values).unwrap(), "https://east.example.com:8443/v2/eu");
    assert_eq!(
        with("https://{a}.example.com", &[], &[]).unwrap_err(),
        "the server variable `a` has no value and no default"
    );
}

#[test]
fn a_value_in_the_host_cannot_change_the_rest_of_the_url() {
    for value in ["evil.example/", "user@", "a?", "a#", "a\\", "a:1", "", "a b", "%2f", "ａ", "[::1]:80"] {
        assert!(with("https://{a}.example.com/v1", &[], &[("a", value)]).is_err(), "{value}");
    }
    for value in ["1@evil", "1/", "", "-1", "123456"] {
        assert!(with("https://example.com:{a}/v1", &[], &[("a", value)]).is_err(), "{value}");
    }
    for value in ["localhost:8080", "[::1]:80", "10.0.0.1", "api.example.com"] {
        assert_eq!(with("http://{a}/v1", &[], &[("a", value)]).unwrap(), format!("http://{value}/v1"));
    }
}

#[test]
fn a_value_in_the_path_cannot_leave_the_path() {
    let template = "https://example.com/{a}/x";
    assert_eq!(with(template, &[], &[("a", "b c?d#e@f\\")]).unwrap(), "https://example.com/b%20c%3Fd%23e%40f%5C/x");
    assert!(with(template, &[], &[("a", "../b")]).is_err());
    assert_eq!(with("https://example.com/{a}", &[], &[("a", "/v1")]).unwrap(), "https://example.com/v1");
}

#[test]
fn a_base_path_after_the_host_keeps_its_slash() {
    const VARIABLES: Variables = &[("basePath", "/sell/v1")];
    let template = "https://api.example.com{basePath}";
    assert_eq!(with(template, VARIABLES, &[]).unwrap(), "https://api.example.com/sell/v1");
    assert_eq!(with(template, VARIABLES, &[("basePath", "")]).unwrap(), "https://api.example.com");
    assert!(with(template, VARIABLES, &[("basePath", ".evil.example")]).is_err());
}

#[test]
fn only_http_and_https_are_accepted_as_schemes() {
    const VARIABLES: Variables = &[("protocol", "https"), ("host", "a.example")];
    let template = "{protocol}://{host}/api";
    assert_eq!(with(template, VARIABLES, &[]).unwrap(), "https://a.example/api");
    assert_eq!(with(template, VARIABLES, &[("protocol", "http")]).unwrap(), "http://a.example/api");
    for value in ["file", "https://evil.example/?", "HTTPS ", ""] {
        assert!(with(template, VARIABLES, &[("protocol", value)]).is_err(), "{value}");
    }
    assert!(with(template, VARIABLES, &[("host", "a/b")]).is_err());
}

#[test]
fn a_variable_can_be_the_whole_server() {
    const VARIABLES: Variables = &[("endpoint", "none")];
    let template = "{endpoint}/v7";
    assert_eq!(with(template, VARIABLES, &[("endpoint", "https://a.example/")]).unwrap(), "https://a.example/v7");
    for value in ["none", "a.example", "ftp://a.example", "https://u:p@a.example", "https://a.example?x"] {
        assert!(with(template, VARIABLES, &[("endpoint", value)]).is_err(), "{value}");
    }
}
