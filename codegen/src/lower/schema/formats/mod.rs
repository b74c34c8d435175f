//! The types of formatted scalars, and their configuration.

mod choice;
mod given;
mod table;
mod type_names;

pub use choice::Formats;

pub(in crate::lower) use table::{Known, known};
pub(in crate::lower) use type_names::INT_OR_STRING;
