//! The derives of models in clients that Wirewright generates: `Serialize` and `Deserialize`, which implement serde's
//! traits of the same names, `Setters`, `Variants`,
//! `FromVariants` and `Failure`.
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
mod failure;
mod item;
mod quote;
mod rename;
mod setters;
mod variants;
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
    item::parse(input).and_then(|item| encode::implementation(&item)).unwrap_or_else(Error::into_tokens)
}

/// Implements a chainable method for each optional field of a struct: `pet.name("Rex").tags(["old"])`.
///
/// A method takes whatever converts into the type of its field; that of a list or map takes any sequence. A field of type
/// `Maybe` has a second method, `clear_name()`, which sets null. A field is optional if it has the attribute
/// `skip_serializing_if`. The method of a field named `new`, `default` or like a method of a common trait begins with
/// `with_`.
///
/// # Errors
///
/// The macro is an error for anything but a struct with named fields.
#[proc_macro_derive(Setters, attributes(serde))]
pub fn setters(input: TokenStream) -> TokenStream {
    item::parse(input).and_then(|item| setters::implementation(&item)).unwrap_or_else(Error::into_tokens)
}

/// Implements access to the variants of a union: for each variant `as_name` and `into_name`.
///
/// `as_name` borrows the value, or copies a number.
///
/// # Errors
///
/// The macro is an error for anything but an enum of variants with one value each.
#[proc_macro_derive(Variants, attributes(serde, variants))]
pub fn variants(input: TokenStream) -> TokenStream {
    item::parse(input).and_then(|item| variants::implementation(&item)).unwrap_or_else(Error::into_tokens)
}

/// Implements `From` the value of each variant of a union.
///
/// The last variant, of undocumented values, has no `From`, and neither has a variant with the attribute
/// `#[variants(no_from)]`.
///
/// # Errors
///
/// The macro is an error for anything but an enum of variants with one value each.
#[proc_macro_derive(FromVariants, attributes(serde, variants))]
pub fn from_variants(input: TokenStream) -> TokenStream {
    item::parse(input).and_then(|item| variants::conversions(&item)).unwrap_or_else(Error::into_tokens)
}

/// Implements `Display` and `Error` for the type of an error response.
///
/// An enum shows the name of its variant, followed by the message of the server. A struct shows the message, or its own
/// name if the message is missing. The message is the text of the usual members: `detail` and `title` of problem details
/// (RFC 9457), `message`, `error` and others.
///
/// # Errors
///
/// The macro is an error for anything but a struct with named fields or a plain enum.
#[proc_macro_derive(Failure, attributes(serde))]
pub fn failure(input: TokenStream) -> TokenStream {
    item::parse(input).and_then(|item| failure::implementation(&item)).unwrap_or_else(Error::into_tokens)
}
