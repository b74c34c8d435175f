//! The output depends only on the content of a description, and not on the run, the notation or the order of keywords.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod additions;
mod deletions;
mod emitted;
mod input;
mod meaning;
mod orders;
mod parts;
