//! What goes over the wire and what comes of it: a client in the shape of generated code, against servers that misbehave.

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
