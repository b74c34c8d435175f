//! The features of each version of the specification. What the versions have in common is emitted alike.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cycles;
mod later;
mod leniencies;
mod own_files;
mod references;
mod run;
mod siblings;
mod swagger;
