//! The expansion of `Deserialize`.

use proc_macro::TokenStream;

use crate::{
    error::{Error, Result},
    item::{Field, Item, Kind},
    quote::Quote,
};

/// How a field is decoded.
#[derive(Clone, Copy, PartialEq)]
enum Slot {
    /// The property must be present.
    Required,
    /// A missing property leaves the initial value.
    Initial,
    /// As `Initial`, for a property that can be null.
    Nullable,
    /// As `Initial`, for a property whose null is a value.
    Present,
    /// The field holds all other properties.
    Rest,
}

/// Returns the implementation for a type.
pub(crate) fn implementation(item: &Item) -> Result<TokenStream> {
    let mut quote = Quote::default();
    match &item.kind {
        Kind::Struct(fields) => {
            let slots = fields.iter().map(slot).collect::<Result<Vec<_>>>()?;
            let slotted: Vec<(&Field, Slot)> = fields.iter().zip(slots).collect();
            deserialize(&mut quote, item, "::wirewright_client::model::derived::object(deserializer)");
            object(&mut quote, item, &slotted);
        }
        Kind::Transparent => {
            let body = "::wirewright_client::serde::Deserialize::deserialize(deserializer).map(Self)";
            deserialize(&mut quote, item, body);
        }
        Kind::Untagged(_) | Kind::Enum(_) | Kind::Into(_) => {
            return Err(Error::new(item.name.span(), "`Deserialize` cannot be derived for this type"));
        }
    }
    Ok(quote.finish())
}

/// Opens an implementation of a trait of `'de`, up to its `{`.
fn open(quote: &mut Quote, item: &Item, path: &str) {
    item.open(quote, "'de,", &format!("{path}<'de>"), "::wirewright_client::serde::Deserialize<'de>");
}

fn deserialize(quote: &mut Quote, item: &Item, body: &str) {
    open(quote, item, "::wirewright_client::serde::Deserialize");
    quote.rust(
        "fn deserialize<D: ::wirewright_client::serde::Deserializer<'de>>(deserializer: D)
            -> ::core::result::Result<Self, D::Error> {",
    );
    quote.rust(body).rust("} }");
}

fn slot(field: &Field) -> Result<Slot> {
    if field.flatten {
        return Ok(Slot::Rest);
    }
    let name = field.deserialize_with.as_deref().map(|path| path.rsplit("::").next().unwrap_or(path));
    match name {
        None if field.default || field.is_option() => Ok(Slot::Initial),
        None => Ok(Slot::Required),
        Some("nullable") if field.default => Ok(Slot::Nullable),
        Some("present") if field.default => Ok(Slot::Present),
        Some(name) => Err(Error::new(
            field.name.span(),
            format!("`deserialize_with = \"{name}\"` is not supported by this derive; derive serde's own trait"),
        )),
    }
}

fn object(quote: &mut Quote, item: &Item, fields: &[(&Field, Slot)]) {
    open(quote, item, "::wirewright_client::model::derived::Object");
    table(quote, &item.name.to_string(), fields);
    decode(quote, fields);
    quote.rust("}");
}

/// Emits `decode`. Its type parameter has a name that no type of a field has.
fn decode(quote: &mut Quote, fields: &[(&Field, Slot)]) {
    quote.rust(
        "fn decode<__S: ::wirewright_client::model::derived::Source<'de>>(source: &mut __S)
            -> ::core::option::Option<Self> {",
    );
    for (index, (field, slot)) in fields.iter().enumerate() {
        quote.rust("let mut").rust(&format!("field{index}:"));
        match slot {
            Slot::Required => quote.rust("::core::option::Option<").tokens(&field.ty).rust(">"),
            _ => quote.tokens(&field.ty),
        };
        let is_none = *slot == Slot::Required || field.is_option();
        quote.rust(if is_none { "= ::core::option::Option::None;" } else { "= ::core::default::Default::default();" });
    }
    quote.rust(
        "while let ::core::option::Option::Some(index) = ::wirewright_client::model::derived::Source::next(source) {
            match index {",
    );
    let mut rest = None;
    for (index, (_, slot)) in fields.iter().enumerate() {
        let function = match slot {
            Slot::Required | Slot::Present => "fill_some",
            Slot::Initial => "fill",
            Slot::Nullable => "fill_nullable",
            Slot::Rest => {
                rest = Some(index);
                continue;
            }
        };
        quote.number(index).rust("=> ::wirewright_client::model::derived::").rust(function);
        quote.rust("( &mut").rust(&format!("field{index}")).rust(", source),");
    }
    match rest {
        Some(index) => {
            quote.rust("_ => ::wirewright_client::model::derived::insert( &mut").rust(&format!("field{index}"));
            quote.rust(", source),");
        }
        None => {
            quote.rust("_ => ::wirewright_client::model::derived::Source::skip(source),");
        }
    }
    quote.rust("} }");
    finish(quote, fields);
    quote.rust("}");
}

fn table(quote: &mut Quote, name: &str, fields: &[(&Field, Slot)]) {
    quote.rust("const TABLE: &'static ::wirewright_client::model::derived::Table = &::wirewright_client::model::derived::Table {");
    quote.rust("name:").literal(name).rust(", names: &[");
    for (field, slot) in fields {
        // The rest has no name, but a position.
        quote.literal(if *slot == Slot::Rest { "" } else { &field.wire }).rust(",");
    }
    for alias in fields.iter().flat_map(|(field, _)| &field.aliases) {
        quote.literal(alias).rust(",");
    }
    quote.rust("], fields:").number(fields.len()).rust(", aliases: &[");
    for (index, (field, _)) in fields.iter().enumerate() {
        for _ in &field.aliases {
            quote.number(index).rust(",");
        }
    }
    quote.rust("], required: &[");
    for (index, _) in fields.iter().enumerate().filter(|(_, (_, slot))| *slot == Slot::Required) {
        quote.number(index).rust(",");
    }
    let is_open = fields.iter().any(|(_, slot)| *slot == Slot::Rest);
    quote.rust("], is_open:").rust(if is_open { "true" } else { "false" }).rust("};");
}

/// Emits the value, unless a required property is missing.
fn finish(quote: &mut Quote, fields: &[(&Field, Slot)]) {
    let required = || fields.iter().enumerate().filter(|(_, (_, slot))| *slot == Slot::Required);
    if required().next().is_some() {
        quote.rust("let (");
        for (index, _) in required() {
            quote.rust("::core::option::Option::Some(").rust(&format!("field{index}")).rust("),");
        }
        quote.rust(") = (");
        for (index, _) in required() {
            quote.rust(&format!("field{index},"));
        }
        quote.rust(") else { return ::core::option::Option::None };");
    }
    quote.rust("::core::option::Option::Some( Self {");
    for (index, (field, _)) in fields.iter().enumerate() {
        quote.ident(&field.name).rust(":").rust(&format!("field{index},"));
    }
    quote.rust("} ) }");
}
