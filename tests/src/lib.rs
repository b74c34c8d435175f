//! Test equipment for Wirewright: servers, the corpus, and its validators.

// This crate is not shipped. A fixture that cannot be set up stops the test at the line that failed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod additions;
pub mod bench;
pub mod console;
pub mod corpus;
pub mod counts;
pub mod evolution;
pub mod fidelity;
pub mod growth;
pub mod known;
pub mod mutate;
pub mod requests;
pub mod server;
pub mod servers;
pub mod xml;
