//! Snapshots of the diagnostics and the code of each probe.

#![allow(clippy::unwrap_used)]

mod listed;
mod overlays;
mod report;
