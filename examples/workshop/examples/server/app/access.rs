//! The token of orders, and the key of the catalogue.

use axum::Json;
use axum::extract::Request;
use axum::http::HeaderMap;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use serde_json::{Value, json};

use super::problem::Problem;

/// Grants a token to the program `till`.
pub(crate) async fn grant(headers: HeaderMap, body: String) -> Result<Json<Value>, Problem> {
    // `till:s3cret` in base64.
    if !has(&headers, "authorization", "Basic dGlsbDpzM2NyZXQ=") {
        return Err(Problem::unauthorized());
    }
    if body != "grant_type=client_credentials&scope=orders" {
        return Err(Problem::invalid(&body));
    }
    Ok(Json(json!({"access_token": "mF_9.B5f-4.1JqM", "token_type": "Bearer", "expires_in": 3600})))
}

/// Lets requests with the token pass.
pub(crate) async fn token(request: Request, next: Next) -> Response {
    guard("authorization", "Bearer mF_9.B5f-4.1JqM", request, next).await
}

/// Lets requests with the key of the catalogue pass.
pub(crate) async fn key(request: Request, next: Next) -> Response {
    guard("x-catalogue-key", "K-1862", request, next).await
}

async fn guard(name: &str, value: &str, request: Request, next: Next) -> Response {
    if has(request.headers(), name, value) { next.run(request).await } else { Problem::unauthorized().into_response() }
}

/// Returns true if the header has the value.
fn has(headers: &HeaderMap, name: &str, value: &str) -> bool {
    headers.get(name).is_some_and(|found| found == value)
}
