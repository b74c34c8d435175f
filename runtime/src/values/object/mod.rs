//! Decoding and encoding of objects: what the derives of [`model`](crate::model) expand to.

mod decode;
mod encode;
mod fill;
mod key;
mod seen;
mod table;

pub use decode::{Object, object};
pub use encode::{Entries, Fields};
pub use fill::{fill, fill_nullable, fill_some, insert};
pub use table::Table;

#[cfg(test)]
mod tests;
