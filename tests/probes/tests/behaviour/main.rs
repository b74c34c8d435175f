//! Behaviour of the clients of the probes. Values survive decoding and encoding, requests match the description, and
//! responses are distinguished by status code and media type.

#![allow(clippy::unwrap_used)]

mod bodies;
mod composition;
mod drift;
mod extensible;
mod failures;
mod faults;
mod formats;
mod headers;
mod leftovers;
mod media_types;
mod named;
mod notations;
mod objects;
mod overlays;
mod own_types;
mod parameters;
mod renamed;
mod responses;
mod scalars;
mod schemas;
mod security;
mod servers;
mod successes;
mod tags;
mod unions;
mod value;
mod variants;
mod wire;
mod xml;
