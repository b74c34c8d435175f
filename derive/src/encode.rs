//! The expansion of `Serialize`.

use proc_macro::TokenStream;

use crate::{
    item::{Field, Item, Kind},
    quote::Quote,
};

/// Returns the implementation for a type.
pub(crate) fn implementation(item: &Item) -> TokenStream {
    let mut quote = Quote::default();
    let path = "::wirewright_client::serde::Serialize";
    item.open(&mut quote, "", path, path);
    quote.rust(
        "fn serialize<S: ::wirewright_client::serde::Serializer>(&self, serializer: S)
            -> ::core::result::Result<S::Ok, S::Error> {",
    );
    match &item.kind {
        Kind::Struct(fields) => structure(&mut quote, &item.name.to_string(), fields),
        Kind::Transparent => {
            quote.rust("::wirewright_client::serde::Serialize::serialize( &self.0, serializer)");
        }
        Kind::Untagged(variants) => {
            quote.rust("match self {");
            for variant in variants {
                quote.rust("Self::").ident(variant);
                quote.rust("(value) => ::wirewright_client::serde::Serialize::serialize(value, serializer),");
            }
            quote.rust("}");
        }
        Kind::Into(path) => {
            quote.rust("::wirewright_client::serde::Serialize::serialize( &").rust(&format!("<{path}"));
            quote.rust("as ::core::convert::From<Self>>::from(::core::clone::Clone::clone(self)), serializer)");
        }
    }
    quote.rust("} }");
    quote.finish()
}

fn structure(quote: &mut Quote, name: &str, fields: &[Field]) {
    let skipping = || fields.iter().filter_map(|field| Some((field, field.skip_serializing_if.as_deref()?)));
    let rest = fields.iter().find(|field| field.flatten);
    quote.rust("let skips: [bool; ").number(skipping().count()).rust("] = [");
    for (field, path) in skipping() {
        quote.rust(path).rust("( &self.").ident(&field.name).rust("),");
    }
    quote.rust("];");
    if rest.is_some() {
        quote.rust("let mut fields = ::wirewright_client::model::derived::Entries::new(serializer);");
    } else {
        quote.rust("let mut fields = ::wirewright_client::model::derived::Fields::new(serializer,");
        quote.literal(name).rust(",").number(fields.len()).rust(", &skips);");
    }
    let mut skips = 0;
    for field in fields {
        if field.flatten {
            quote.rust("fields.extend( &self.").ident(&field.name).rust(");");
        } else if field.skip_serializing_if.is_some() {
            quote.rust("fields.put_unless( skips[").number(skips).rust("],");
            quote.literal(&field.wire).rust(", &self.").ident(&field.name).rust(");");
            skips += 1;
        } else {
            quote.rust("fields.put(").literal(&field.wire).rust(", &self.").ident(&field.name).rust(");");
        }
    }
    quote.rust("fields.end()");
}
