//! The public items of a syntax tree.

use std::collections::{BTreeMap, BTreeSet};

use quote::{ToTokens, quote};
use syn::{
    Attribute, Fields, File, FnArg, ImplItem, Item, ItemEnum, ItemImpl, ItemStruct, Meta, ReturnType, Visibility,
};

use super::value_enum::ValueEnum;
use super::{Definition, Member, Surface, Tokens};

/// The modules of tables, which users do not name.
const PRIVATE: [&str; 1] = ["xml"];

/// The constants of operations that are part of their meaning. Others list what is documented.
const CONSTANTS: [&str; 2] = ["METHOD", "PATH"];

/// Returns the surface of a file.
pub(super) fn surface(file: &File) -> Surface {
    let mut names = BTreeSet::new();
    collect(&file.items, "", &mut names);
    let mut walk = Walk { names, surface: Surface::default() };
    walk.items(&file.items, "");
    walk.surface
}

/// Collects the paths of all types.
fn collect(items: &[Item], module: &str, names: &mut BTreeSet<String>) {
    for item in items {
        let name = match item {
            Item::Struct(item) => item.ident.to_string(),
            Item::Enum(item) => item.ident.to_string(),
            Item::Type(item) => item.ident.to_string(),
            Item::Macro(item) => match item.mac.parse_body::<ValueEnum>() {
                Ok(found) => found.name.to_string(),
                Err(_) => continue,
            },
            Item::Mod(item) => {
                if let Some((_, items)) = &item.content {
                    collect(items, &path(module, &item.ident.to_string()), names);
                }
                continue;
            }
            _ => continue,
        };
        names.insert(path(module, &name));
    }
}

fn path(module: &str, name: &str) -> String {
    if module.is_empty() { name.to_owned() } else { format!("{module}::{name}") }
}

struct Walk {
    names: BTreeSet<String>,
    surface: Surface,
}

impl Walk {
    fn items(&mut self, items: &[Item], module: &str) {
        for item in items {
            match item {
                Item::Mod(item) if PRIVATE.iter().all(|name| item.ident != name) => {
                    if let Some((_, items)) = &item.content {
                        self.items(items, &path(module, &item.ident.to_string()));
                    }
                }
                Item::Struct(item) => self.structure(item, module),
                Item::Enum(item) => self.enumeration(item, module),
                Item::Type(item) => {
                    let target = self.tokens(&item.ty, module);
                    self.surface.aliases.insert(path(module, &item.ident.to_string()), target);
                }
                Item::Macro(item) => {
                    if let Ok(found) = item.mac.parse_body::<ValueEnum>() {
                        let definition = self.definition(&path(module, &found.name.to_string()));
                        definition.kind = "enum";
                        definition.is_open = true;
                        definition.members = found.members;
                    }
                }
                Item::Impl(item) => self.implementation(item, module),
                _ => {}
            }
        }
    }

    fn definition(&mut self, path: &str) -> &mut Definition {
        self.surface.types.entry(path.to_owned()).or_default()
    }

    fn tokens(&self, node: &impl ToTokens, module: &str) -> Tokens {
        Tokens::of(node.to_token_stream(), module, &self.names)
    }

    fn structure(&mut self, item: &ItemStruct, module: &str) {
        let rule = serde(&item.attrs, "rename_all");
        let mut members = BTreeMap::new();
        let mut is_open = has(&item.attrs, "non_exhaustive");
        for (index, field) in item.fields.iter().enumerate() {
            if !matches!(field.vis, Visibility::Public(_)) {
                // A private field has the same effect.
                is_open = true;
                continue;
            }
            let name = field.ident.as_ref().map_or_else(|| index.to_string(), ToString::to_string);
            let wire = serde(&field.attrs, "rename");
            let wire = wire.unwrap_or_else(|| cased(name.trim_start_matches("r#"), rule.as_deref()));
            members.insert(name, Member { ty: self.tokens(&field.ty, module), wire, marks: BTreeSet::new() });
        }
        is_open |= matches!(item.fields, Fields::Unit);
        let traits = self.derives(&item.attrs, module);
        let definition = self.definition(&path(module, &item.ident.to_string()));
        *definition = Definition { kind: "struct", is_open, members, ..std::mem::take(definition) };
        definition.traits.extend(traits);
    }

