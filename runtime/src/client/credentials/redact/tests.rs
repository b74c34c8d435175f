use super::*;

#[test]
fn secret_names_are_recognised_in_any_spelling() {
    for name in [
        "Authorization",
        "proxy-authorization",
        "Cookie",
        "Set-Cookie",
        "X-Api-Key",
        "api_key",
        "apikey",
        "key",
        "sig",
        "access_token",
        "Private-Token",
        "X-Amz-Security-Token",
        "X-Amz-Signature",
        "Ocp-Apim-Subscription-Key",
        "x-functions-key",
        "client_secret",
        "X-Auth",
    ] {
        assert!(is_secret_name(name), "{name}");
    }
    for name in [
        "accept",
        "author",
        "Content-Type",
        "ETag",
        "Idempotency-Key",
        "X-RateLimit-Remaining-Tokens",
        "page",
        "keyword",
        "zip_code",
    ] {
        assert!(!is_secret_name(name), "{name}");
    }
}

fn hidden(uri: &str, name: &'static str, value: &str) -> bool {
    let request = Request::builder().uri(uri).body(()).unwrap();
    let credentials = Credentials::from([("Q", crate::Credential::api_key_query("q", "x"))]);
    let mut headers = HeaderMap::from_iter([(HeaderName::from_static(name), HeaderValue::from_str(value).unwrap())]);
    Secrets::of(&request, &credentials).hide(&mut headers);
    headers[name].is_sensitive()
}

#[test]
fn a_query_key_is_redacted_in_any_encoding_and_header() {
    let uri = "http://a.example/?q=s%2Fcre%20t&page=2";
    for value in ["/next?q=s%2Fcre%20t", "/next?q=s%2fcre+t", "</next?q=s/cre%20t>; rel=next", "\"s/cre t\""] {
        assert!(hidden(uri, "link", value), "{value}");
        assert!(hidden(uri, "x-other", value), "{value}");
    }
    assert!(!hidden(uri, "link", "</next?page=3>; rel=next"));
    assert!(hidden("http://a.example/?q=ab", "location", "/?q=ab"));
    assert!(!hidden("http://a.example/?q=ab", "x-other", "cab"));
}

#[test]
fn urls_that_contain_secrets_are_redacted() {
    for value in ["https://b.example/?X-Amz-Signature=1f", "https://u:p@b.example/", "/cb#access_token=1f"] {
        assert!(hidden("http://a.example/", "location", value), "{value}");
    }
    for value in ["https://b.example/a@b?page=2", "/pets/1"] {
        assert!(!hidden("http://a.example/", "location", value), "{value}");
    }
}
