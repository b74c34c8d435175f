//! Tests of retries, hooks, spans and layers, with servers that count their requests.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod api;
mod budget;
mod deadlines;
mod hooks;
mod layers;
mod pauses;
mod redirects;
mod safety;
mod server;
mod spans;
mod tokens;
