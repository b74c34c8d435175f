//! Structs and their fields.

use quote::ToTokens;
use syn::{Attribute, Fields, ItemStruct, Visibility};

use super::items::Scope;
use super::modules::plain;
use super::{Item, code, docs};
use crate::changes::kind::ItemKind;
use crate::emit::Rule;

/// Adds a struct, its fields and its traits.
pub(super) fn structure(item: &ItemStruct, scope: &Scope<'_>, items: &mut Vec<Item>) {
    let path = scope.path(&item.ident.to_string());
    let mut found = scope.item(ItemKind::Type, path, &item.attrs);
    found.ty = format!("struct{}", code::text(item.generics.to_token_stream()));
    let is_public = |vis: &Visibility| matches!(vis, Visibility::Public(_));
    let fields = match &item.fields {
        Fields::Named(named) => named.named.iter().collect::<Vec<_>>(),
        Fields::Unnamed(unnamed) => unnamed.unnamed.iter().collect(),
        Fields::Unit => Vec::new(),
    };
    found.exhaustive = !fields.is_empty()
        && !docs::has(&item.attrs, "non_exhaustive")
        && fields.iter().all(|field| is_public(&field.vis));
    let rules = docs::rules(&item.attrs);
    found.facts.insert("rules", rules);
    let rule = rename_rule(&item.attrs);
    let parent = push(found, &item.attrs, items);
    for (index, field) in fields.iter().enumerate().filter(|(_, field)| is_public(&field.vis)) {
        let name = field.ident.as_ref().map_or_else(|| index.to_string(), |name| plain(&name.to_string()));
        let Some(owner) = items.get(parent) else { return };
        let mut part = scope.item(ItemKind::Field, format!("{}.{name}", owner.path), &field.attrs);
        part.gate.clone_from(&owner.gate);
        part.parent = Some(parent);
        part.ty = code::text(field.ty.to_token_stream());
        part.required = optional(&part.ty).is_none();
        let (renamed, rules) = without_rename(&docs::rules(&field.attrs));
        let wire = renamed.unwrap_or_else(|| rule.map_or_else(|| name.clone(), |rule| rule.of_field(&name)));
        part.facts.insert("wire name", wire);
        part.facts.insert("rules", rules);
        items.push(part);
    }
}

/// Adds a type with its derived traits, and returns its index.
pub(super) fn push(item: Item, attributes: &[Attribute], items: &mut Vec<Item>) -> usize {
    let parent = items.len();
    let traits = docs::derives(attributes).into_iter().map(|name| {
        let mut part = Item::new(ItemKind::Trait, format!("{}: {name}", item.path), item.file);
        part.gate.clone_from(&item.gate);
        part.parent = Some(parent);
        part
    });
    let traits: Vec<Item> = traits.collect();
    items.push(item);
    items.extend(traits);
    parent
}

/// Returns the type in an `Option` or a `Maybe`.
pub(in crate::changes) fn optional(ty: &str) -> Option<&str> {
    let inner = ty.strip_prefix("Option<").or_else(|| ty.strip_prefix("Maybe<"))?;
    inner.strip_suffix('>')
}

fn rename_rule(attributes: &[Attribute]) -> Option<Rule> {
    let lists = attributes.iter().filter(|attribute| attribute.path().is_ident("serde"));
    let mut texts = lists.map(|attribute| code::text(attribute.meta.to_token_stream()));
    texts.find_map(|text| Rule::from_name(quoted(&text, "rename_all = \"")?))
}

/// Returns the text in quotes after a key.
fn quoted<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(key)?;
    rest.split('"').next()
}

/// Splits `rename = "..."` off the rules of a field.
fn without_rename(rules: &str) -> (Option<String>, String) {
    const KEY: &str = "rename = \"";
    let is_rename = |part: &&str| part.starts_with(KEY);
    let parts: Vec<&str> = rules.split(", ").collect();
    let Some(rename) = parts.iter().copied().find(|part| is_rename(part)) else { return (None, rules.to_owned()) };
    // A name with a comma was split.
    let name = quoted(rules, KEY).unwrap_or_default().to_owned();
    let kept: Vec<&str> = parts.into_iter().filter(|part| *part != rename).collect();
    (Some(name), kept.join(", "))
}
