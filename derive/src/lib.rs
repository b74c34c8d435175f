//! The derives of models in clients that Wirewright generates: `Serialize` and `Deserialize`, which implement serde's
//! traits of the same names.
//!
//! They read serde's own attributes, and the implementations behave as those of serde's derives, with one exception: a
//! struct cannot be decoded from an array. The difference is in the cost. serde's derives expand to a visitor for each
//! struct; these expand to a table of field names and a few short functions, and one generic visitor in the runtime
//! does the rest. The crate has no dependencies, so it compiles in a second.
//!
//! Only the attributes that the generator emits are supported; any other is an error.
//!
//! Use the derives through `wirewright_client::model`, which also exports the traits.

mod attribute;
mod cursor;
mod decode;
mod encode;
mod error;
mod item;
mod quote;
mod rename;
mod words;

use proc_macro::TokenStream;

use error::Error;

/// Implements `serde::Deserialize`.
///
/// # Errors
///
/// The macro is an error for an enum, a tuple struct that is not `#[serde(transparent)]`, and an unsupported attribute.
#[proc_macro_derive(Deserialize, attributes(serde))]
pub fn deserialize(input: TokenStream) -> TokenStream {
    item::parse(input).and_then(|item| decode::implementation(&item)).unwrap_or_else(Error::into_tokens)
}

/// Implements `serde::Serialize`.
///
/// # Errors
///
/// The macro is an error for an enum that is neither `#[serde(untagged)]` nor `#[serde(into = "...")]`, and for an
/// unsupported attribute.
#[proc_macro_derive(Serialize, attributes(serde))]
pub fn serialize(input: TokenStream) -> TokenStream {
    item::parse(input).map_or_else(Error::into_tokens, |item| encode::implementation(&item))
}
