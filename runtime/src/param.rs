//! Parameters: from any `impl Serialize` to the bytes on the wire.

mod encode;
mod percent;
mod serializer;
mod style;
mod value;

pub use style::{Kind, Style};

pub(crate) use encode::{joined, pairs};
pub(crate) use percent::Percent;
pub(crate) use value::{ParamError, ParamValue};
