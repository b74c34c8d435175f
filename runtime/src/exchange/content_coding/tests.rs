use super::*;

fn response(codings: &[&str], body: &'static str) -> Response<ResponseBody> {
    let mut response = Response::new(ResponseBody::full(body));
    for coding in codings {
        response.headers_mut().append(CONTENT_ENCODING, HeaderValue::from_str(coding).unwrap());
    }
    response
}

#[test]
fn codings_stand_in_one_line_or_several_in_any_case_and_identity_is_none() {
    assert_eq!(codings(&response(&["GZip, identity", "br"], "x")), ["gzip", "br"]);
    assert!(codings(&response(&["identity"], "x")).is_empty());
    assert!(codings(&response(&["gzip"], "")).is_empty());
}

#[test]
fn a_coding_that_is_not_decoded_is_named_with_its_feature() {
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
fn a_tower_of_codings_is_not_climbed() {
    let many = vec!["gzip".to_owned(); 9];
    assert!(decode(response(&["gzip"], "x"), &many).1.is_some());
}
