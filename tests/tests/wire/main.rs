//! Tests the checked-in client of the mail server against a server that behaves like the real one, including its
//! failures.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod failures;
mod mirror;
mod redirects;
mod requests;
mod responses;
mod via;
