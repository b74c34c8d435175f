//! The checked-in client of the mail server against a server that behaves as the real one does, well and badly.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod answers;
mod failures;
mod mirror;
mod redirects;
mod requests;
mod via;
