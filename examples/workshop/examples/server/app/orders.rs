//! Orders, from the counter to the receipt.

use std::collections::HashMap;
use std::convert::Infallible;

use axum::Json;
use axum::extract::{Multipart, Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use axum::response::sse::{Event, Sse};
use futures_util::stream::{self, Stream};
use serde_json::{Map, Value, json};

use super::Orders;
use super::problem::Problem;

/// The number of orders that the workshop accepts.
const PLACES: usize = 6;

/// An order, with the idempotency key of the request that created it.
pub(crate) struct Stored {
    key: Option<String>,
    order: Map<String, Value>,
    /// The keys of requests to pay.
    payments: Vec<String>,
}

impl Stored {
    fn new(key: Option<String>, number: usize, order: Value) -> Self {
        let mut order = if let Value::Object(order) = order { order } else { Map::new() };
        order.insert("id".to_owned(), format!("W-{number}").into());
        order.entry("status").or_insert_with(|| "received".into());
        order.insert("received_at".to_owned(), "2026-05-04T09:30:00+02:00".into());
        Self { key, order, payments: Vec::new() }
    }

    fn text(&self, name: &str) -> &str {
        self.order.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    fn set_status(&mut self, status: &str) {
        self.order.insert("status".to_owned(), status.into());
    }
}

/// Returns the orders of the morning.
pub(crate) fn first() -> Orders {
    let orders = Orders::default();
    let morning = [
        ("Barbara", "city", "red", "received", "a flat tyre"),
        ("Donald", "road", "blue", "collected", "the gears slip"),
        ("Tony", "mountain", "white", "in_repair", "a bent wheel"),
    ];
    for (number, (customer, kind, colour, status, complaint)) in (1..).zip(morning) {
        let bicycle = json!({"kind": kind, "colour": colour});
        let order = json!({"customer": customer, "bicycle": bicycle, "status": status, "complaint": complaint});
        orders.lock().push(Stored::new(None, number, order));
    }
    orders
}

/// Returns a page of the orders with the requested states. The cursor is the number of orders before the page.
pub(crate) async fn list(
    State(orders): State<Orders>,
    Query(query): Query<HashMap<String, String>>,
) -> Result<Json<Value>, Problem> {
    let number = |name, default| query.get(name).map_or(Ok(default), |text| text.parse::<usize>());
    let skipped = number("cursor", 0).map_err(|_| Problem::invalid("cursor"))?;
    let limit = number("limit", 20).map_err(|_| Problem::invalid("limit"))?;
    let orders = orders.lock();
    let is_wanted = |stored: &&Stored| {
        query.get("status").is_none_or(|wanted| wanted.split(',').any(|status| status == stored.text("status")))
            && query.get("received_since").is_none_or(|since| **since <= *stored.text("received_at"))
    };
    let mut found = orders.iter().rev().filter(is_wanted).skip(skipped);
    let items: Vec<_> = found.by_ref().take(limit).map(|stored| &stored.order).collect();
    let mut page = json!({"items": items});
    if let (Some(_), Value::Object(page)) = (found.next(), &mut page) {
        page.insert("next".to_owned(), (skipped + limit).to_string().into());
    }
    Ok(Json(page))
}

pub(crate) async fn create(
    State(orders): State<Orders>,
    headers: HeaderMap,
    Json(order): Json<Value>,
) -> Result<impl IntoResponse, Problem> {
    let key = headers.get("idempotency-key").and_then(|key| key.to_str().ok()).map(str::to_owned);
    let key = key.ok_or_else(|| Problem::invalid("the header `Idempotency-Key` is missing"))?;
    let mut orders = orders.lock();
    let known = orders.iter().find(|stored| stored.key.as_ref() == Some(&key)).map(|stored| stored.order.clone());
    let order = match known {
        Some(order) => order,
        None if orders.len() == PLACES => return Err(Problem::full()),
        None => {
            let stored = Stored::new(Some(key), orders.len() + 1, order);
            let order = stored.order.clone();
            orders.push(stored);
            order
        }
    };
    let location = order.get("id").and_then(Value::as_str).map(|id| [(header::LOCATION, format!("/orders/{id}"))]);
    Ok((StatusCode::CREATED, location, Json(order)))
}

/// Applies a function to the order with the id.
fn with<T>(orders: &Orders, id: &str, apply: impl FnOnce(&mut Stored) -> Result<T, Problem>) -> Result<T, Problem> {
    let mut orders = orders.lock();
    apply(orders.iter_mut().find(|stored| stored.text("id") == id).ok_or_else(|| Problem::not_found(id))?)
}

pub(crate) async fn show(State(orders): State<Orders>, Path(id): Path<String>) -> Result<Json<Value>, Problem> {
    with(&orders, &id, |stored| Ok(Json(stored.order.clone().into())))
}

/// Applies a JSON Merge Patch (RFC 7396).
pub(crate) async fn change(
    State(orders): State<Orders>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: String,
) -> Result<Json<Value>, Problem> {
    if headers.get(header::CONTENT_TYPE).is_none_or(|found| found != "application/merge-patch+json") {
        return Err(Problem::invalid("the body is not a merge patch"));
    }
    let patch: Map<String, Value> =
        serde_json::from_str(&body).map_err(|error| Problem::invalid(&error.to_string()))?;
    with(&orders, &id, |stored| {
        for (name, value) in patch {
            if value.is_null() {
                stored.order.remove(&name);
            } else {
                stored.order.insert(name, value);
            }
        }
        Ok(Json(stored.order.clone().into()))
    })
}

pub(crate) async fn cancel(State(orders): State<Orders>, Path(id): Path<String>) -> Result<StatusCode, Problem> {
    with(&orders, &id, |stored| match stored.text("status") {
        status @ ("ready" | "collected") => Err(Problem::conflict(status)),
        _ => {
            stored.set_status("cancelled");
            Ok(StatusCode::NO_CONTENT)
        }
    })
}

pub(crate) async fn photo(
    State(orders): State<Orders>,
    Path(id): Path<String>,
    mut form: Multipart,
) -> Result<impl IntoResponse, Problem> {
    with(&orders, &id, |_| Ok(()))?;
    let invalid = |error: axum::extract::multipart::MultipartError| Problem::invalid(&error.body_text());
    let mut photo = json!({"id": "P-1"});
    while let Some(part) = form.next_field().await.map_err(invalid)? {
        let is_image = part.name() == Some("image");
        let media_type = part.content_type().map(str::to_owned);
        let bytes = part.bytes().await.map_err(invalid)?;
        let Value::Object(photo) = &mut photo else { continue };
        if is_image {
            photo.insert("bytes".to_owned(), bytes.len().into());
            photo.insert("media_type".to_owned(), media_type.into());
        } else {
            photo.insert("caption".to_owned(), String::from_utf8_lossy(&bytes).into());
        }
    }
    Ok((StatusCode::CREATED, Json(photo)))
}

pub(crate) async fn quote(State(orders): State<Orders>, Path(id): Path<String>) -> Result<Json<Value>, Problem> {
    with(&orders, &id, |_| Ok(()))?;
    let labour = json!({"type": "labour", "task": "fit brake pads", "minutes": 30, "price": "35.00"});
    let pads = json!({"type": "replacement", "sku": "BP-12", "quantity": 2, "price": "37.00"});
    // A kind of line that the description does not have yet.
    let levy = json!({"type": "levy", "price": "1.50"});
    Ok(Json(json!({"lines": [labour, pads, levy], "total": "73.50", "valid_until": "2026-05-11T18:00:00+02:00"})))
}

pub(crate) async fn pay(
    State(orders): State<Orders>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Json(payment): Json<Value>,
) -> Result<Json<Value>, Problem> {
    let key = headers.get("idempotency-key").and_then(|key| key.to_str().ok()).unwrap_or_default().to_owned();
    let is_card = payment.get("method").is_some_and(|method| method == "card");
    let amount = payment.get("amount").filter(|_| is_card).cloned();
    let amount = amount.ok_or_else(|| Problem::invalid("only cards are accepted"))?;
    with(&orders, &id, |stored| {
        // The bank is slow: the first request of each payment fails.
        if !stored.payments.contains(&key) {
            stored.payments.push(key);
            return Err(Problem::busy());
        }
        stored.set_status("ready");
        Ok(Json(json!({"number": "R-1", "paid": amount, "paid_at": "2026-05-04T17:10:00+02:00"})))
    })
}

pub(crate) async fn events(
    State(orders): State<Orders>,
    Path(id): Path<String>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    with(&orders, &id, |_| Ok(()))?;
    let events = [
        json!({"at": "2026-05-04T10:00:00+02:00", "status": "in_repair"}),
        json!({"at": "2026-05-04T17:00:00+02:00", "status": "ready", "note": "pads replaced"}),
    ];
    Ok(Sse::new(stream::iter(events.map(|event| Ok(Event::default().data(event.to_string()))))))
}
