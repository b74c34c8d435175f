use super::*;

fn outcome(responses: Responses, status: u16) -> Option<(On, bool)> {
    let status = StatusCode::from_u16(status).unwrap();
    let documented = find(responses, status)?;
    Some((documented.on, is_success(responses, documented, status)))
}

fn class(responses: Responses, status: u16, media_type: &str) -> Class {
    let mut headers = HeaderMap::new();
    if !media_type.is_empty() {
        headers.insert("content-type", media_type.parse().unwrap());
    }
    classify(&Described { responses, ..described() }, StatusCode::from_u16(status).unwrap(), &headers)
}

fn described() -> Described {
    Described {
        id: "op",
        method: Method::GET,
        path: "/",
        security: &[],
        scopes: &[],
        responses: &[],
        encodings: &[],
        server: None,
    }
}

fn candidates(class: Class) -> Vec<On> {
    match class {
        Class::OtherSuccess(candidates) => candidates.into_iter().map(|documented| documented.on).collect(),
        other => panic!("{other:?}"),
    }
}

const MANY: Responses = &[
    On::Status(203).media(&["text/csv"]),
    On::Status(206).empty(),
    On::Status(200).json(),
    On::Class(3).json(),
    On::Default.json(),
];

#[test]
fn a_success_that_is_not_documented_may_be_any_that_is() {
    assert_eq!(candidates(class(MANY, 201, "application/json")), [On::Status(200), On::Status(206)]);
    assert_eq!(candidates(class(MANY, 201, "text/csv")), [On::Status(203), On::Status(206)]);
    assert_eq!(candidates(class(MANY, 204, "")), [On::Status(206)]);
    assert_eq!(class(MANY, 500, "application/json"), Class::Failure(true));
    assert_eq!(class(MANY, 200, "text/html"), Class::UndocumentedMediaType(&MANY[2]));
}

#[test]
fn a_status_without_a_body_is_not_a_default_with_one() {
    assert_eq!(class(MANY, 304, ""), Class::UndocumentedStatus);
    assert_eq!(candidates(class(const { &[On::Class(2).json()] }, 204, "")), []);
    assert_eq!(class(const { &[On::Default.empty(), On::Status(200).json()] }, 304, ""), Class::Failure(true));
    assert_eq!(class(const { &[On::Status(304).json()] }, 304, ""), Class::Failure(true));
}

#[test]
fn a_redirect_is_the_success_where_no_other_is_documented() {
    const REDIRECT: Responses = &[On::Status(302).empty(), On::Default.json()];
    assert_eq!(class(REDIRECT, 302, ""), Class::Success(true));
    assert_eq!(class(REDIRECT, 400, "application/json"), Class::Failure(true));
    assert_eq!(candidates(class(REDIRECT, 200, "text/html")), [On::Status(302)]);
    assert_eq!(class(const { &[On::Status(302).empty(), On::Status(200).json()] }, 302, ""), Class::Failure(true));
    assert_eq!(class(const { &[On::Default.json()] }, 302, "application/json"), Class::Failure(true));
}

#[test]
fn exact_before_class_before_default() {
    const RESPONSES: Responses =
        &[On::Default.json(), On::Class(4).json(), On::Status(404).empty(), On::Status(200).json()];
    assert_eq!(outcome(RESPONSES, 200), Some((On::Status(200), true)));
    assert_eq!(outcome(RESPONSES, 404), Some((On::Status(404), false)));
    assert_eq!(outcome(RESPONSES, 418), Some((On::Class(4), false)));
    assert_eq!(outcome(RESPONSES, 500), Some((On::Default, false)));
    assert_eq!(outcome(RESPONSES, 204), Some((On::Default, false)));
    assert_eq!(outcome(const { &[On::Status(200).json()] }, 500), None);
}

#[test]
fn a_default_alone_is_the_success_too() {
    const RESPONSES: Responses = &[On::Default.json(), On::Status(404).json()];
    assert_eq!(outcome(RESPONSES, 200), Some((On::Default, true)));
    assert_eq!(outcome(RESPONSES, 500), Some((On::Default, false)));
}
