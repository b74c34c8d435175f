//! End-to-end tests of the command line: printed output, written files and exit codes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod bounded;
mod check;
mod colours;
mod diff;
mod dry_run;
mod explain;
mod features;
mod format;
mod generate;
mod help;
mod init;
mod input;
mod keep;
mod ledger;
mod lints;
mod list;
mod lock;
mod lock_files;
mod next;
mod progress;
mod run;
mod safe;
mod select;
mod terminal;
mod usage;
