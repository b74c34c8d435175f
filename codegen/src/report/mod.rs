//! Reports for people: the ledger, and the list of what is emitted.

mod ledger;
mod list;

pub use ledger::ledger;
pub use list::{Counts, Entry, count, list};
