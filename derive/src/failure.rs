//! The expansion of `Failure`.

use proc_macro::TokenStream;

use crate::{
    error::{Error, Result},
    item::{Field, Item, Kind, Variant},
    quote::Quote,
    variants::snake,
};

/// Members with the text of an error or its title, or with an object that has them. The runtime knows their order.
const MEMBERS: [&str; 13] = [
    "code",
    "description",
    "detail",
    "error",
    "errorMessage",
    "error_description",
    "error_message",
    "errors",
    "fault",
    "message",
    "msg",
    "reason",
    "title",
];

/// Returns the implementations for a type.
pub(crate) fn implementation(item: &Item) -> Result<TokenStream> {
    let mut quote = Quote::default();
    match &item.kind {
        Kind::Struct(fields) => {
            said(&mut quote, item, fields);
            display(&mut quote, item);
            quote.rust("::wirewright_client::codegen::say(f,").literal(&words(&item.name.to_string()));
            quote.rust(", ::wirewright_client::codegen::Said::said(self)) } }");
        }
        Kind::Enum(variants) => {
            display(&mut quote, item);
            quote.rust("match self {");
            for variant in variants {
                arm(&mut quote, variant);
            }
            quote.rust("} } }");
        }
        Kind::Transparent | Kind::Untagged(_) | Kind::Into(_) => {
            return Err(Error::new(item.name.span(), "`Failure` can be derived for structs and plain enums only"));
        }
    }
    item.open(&mut quote, "", "::core::error::Error", "::core::fmt::Debug");
    quote.rust("}");
    Ok(quote.finish())
}

/// Opens the implementation of `Display`, up to the body of its function.
fn display(quote: &mut Quote, item: &Item) {
    item.open(quote, "", "::core::fmt::Display", "::core::fmt::Debug");
    quote.rust("#[inline] fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {");
}

fn arm(quote: &mut Quote, variant: &Variant) {
    quote.rust("Self::").ident(&variant.name);
    let has_text = !variant.ty.is_empty();
    quote.rust(if has_text { "(value) =>" } else { "=>" });
    quote.rust("::wirewright_client::codegen::fail(f,").literal(&words(&variant.name.to_string())).rust(",");
    if has_text {
        // The variable is a reference.
        told(quote, "*value");
    } else {
        quote.rust("::core::option::Option::None");
    }
    quote.rust("),");
}

/// Appends the message of a value, which need not have one.
fn told(quote: &mut Quote, value: &str) {
    quote.rust("{ #[allow(unused_imports)] use ::wirewright_client::codegen::{Told as _, Untold as _};");
    quote.rust("( &::wirewright_client::codegen::Message( &").rust(value).rust(")).said() }");
}

fn said(quote: &mut Quote, item: &Item, fields: &[Field]) {
    item.open(quote, "", "::wirewright_client::codegen::Said", "::core::fmt::Debug");
    quote.rust("fn said(&self) -> ::core::option::Option<::std::string::String> {");
    quote.rust("::wirewright_client::codegen::said_by( &[");
    for field in fields.iter().filter(|field| MEMBERS.contains(&field.wire.as_str())) {
        quote.rust("(").literal(&field.wire).rust(",");
        quote.rust("{ #[allow(unused_imports)] use ::wirewright_client::codegen::{Told as _, Untold as _};");
        quote.rust("( &::wirewright_client::codegen::Message( &self.").ident(&field.name).rust(")).said() }),");
    }
    quote.rust("]) } }");
}

/// Returns the words of a name: `not found`.
fn words(name: &str) -> String {
    snake(name).replace('_', " ")
}
