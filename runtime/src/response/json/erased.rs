//! Type-erased decoding.

/// A function that decodes from a type-erased deserializer. Every decoded type is compiled against this deserializer
/// only. The layers below it (the place, JSON itself, the probe) are compiled once, here.
pub(crate) type DecodeFn<'r> =
    &'r mut dyn FnMut(&mut dyn erased_serde::Deserializer<'_>) -> Result<(), erased_serde::Error>;
