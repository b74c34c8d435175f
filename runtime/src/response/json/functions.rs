//! Functions that decode a type.

use serde_json::{Deserializer, Error, de::SliceRead};

use super::strict::Pass;

/// A function that decodes a type from JSON. It is the only code that is compiled for each type of a body.
pub(crate) type DecodeFn<'r> = &'r mut dyn FnMut(&mut Deserializer<SliceRead<'_>>, &Pass) -> Result<(), Error>;

/// A function that decodes from a type-erased deserializer: a value that is not the text of a whole body.
pub(crate) type DecodeErased<'r> =
    &'r mut dyn FnMut(&mut dyn erased_serde::Deserializer<'_>) -> Result<(), erased_serde::Error>;
