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
        Kind::Untagged(_) | Kind::Into(_) => {
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
    quote.rust("type Slots = (");
    for (field, slot) in fields {
        if *slot == Slot::Required {
            quote.rust("::core::option::Option<").tokens(&field.ty).rust(">,");
        } else {
            quote.tokens(&field.ty).rust(",");
        }
    }
    quote.rust("); fn slots() -> Self::Slots { (");
    for (field, slot) in fields {
        let is_none = *slot == Slot::Required || field.is_option();
        quote.rust(if is_none { "::core::option::Option::None," } else { "::core::default::Default::default()," });
    }
    quote.rust(
        ") } fn set<A: ::wirewright_client::serde::de::MapAccess<'de>>(slots: &mut Self::Slots, index: usize,
            map: &mut A) -> ::core::result::Result<(), A::Error> { match index {",
    );
    for (index, (_, slot)) in fields.iter().enumerate() {
        let function = match slot {
            Slot::Required | Slot::Present => "fill_some",
            Slot::Initial => "fill",
            Slot::Nullable => "fill_nullable",
            Slot::Rest => continue,
        };
        quote.number(index).rust("=> ::wirewright_client::model::derived::").rust(function);
        quote.rust("( &mut slots.").number(index).rust(", map),");
    }
    quote.rust("_ => ::core::result::Result::Ok(()), } }");
    rest(quote, fields);
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

fn rest(quote: &mut Quote, fields: &[(&Field, Slot)]) {
    let Some(index) = fields.iter().position(|(_, slot)| *slot == Slot::Rest) else { return };
    quote.rust(
        "fn rest<A: ::wirewright_client::serde::de::MapAccess<'de>>(slots: &mut Self::Slots,
            name: ::std::string::String, map: &mut A) -> ::core::result::Result<(), A::Error> {
            ::wirewright_client::model::derived::insert( &mut slots.",
    );
    quote.number(index).rust(", name, map) }");
}

fn finish(quote: &mut Quote, fields: &[(&Field, Slot)]) {
    let required = || fields.iter().enumerate().filter(|(_, (_, slot))| *slot == Slot::Required);
    quote.rust("fn finish(slots: Self::Slots) -> ::core::option::Option<Self> {");
    if required().next().is_some() {
        quote.rust("let (");
        for (index, _) in required() {
            quote.rust("::core::option::Option::Some(").rust(&format!("field{index}")).rust("),");
        }
        quote.rust(") = (");
        for (index, _) in required() {
            quote.rust("slots.").number(index).rust(",");
        }
        quote.rust(") else { return ::core::option::Option::None };");
    }
    quote.rust("::core::option::Option::Some( Self {");
    for (index, (field, slot)) in fields.iter().enumerate() {
        quote.ident(&field.name).rust(":");
        if *slot == Slot::Required {
            quote.rust(&format!("field{index},"));
        } else {
            quote.rust("slots.").number(index).rust(",");
        }
    }
    quote.rust("} ) }");
}
