//! The output depends on what a description says, and on nothing else: not on the run, the notation or the order in which
//! keywords stand.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod additions;
mod deletions;
mod emitted;
mod input;
mod orders;
mod parts;
