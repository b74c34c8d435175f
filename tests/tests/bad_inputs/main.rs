//! The reports on invalid inputs, word for word.
//!
//! The inputs are the files in `bad/`, and those of [`made`] that cannot be kept as files.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod codes;
mod listed;
mod made;
mod report;
mod untouched;
mod verbosity;
