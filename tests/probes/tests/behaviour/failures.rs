//! Error responses: each documented one has a type of its own, by status code, and none is lost.

use wirewright_probes::{r_default_only, r_errs, r_head, r_multi, r_wild};

use crate::wire::{Response, client_with};

const CODE: &str = r#"{"code":"gone"}"#;

#[tokio::test]
async fn each_documented_failure_has_its_type() {
    use r_errs::operations::untagged::GetBoatError;
    let fail = |response| async move { client_with::<r_errs::Client>(response).get_boat().await.unwrap_err() };
    let error = fail(Response::json(404, CODE)).await;
    assert!(matches!(error.api(), Some(GetBoatError::NotFound(problem)) if problem.code == "gone"));
    let error = fail(Response::json(422, r#"{"fields":["name"]}"#)).await;
    assert!(
        matches!(error.api(), Some(GetBoatError::UnprocessableEntity(detail)) if detail.fields.as_ref().unwrap() == &["name"])
    );
}

#[tokio::test]
async fn a_failure_shows_what_the_server_said() {
    let error = client_with::<r_errs::Client>(Response::json(404, CODE)).get_boat().await.unwrap_err();
    assert_eq!(error.api().unwrap().to_string(), "not found: gone");
    let error = client_with::<r_errs::Client>(Response::json(422, r#"{"fields":["name"]}"#)).get_boat().await;
    assert_eq!(error.unwrap_err().api().unwrap().to_string(), "unprocessable entity");
    let error = client_with::<r_multi::Client>(Response::json(500, r#""aground""#)).get_boat().await.unwrap_err();
    assert_eq!(error.api().unwrap().to_string(), "internal server error: aground");
}

#[tokio::test]
async fn the_status_selects_the_failure_and_not_the_body() {
    use r_multi::operations::untagged::GetBoatError;
    let fail = |response| async move { client_with::<r_multi::Client>(response).get_boat().await.unwrap_err() };
    let error = fail(Response::json(500, r#""aground""#)).await;
    assert!(matches!(error.api(), Some(GetBoatError::InternalServerError(text)) if text == "aground"));
    let error = fail(Response::json(500, CODE)).await;
    assert!(matches!(error, r_multi::Error::UndecodableBody(_)));
    assert_eq!(error.bytes().unwrap(), CODE);
}

#[tokio::test]
async fn the_default_covers_every_other_status() {
    use r_multi::operations::untagged::GetBoatError;
    for status in [400, 418, 503] {
        let error = client_with::<r_multi::Client>(Response::json(status, CODE)).get_boat().await.unwrap_err();
        assert!(matches!(error.api(), Some(GetBoatError::Default(problem)) if problem.code == "gone"));
        assert_eq!(error.status().unwrap(), status);
    }
}

#[tokio::test]
async fn a_default_is_the_failure_if_no_failure_is_documented() {
    let error = client_with::<r_default_only::Client>(Response::json(500, r#"{"name":"Wren"}"#)).get_boat().await;
    assert_eq!(error.unwrap_err().api().unwrap().name, "Wren");
}

#[tokio::test]
async fn a_range_of_failures_is_one_variant() {
    use r_wild::operations::untagged::GetBoatError;
    for status in [400, 404, 499] {
        let error = client_with::<r_wild::Client>(Response::json(status, CODE)).get_boat().await.unwrap_err();
        assert!(matches!(error.api(), Some(GetBoatError::ClientError(problem)) if problem.code == "gone"));
    }
    let error = client_with::<r_wild::Client>(Response::json(599, r#""sunk""#)).get_boat().await.unwrap_err();
    assert!(matches!(error.api(), Some(GetBoatError::ServerError(text)) if text == "sunk"));
}

#[tokio::test]
async fn a_failure_may_have_no_body() {
    let error = client_with::<r_head::Client>(Response::empty(404)).get_boat().await.unwrap_err();
    assert!(matches!(&error, r_head::Error::Api(_)));
    assert_eq!(error.status().unwrap(), 404);
}

#[tokio::test]
async fn an_undocumented_status_keeps_its_body() {
    let error = client_with::<r_errs::Client>(Response::json(503, CODE)).get_boat().await.unwrap_err();
    assert!(matches!(&error, r_errs::Error::UndocumentedStatus(_)));
    assert_eq!((error.status().unwrap().as_u16(), &error.bytes().unwrap()[..]), (503, CODE.as_bytes()));
}

#[tokio::test]
async fn an_empty_body_is_an_error_where_a_body_is_documented() {
    let error = client_with::<r_errs::Client>(Response::json(200, "")).get_boat().await.unwrap_err();
    assert!(matches!(error, r_errs::Error::UndecodableBody(_)));
}