    fn enumeration(&mut self, item: &ItemEnum, module: &str) {
        let variants = item.variants.iter().map(|variant| {
            let fields = &variant.fields;
            let marks = variant.attrs.iter().filter(|attribute| attribute.path().is_ident("variants"));
            let marks = marks.map(|attribute| self.tokens(&attribute.meta, module).to_string()).collect();
            let ty = self.tokens(&quote!(#fields), module);
            (variant.ident.to_string(), Member { ty, wire: String::new(), marks })
        });
        let members = variants.collect();
        let is_open = has(&item.attrs, "non_exhaustive");
        let traits = self.derives(&item.attrs, module);
        let definition = self.definition(&path(module, &item.ident.to_string()));
        *definition = Definition { kind: "enum", is_open, members, ..std::mem::take(definition) };
        definition.traits.extend(traits);
    }

    fn derives(&self, attributes: &[Attribute], module: &str) -> BTreeSet<String> {
        let mut traits = BTreeSet::new();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
            let _ = attribute.parse_nested_meta(|meta| {
                traits.insert(self.tokens(&meta.path, module).to_string());
                Ok(())
            });
        }
        traits
    }

    fn implementation(&mut self, item: &ItemImpl, module: &str) {
        let owner = self.tokens(&item.self_ty, module).to_string();
        let mut implemented = Definition::default();
        if let Some((name, _)) = &item.trait_ {
            let full = self.tokens(name, module).to_string();
            implemented.traits.insert(full.trim_start_matches("codegen::").to_owned());
        }
        for inner in &item.items {
            match inner {
                ImplItem::Fn(function) if matches!(function.vis, Visibility::Public(_)) => {
                    let mut inputs = Vec::new();
                    for input in &function.sig.inputs {
                        inputs.push(match input {
                            FnArg::Receiver(receiver) => receiver.to_token_stream(),
                            FnArg::Typed(argument) => argument.ty.to_token_stream(),
                        });
                    }
                    let output = match &function.sig.output {
                        ReturnType::Default => quote!(()),
                        ReturnType::Type(_, ty) => ty.to_token_stream(),
                    };
                    let signature = self.tokens(&quote!((#(#inputs),*) -> #output), module);
                    implemented.functions.insert(function.sig.ident.to_string(), signature);
                }
                ImplItem::Type(ty) => {
                    implemented.associated.insert(ty.ident.to_string(), self.tokens(&ty.ty, module));
                }
                ImplItem::Const(constant) if CONSTANTS.iter().any(|name| constant.ident == name) => {
                    let value = self.tokens(&constant.expr, module);
                    implemented.associated.insert(constant.ident.to_string(), value);
                }
                _ => {}
            }
        }
        let definition = self.definition(&owner);
        definition.traits.extend(implemented.traits);
        definition.functions.extend(implemented.functions);
        definition.associated.extend(implemented.associated);
    }
}

fn has(attributes: &[Attribute], name: &str) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident(name))
}

/// Returns the value of a key in `#[serde(...)]`.
fn serde(attributes: &[Attribute], key: &str) -> Option<String> {
    let mut found = None;
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        let Meta::List(_) = &attribute.meta else { continue };
        let _ = attribute.parse_nested_meta(|meta| {
            let value = meta.value().and_then(syn::parse::ParseBuffer::parse::<syn::LitStr>);
            match value {
                Ok(value) if meta.path.is_ident(key) => found = Some(value.value()),
                _ => {}
            }
            Ok(())
        });
    }
    found
}

/// Returns the wire name of a field by serde's rules for the case of names.
fn cased(name: &str, rule: Option<&str>) -> String {
    let capitalized = |word: &str| {
        let mut chars = word.chars();
        chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect::<String>())
    };
    let pascal = || name.split('_').map(capitalized).collect::<String>();
    match rule {
        Some("PascalCase") => pascal(),
        Some("camelCase") => {
            let pascal = pascal();
            let mut chars = pascal.chars();
            chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
        }
        Some("kebab-case") => name.replace('_', "-"),
        Some("SCREAMING-KEBAB-CASE") => name.replace('_', "-").to_uppercase(),
        Some("UPPERCASE" | "SCREAMING_SNAKE_CASE") => name.to_uppercase(),
        _ => name.to_owned(),
    }
}
