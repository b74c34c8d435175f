//! What a user is told about an input that is not as it should be: the whole report of each, word by word.
//!
//! The inputs are the files in `bad/`, and those of [`made`] that cannot be kept as files.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod codes;
mod listed;
mod made;
mod report;
mod untouched;
mod verbosity;
