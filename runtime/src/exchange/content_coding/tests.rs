use super::*;

fn response(codings: &[&str], body: &'static str) -> Response<ResponseBody> {
    let mut response = Response::new(ResponseBody::full(body));
    for coding in codings {
        response.headers_mut().append(CONTENT_ENCODING, HeaderValue::from_str(coding).unwrap());
    }
    response
}

#[test]
fn codings_are_taken_from_all_headers_in_any_case_without_identity() {
    assert_eq!(codings(&response(&["GZip, identity", "br"], "x")), ["gzip", "br"]);
    assert!(codings(&response(&["identity"], "x")).is_empty());
    assert!(codings(&response(&["gzip"], "")).is_empty());
}

#[test]
fn an_unsupported_coding_is_an_error_that_names_its_feature() {
    for (coding, feature) in [("x-gzip", "gzip"), ("br", "brotli"), ("deflate", "deflate"), ("zstd", "zstd")] {
        let reason = unsupported(coding);
        assert!(reason.contains(&format!("`{coding}`")) && reason.contains(&format!("`{feature}`")), "{reason}");
    }
    let (kept, reason) = decode(response(&["compress"], "x"), &["compress".to_owned()]);
    assert_eq!(reason.unwrap(), "the body has the unsupported content coding `compress`");
    assert!(kept.headers().contains_key(CONTENT_ENCODING));
    assert!(unsupported(&"x".repeat(10_000)).len() < 200);
}

#[test]
fn too_many_codings_are_an_error() {
    let many = vec!["gzip".to_owned(); 9];
    assert!(decode(response(&["gzip"], "x"), &many).1.is_some());
}
