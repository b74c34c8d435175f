use bytes::Bytes;

use super::*;

fn redirected(
    method: Method,
    from: &str,
    status: u16,
    location: &str,
) -> Result<Request<RequestBody>, RedirectRefusal> {
    let request = Request::builder()
        .method(method)
        .uri(from)
        .header("authorization", "token")
        .header("x-api-key", "key")
        .header("cookie", "a=b")
        .header("accept", "text/plain")
        .header("content-type", "text/plain")
        .body(RequestBody::from("body"))
        .unwrap();
    let response = Response::builder().status(status).header(LOCATION, location).body(()).unwrap();
    next(request, &response, true)
}

#[test]
fn a_body_is_not_resent_to_another_origin() {
    let next = |body: &'static str, location| {
        let request = Request::builder()
            .method(Method::POST)
            .uri("http://a.example/x")
            .header("content-length", body.len())
            .body(RequestBody::from(body));
        let response = Response::builder().status(308).header(LOCATION, location).body(()).unwrap();
        next(request.unwrap(), &response, false)
    };
    assert_eq!(next("secret", "http://b.example/y").unwrap_err(), RedirectRefusal::OtherOrigin);
    assert!(next("secret", "http://a.example/y").is_ok());
    // An empty body may be sent to another origin, with `Content-Length: 0`.
    assert_eq!(next("", "http://b.example/y").unwrap().headers()["content-length"], "0");
}

fn names(request: &Request<RequestBody>) -> Vec<&str> {
    request.headers().keys().map(http::HeaderName::as_str).collect()
}

#[test]
fn the_same_origin_keeps_every_header() {
    let request = redirected(Method::GET, "http://a.example/x?q=1", 307, "/y").unwrap();
    assert_eq!(request.uri(), "http://a.example/y");
    assert_eq!(names(&request), ["authorization", "x-api-key", "cookie", "accept", "content-type"]);
}

#[test]
fn another_scheme_host_or_port_keeps_only_harmless_headers() {
    for location in ["https://a.example/y", "http://b.example/y", "http://a.example:81/y", "//b.example/y"] {
        let request = redirected(Method::PUT, "http://a.example/x", 308, location).unwrap();
        assert_eq!(names(&request), ["accept", "content-type"], "{location}");
        assert_eq!((request.method(), request.body().as_bytes().unwrap()), (&Method::PUT, &Bytes::from("body")));
    }
}

#[test]
fn the_default_port_is_the_same_origin() {
    let request = redirected(Method::GET, "http://a.example/x", 302, "http://a.example:80/y").unwrap();
    assert!(names(&request).contains(&"authorization"));
}

#[test]
fn the_method_changes_as_in_browsers() {
    let method = |method, status| {
        let request = redirected(method, "http://a.example/x", status, "/y").unwrap();
        (request.method().clone(), request.body().length() != Some(0), request.headers().contains_key(CONTENT_TYPE))
    };
    for status in [301, 302, 303] {
        assert_eq!(method(Method::POST, status), (Method::GET, false, false));
        assert_eq!(method(Method::HEAD, status).0, Method::HEAD);
    }
    assert_eq!(method(Method::PUT, 303), (Method::GET, false, false));
    assert_eq!(method(Method::PUT, 302), (Method::PUT, true, true));
    assert_eq!(method(Method::POST, 307), (Method::POST, true, true));
    assert_eq!(method(Method::POST, 308), (Method::POST, true, true));
}

#[test]
fn downgrades_and_invalid_locations_are_rejected() {
    let refused = |location| redirected(Method::GET, "https://a.example/x", 302, location).unwrap_err();
    assert_eq!(refused("http://a.example/y"), RedirectRefusal::Downgrade);
    assert_eq!(refused("file:///etc/passwd"), RedirectRefusal::BadLocation);
    assert_eq!(refused("https://"), RedirectRefusal::BadLocation);
}

#[test]
fn user_and_fragment_of_a_location_are_dropped() {
    let request = redirected(Method::GET, "http://a.example/x", 302, "http://u:p@b.example/y#z").unwrap();
    assert_eq!(request.uri(), "http://b.example/y");
}

#[test]
fn a_documented_redirect_is_a_response() {
    let response = Response::builder().status(302).header(LOCATION, "/y").body(()).unwrap();
    assert!(is_to_follow(&response, const { &[StatusKey::Status(200).json(), StatusKey::Default.json()] }));
    assert!(!is_to_follow(&response, const { &[StatusKey::Status(302).empty()] }));
    assert!(!is_to_follow(&response, const { &[StatusKey::Range(3).empty()] }));
    let without = Response::builder().status(302).body(()).unwrap();
    assert!(!is_to_follow(&without, &[]));
}
