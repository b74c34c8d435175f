//! The guide: its links and quotations exist, its code is compiled, and its reference is complete.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod book;
mod chapter;
mod code;
mod configuration;
mod error_index;
mod features;
