//! Encoding of parameters: from any `impl Serialize` to text on the wire.

mod deep_object;
mod error;
mod file;
mod location;
mod pair;
mod sequence;
mod serializer;
mod styles;
#[cfg(test)]
mod tests;
mod value;

pub(crate) use error::ParamError;
pub use file::File;
pub(crate) use location::Location;
pub use sequence::Sequence;
pub(crate) use styles::{joined, pairs};
pub(crate) use value::ParamValue;
