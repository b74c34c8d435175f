use super::*;

fn documented(documented: &[&str], found: &str) -> bool {
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, found.parse().unwrap());
    covers(documented, &headers)
}

#[test]
fn json_matches_every_json_media_type() {
    for found in ["application/json", "application/json; charset=utf-8", "text/json", "application/hal+json"] {
        assert!(documented(&["application/json"], found), "{found}");
    }
    for found in ["text/html", "application/xml", "text/plain", "nonsense"] {
        assert!(!documented(&["application/json"], found), "{found}");
    }
}

#[test]
fn xml_matches_every_xml_media_type() {
    for found in ["application/xml", "text/xml; charset=utf-8", "application/atom+xml"] {
        assert!(documented(&["application/xml"], found), "{found}");
    }
    for found in ["text/html", "application/xhtml+xml", "image/svg+xml", "application/json"] {
        assert!(!documented(&["application/xml"], found), "{found}");
    }
}

#[test]
fn ranges_and_exact_types_are_matched() {
    assert!(documented(&["*/*"], "image/png"));
    assert!(documented(&["image/*"], "image/png"));
    assert!(!documented(&["image/*"], "text/html"));
    assert!(documented(&["text/csv"], "text/csv; header=present"));
    assert!(documented(&["application/problem+json"], "application/json;"));
}
