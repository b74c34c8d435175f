//! The command line as its users meet it: what it prints, what it writes and how it exits.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod bounded;
mod check;
mod format;
mod generate;
mod help;
mod input;
mod keep;
mod ledger;
mod lints;
mod list;
mod run;
mod safe;
mod usage;
