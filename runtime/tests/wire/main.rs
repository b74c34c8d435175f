//! Tests of requests and responses: a client in the form of generated code calls servers that also misbehave.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod api;
mod bodies;
mod codings;
mod drift;
mod envelopes;
mod failures;
mod lengths;
mod limits;
mod overrides;
mod redirects;
mod requests;
mod secrets;
mod server;
mod streams;
mod times;
mod tokens;
#[cfg(feature = "xml")]
mod xml;
