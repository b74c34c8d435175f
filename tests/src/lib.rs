//! What Wirewright is tested with: servers, the corpus and its oracles.

// Nothing here ships. A fixture that cannot be set up should stop the test on the spot, with the
// line that failed.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod console;
pub mod corpus;
pub mod counts;
pub mod fidelity;
pub mod growth;
pub mod known;
pub mod mutate;
pub mod requests;
pub mod server;
pub mod servers;
pub mod xml;
