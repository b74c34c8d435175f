//! Decoding and encoding of objects: what the derives of [`model`](crate::model) expand to.

mod decode;
mod encode;
mod fill;
mod key;

pub use decode::{Object, Table, object};
pub use encode::{Entries, Fields};
pub use fill::{fill, fill_nullable, fill_some, insert};

#[cfg(test)]
mod tests;
