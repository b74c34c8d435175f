//! Reports for people: the ledger, and the list of emitted items.

mod ledger;
mod list;

pub use ledger::ledger;
pub use list::{Counts, Entry, count, list};
