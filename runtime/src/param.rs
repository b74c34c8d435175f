//! Encoding of parameters: from any `impl Serialize` to text on the wire.

mod deep;
mod encode;
mod percent;
mod place;
mod serializer;
mod style;
#[cfg(test)]
mod table_tests;
mod value;

pub use style::{DeepItems, Kind, Style};

pub(crate) use encode::{joined, pairs};
pub(crate) use percent::Percent;
pub(crate) use place::Place;
pub(crate) use value::{ParamError, ParamValue};
