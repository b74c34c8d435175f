//! Decoding and encoding of objects: what the derives of [`model`](crate::model) expand to.

mod decode;
mod encode;
mod fill;
mod key;
mod properties;
mod seen;
mod table;

pub use decode::{Object, object};
pub use encode::{Fields, Sink, encode, encode_open};
pub use fill::{fill, fill_nullable, fill_some, insert};
pub use properties::Source;
pub use table::Table;

#[cfg(test)]
mod tests;
