//! Stage 2, **understand**: converts node trees to a typed model in the form of OpenAPI 3.1.
//!
//! Objects are read through a cursor that marks each key as read. Keys that are never read are entered in the
//! [`Ledger`] as ignored, extensions or unknown.

mod cursor;
mod ledger;
mod model;
mod read;

pub use ledger::{Entry, KeywordStatus, Kind, Ledger};
pub use model::*;
pub(crate) use read::server_variables;
pub use read::understand;
