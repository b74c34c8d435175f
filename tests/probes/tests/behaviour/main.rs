//! What the clients of the probes do: values survive decoding and encoding, requests are what is described, and answers are
//! told apart by status and media type.

#![allow(clippy::unwrap_used)]

mod answers;
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
mod parameters;
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
