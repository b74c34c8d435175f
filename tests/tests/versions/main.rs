//! What each version of the specification adds, and that what they say alike is emitted alike.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cycles;
mod later;
mod leniencies;
mod own_files;
mod references;
mod run;
mod siblings;
mod swagger;
