//! The expansion of `Serialize`.

use proc_macro::TokenStream;

use crate::{
    error::{Error, Result},
    item::{Field, Item, Kind},
    quote::Quote,
};

/// Returns the implementation for a type.
pub(crate) fn implementation(item: &Item) -> Result<TokenStream> {
    if matches!(item.kind, Kind::Enum(_)) {
        let message = "`Serialize` can be derived for an enum with `#[serde(untagged)]` or `#[serde(into)]` only";
        return Err(Error::new(item.name.span(), message));
    }
    let mut quote = Quote::default();
    let path = "::wirewright_client::serde::Serialize";
    if let Kind::Struct(fields) = &item.kind {
        put_all(&mut quote, item, fields);
    }
    item.open(&mut quote, "", path, path);
    quote.rust(
        "fn serialize<S: ::wirewright_client::serde::Serializer>(&self, serializer: S)
            -> ::core::result::Result<S::Ok, S::Error> {",
    );
    match &item.kind {
        Kind::Struct(fields) if fields.iter().any(|field| field.flatten) => {
            quote.rust("::wirewright_client::model::derived::encode_open(self, serializer)");
        }
        Kind::Struct(_) => {
            quote.rust("::wirewright_client::model::derived::encode(self,");
            quote.literal(&item.name.to_string()).rust(", serializer)");
        }
        Kind::Transparent => {
            quote.rust("::wirewright_client::serde::Serialize::serialize( &self.0, serializer)");
        }
        Kind::Untagged(variants) => {
            quote.rust("match self {");
            for variant in variants {
                quote.rust("Self::").ident(&variant.name);
                quote.rust("(value) => ::wirewright_client::serde::Serialize::serialize(value, serializer),");
            }
            quote.rust("}");
        }
        Kind::Into(path) => {
            quote.rust("::wirewright_client::serde::Serialize::serialize( &").rust(&format!("<{path}"));
            quote.rust("as ::core::convert::From<Self>>::from(::core::clone::Clone::clone(self)), serializer)");
        }
        Kind::Enum(_) => {}
    }
    quote.rust("} }");
    Ok(quote.finish())
}

fn put_all(quote: &mut Quote, item: &Item, fields: &[Field]) {
    item.open(quote, "", "::wirewright_client::model::derived::Fields", "::wirewright_client::serde::Serialize");
    quote.rust("fn put_all<S: ::wirewright_client::model::derived::Sink>(&self, sink: &mut S) {");
    for Field { name, wire, flatten, skip_serializing_if, .. } in fields {
        if *flatten {
            quote.rust("sink.extend( &self.").ident(name).rust(");");
            continue;
        }
        match skip_serializing_if.as_deref() {
            None => quote.rust("sink.put("),
            Some("Option::is_none") => quote.rust("sink.put_some("),
            Some("Maybe::is_absent") => quote.rust("sink.put_present("),
            Some(path) => quote.rust("sink.put_unless(").rust(path).rust("( &self.").ident(name).rust("),"),
        };
        quote.literal(wire).rust(", &self.").ident(name).rust(");");
    }
    quote.rust("} }");
}
