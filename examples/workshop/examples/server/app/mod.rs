//! The API of `workshop.yaml`, with orders in memory and a clock that stands still.

mod access;
mod orders;
mod parts;
mod problem;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::routing::{get, post};
use axum::{Json, Router, middleware};
use serde_json::{Value, json};

/// The orders, the newest last.
#[derive(Clone, Default)]
pub(crate) struct Orders(Arc<Mutex<Vec<orders::Stored>>>);

impl Orders {
    fn lock(&self) -> MutexGuard<'_, Vec<orders::Stored>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Returns the service of a workshop with three orders.
pub(crate) fn router() -> Router {
    let orders = Router::new()
        .route("/orders", get(orders::list).post(orders::create))
        .route("/orders/{id}", get(orders::show).patch(orders::change).delete(orders::cancel))
        .route("/orders/{id}/photos", post(orders::photo))
        .route("/orders/{id}/quote", get(orders::quote))
        .route("/orders/{id}/payments", post(orders::pay))
        .route("/orders/{id}/events", get(orders::events))
        .route_layer(middleware::from_fn(access::token))
        .with_state(orders::first());
    let parts = Router::new()
        .route("/parts", get(parts::list))
        .route("/parts/{sku}/manual", get(parts::manual))
        .route_layer(middleware::from_fn(access::key));
    Router::new().route("/opening", get(opening)).route("/token", post(access::grant)).merge(orders).merge(parts)
}

async fn opening() -> Json<Value> {
    Json(json!({"open": true, "queue": 3, "closes_at": "2026-05-04T18:00:00+02:00"}))
}
