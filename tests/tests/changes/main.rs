//! Reports of changes: every kind of change has a snapshot, and nothing is reported if nothing changed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cases;
mod current;
mod generated;
mod histories;
mod identity;
mod kinds;
mod versions;
