//! What becomes of each probe: what is said about it, and what is emitted.

#![allow(clippy::unwrap_used)]

mod listed;
mod overlays;
mod report;
