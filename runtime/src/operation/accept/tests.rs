use super::*;

#[test]
fn accept_lists_each_media_type_once_successes_first() {
    const RESPONSES: Responses = &[
        StatusKey::Default.media(&["application/problem+json", "application/json"]),
        StatusKey::Status(204).empty(),
        StatusKey::Status(200).json(),
    ];
    assert_eq!(accept(RESPONSES).as_deref(), Some("application/json, application/problem+json"));
    assert_eq!(accept(const { &[StatusKey::Status(204).empty()] }), None);
}

#[test]
fn media_types_that_are_not_preferred_have_a_lower_quality_value() {
    const RESPONSES: Responses = &[
        StatusKey::Status(200)
            .media(&["application/json", "text/json", "application/problem+json"])
            .bytes(&["text/csv"]),
        StatusKey::Default.media(&["application/problem+json"]),
    ];
    let expected = "application/json, text/json;q=0.9, application/problem+json";
    assert_eq!(accept(RESPONSES).as_deref(), Some(expected));
}

#[test]
fn only_documented_media_types_can_be_requested() {
    const RESPONSES: Responses =
        &[StatusKey::Status(200).json().bytes(&["image/*"]), StatusKey::Status(404).media(&["text/plain"])];
    for media_type in ["application/json", "image/png", "image/*", "IMAGE/PNG"] {
        assert!(is_documented(RESPONSES, media_type), "{media_type}");
    }
    for media_type in ["text/plain", "application/hal+json", "*/*", "nonsense"] {
        assert!(!is_documented(RESPONSES, media_type), "{media_type}");
    }
}
