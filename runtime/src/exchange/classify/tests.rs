use super::*;

fn outcome(responses: Responses, status: u16) -> Option<(StatusKey, bool)> {
    let status = StatusCode::from_u16(status).unwrap();
    let documented = find(responses, status)?;
    Some((documented.key, is_success(responses, documented, status)))
}

fn class(responses: Responses, status: u16, media_type: &str) -> ResponseClass {
    let mut headers = HeaderMap::new();
    if !media_type.is_empty() {
        headers.insert("content-type", media_type.parse().unwrap());
    }
    classify(&OperationData { responses, ..operation() }, StatusCode::from_u16(status).unwrap(), &headers)
}

fn operation() -> OperationData {
    OperationData {
        id: "op",
        method: Method::GET,
        path: "/",
        security: &[],
        scopes: &[],
        responses: &[],
        server: None,
        #[cfg(feature = "retry")]
        idempotency_key: None,
        #[cfg(feature = "retry")]
        retry: None,
    }
}

fn candidates(class: ResponseClass) -> Vec<StatusKey> {
    match class {
        ResponseClass::OtherSuccess(candidates) => candidates.into_iter().map(|documented| documented.key).collect(),
        other => panic!("{other:?}"),
    }
}

const MANY: Responses = &[
    StatusKey::Status(203).media(&["text/csv"]),
    StatusKey::Status(206).empty(),
    StatusKey::Status(200).json(),
    StatusKey::Range(3).json(),
    StatusKey::Default.json(),
];

#[test]
fn an_undocumented_success_may_be_any_documented_success() {
    assert_eq!(candidates(class(MANY, 201, "application/json")), [StatusKey::Status(200), StatusKey::Status(206)]);
    assert_eq!(candidates(class(MANY, 201, "text/csv")), [StatusKey::Status(203), StatusKey::Status(206)]);
    assert_eq!(candidates(class(MANY, 204, "")), [StatusKey::Status(206)]);
    assert_eq!(class(MANY, 500, "application/json"), ResponseClass::Failure(true));
    assert_eq!(class(MANY, 200, "text/html"), ResponseClass::UndocumentedMediaType(&MANY[2]));
}

#[test]
fn a_status_without_a_body_does_not_match_a_default_with_a_body() {
    assert_eq!(class(MANY, 304, ""), ResponseClass::UndocumentedStatus);
    assert_eq!(candidates(class(const { &[StatusKey::Range(2).json()] }, 204, "")), []);
    assert_eq!(
        class(const { &[StatusKey::Default.empty(), StatusKey::Status(200).json()] }, 304, ""),
        ResponseClass::Failure(true)
    );
    assert_eq!(class(const { &[StatusKey::Status(304).json()] }, 304, ""), ResponseClass::Failure(true));
}

#[test]
fn a_redirect_is_the_success_if_no_other_success_is_documented() {
    const REDIRECT: Responses = &[StatusKey::Status(302).empty(), StatusKey::Default.json()];
    assert_eq!(class(REDIRECT, 302, ""), ResponseClass::Success(true));
    assert_eq!(class(REDIRECT, 400, "application/json"), ResponseClass::Failure(true));
    assert_eq!(candidates(class(REDIRECT, 200, "text/html")), [StatusKey::Status(302)]);
    assert_eq!(
        class(const { &[StatusKey::Status(302).empty(), StatusKey::Status(200).json()] }, 302, ""),
        ResponseClass::Failure(true)
    );
    assert_eq!(class(const { &[StatusKey::Default.json()] }, 302, "application/json"), ResponseClass::Failure(true));
}

#[test]
fn exact_statuses_take_precedence_over_ranges_and_ranges_over_the_default() {
    const RESPONSES: Responses = &[
        StatusKey::Default.json(),
        StatusKey::Range(4).json(),
        StatusKey::Status(404).empty(),
        StatusKey::Status(200).json(),
    ];
    assert_eq!(outcome(RESPONSES, 200), Some((StatusKey::Status(200), true)));
    assert_eq!(outcome(RESPONSES, 404), Some((StatusKey::Status(404), false)));
    assert_eq!(outcome(RESPONSES, 418), Some((StatusKey::Range(4), false)));
    assert_eq!(outcome(RESPONSES, 500), Some((StatusKey::Default, false)));
    assert_eq!(outcome(RESPONSES, 204), Some((StatusKey::Default, false)));
    assert_eq!(outcome(const { &[StatusKey::Status(200).json()] }, 500), None);
}

#[test]
fn a_default_is_the_success_if_no_success_is_documented() {
    const RESPONSES: Responses = &[StatusKey::Default.json(), StatusKey::Status(404).json()];
    assert_eq!(outcome(RESPONSES, 200), Some((StatusKey::Default, true)));
    assert_eq!(outcome(RESPONSES, 500), Some((StatusKey::Default, false)));
}
