//! Enums: unions and enums of responses, and the enums of values that a macro of the runtime defines.

use proc_macro2::TokenTree;
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Ident, ItemEnum, ItemMacro, Token, Visibility};

use super::items::Scope;
use super::modules::plain;
use super::structure::push;
use super::{Item, code, docs};
use crate::changes::kind::ItemKind;

/// Adds an enum, its variants and its traits.
pub(super) fn enumeration(item: &ItemEnum, scope: &Scope<'_>, items: &mut Vec<Item>) {
    let path = scope.path(&item.ident.to_string());
    let mut found = scope.item(ItemKind::Type, path, &item.attrs);
    found.ty = format!("enum{}", code::text(item.generics.to_token_stream()));
    found.exhaustive = !docs::has(&item.attrs, "non_exhaustive") && !item.variants.is_empty();
    found.facts.insert("rules", docs::rules(&item.attrs));
    let parent = push(found, &item.attrs, items);
    for variant in &item.variants {
        let Some(owner) = items.get(parent) else { return };
        let path = format!("{}::{}", owner.path, plain(&variant.ident.to_string()));
        let mut part = scope.item(ItemKind::Variant, path, &variant.attrs);
        part.gate.clone_from(&owner.gate);
        part.parent = Some(parent);
        part.ty = code::text(variant.fields.to_token_stream());
        part.facts.insert("rules", docs::rules(&variant.attrs));
        if docs::has(&variant.attrs, "variants") {
            part.facts.insert("conversion", "none".to_owned());
        }
        items.push(part);
    }
}

/// An enum of values, as it is passed to the macro that defines it.
struct ValueEnum {
    attributes: Vec<Attribute>,
    name: Ident,
    values: Vec<(Vec<Attribute>, String, String)>,
}

impl Parse for ValueEnum {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        input.parse::<Visibility>()?;
        input.parse::<Token![enum]>()?;
        let name = input.parse()?;
        // An enum of numbers names its type after a colon.
        if input.parse::<Option<Token![:]>>()?.is_some() {
            input.parse::<Ident>()?;
        }
        let content;
        syn::braced!(content in input);
        let mut values = Vec::new();
        while !content.is_empty() {
            let attributes = content.call(Attribute::parse_outer)?;
            let name = if content.parse::<Option<Token![_]>>()?.is_some() {
                "_".to_owned()
            } else {
                content.parse::<Ident>()?.to_string()
            };
            content.parse::<Token![=]>()?;
            let mut value = String::new();
            while !content.is_empty() && !content.peek(Token![,]) {
                value.push_str(&content.parse::<TokenTree>()?.to_string());
            }
            content.parse::<Option<Token![,]>>()?;
            values.push((attributes, name, value));
        }
        Ok(Self { attributes, name, values })
    }
}

/// Adds the enum of values that a macro defines, or the code of any other macro.
pub(super) fn invocation(item: &ItemMacro, scope: &Scope<'_>, items: &mut Vec<Item>) -> syn::Result<()> {
    let name = item.mac.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
    if !matches!(name.as_str(), "string_enum" | "integer_enum") {
        let mut code = scope.item(ItemKind::Code, scope.path(&format!("{name}!")), &item.attrs);
        code.facts.insert("code", code::text(item.mac.tokens.clone()));
        items.push(code);
        return Ok(());
    }
    let parsed: ValueEnum = syn::parse2(item.mac.tokens.clone())?;
    let mut found = scope.item(ItemKind::Type, scope.path(&parsed.name.to_string()), &parsed.attributes);
    found.ty.push_str(if name == "string_enum" { "enum of strings" } else { "enum of integers" });
    found.facts.insert("rules", docs::rules(&parsed.attributes));
    let parent = push(found, &parsed.attributes, items);
    for (attributes, name, value) in parsed.values {
        let Some(owner) = items.get(parent) else { break };
        let is_rest = name == "_";
        let name = if is_rest { plain(&value) } else { plain(&name) };
        let mut part = scope.item(ItemKind::Value, format!("{}::{name}", owner.path), &attributes);
        part.gate.clone_from(&owner.gate);
        part.parent = Some(parent);
        // The documentation of a value repeats it.
        part.docs.clear();
        part.ty = if is_rest { "undocumented".to_owned() } else { String::new() };
        if !is_rest {
            part.facts.insert("wire name", value.trim_matches('"').to_owned());
        }
        items.push(part);
    }
    Ok(())
}
