//! The catalogue of spare parts, in pages of two.

use std::collections::HashMap;

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::{Path, Query};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde_json::json;

use super::problem::Problem;

/// The number, name, price and stock of each part.
const PARTS: [(&str, &str, &str, u32); 3] =
    [("BP-12", "brake pads", "18.50", 40), ("CH-08", "chain", "24.90", 12), ("CB-03", "brake cable", "6.20", 75)];

pub(crate) async fn list(Query(query): Query<HashMap<String, String>>) -> Result<Response, Problem> {
    if query.get("fits").is_some_and(|kind| kind != "cargo") {
        return Ok(Json(json!([])).into_response());
    }
    let page: usize = query.get("page").map_or(Ok(1), |page| page.parse()).map_err(|_| Problem::invalid("page"))?;
    let parts: Vec<_> = PARTS.chunks(2).nth(page.saturating_sub(1)).unwrap_or_default().iter().map(part).collect();
    let link =
        format!("</parts?fits=cargo&page=1>; rel=\"first\", </parts?fits=cargo&page={}>; rel=\"next\"", page + 1);
    let link = (page < 2).then_some([(header::LINK, link)]);
    Ok((link, Json(parts)).into_response())
}

fn part((sku, name, price, stock): &(&str, &str, &str, u32)) -> serde_json::Value {
    json!({"sku": sku, "name": name, "price": price, "in_stock": stock})
}

/// Sends the manual in three chunks.
pub(crate) async fn manual(Path(sku): Path<String>) -> Result<Response, Problem> {
    if !PARTS.iter().any(|part| part.0 == sku) {
        return Err(Problem::not_found(&sku));
    }
    let chunks = ["%PDF-1.7\n", "Push the pads in until they click.\n", "%%EOF\n"];
    let chunks = stream::iter(chunks.map(|chunk| Ok::<_, std::io::Error>(Bytes::from(chunk))));
    Ok(([(header::CONTENT_TYPE, "application/pdf")], Body::from_stream(chunks)).into_response())
}
