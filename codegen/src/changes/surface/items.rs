//! The items of a file.

use std::collections::BTreeSet;

use quote::ToTokens;

use super::function::Function;
use super::modules::{Module, plain};
use super::{Item, code, docs, enumeration, implementation, structure};
use crate::changes::kind::ItemKind;

/// The items of all files, before the parts of operations are joined.
#[derive(Default)]
pub(super) struct Found {
    /// Types with their parts, modules and others.
    pub(super) items: Vec<Item>,
    /// Functions of types.
    pub(super) functions: Vec<Owned<Function>>,
    /// The setters of optional parameters, by the marker of their operation.
    pub(super) setters: Vec<Owned<Function>>,
    /// The functions of response headers, by the marker of their operation.
    pub(super) headers: Vec<Owned<Function>>,
    /// The constants and types of operations, by the marker of their operation.
    pub(super) operations: Vec<Owned<Vec<(String, String)>>>,
    /// Implementations of traits: the trait, and the code.
    pub(super) implementations: Vec<Owned<(String, String)>>,
}

/// Something that belongs to a type.
pub(super) struct Owned<T> {
    /// The module.
    pub(super) module: String,
    /// The path of the type.
    pub(super) owner: String,
    /// The cargo features that compile it.
    pub(super) gate: BTreeSet<String>,
    /// The index of the file.
    pub(super) file: usize,
    /// The content.
    pub(super) value: T,
}

/// The place of items.
pub(super) struct Scope<'a> {
    /// The module.
    pub(super) module: &'a Module,
    /// The index of the file.
    pub(super) file: usize,
}

impl Scope<'_> {
    /// Returns the path of an item of the module.
    pub(super) fn path(&self, name: &str) -> String {
        let name = plain(name);
        if self.module.path.is_empty() { name } else { format!("{}::{name}", self.module.path) }
    }

    /// Creates an item of the module.
    pub(super) fn item(&self, kind: ItemKind, path: String, attributes: &[syn::Attribute]) -> Item {
        let mut item = Item::new(kind, path, self.file);
        item.gate = self.gate(attributes);
        docs::describe(&mut item, attributes);
        item
    }

    /// Returns the features that compile an item.
    pub(super) fn gate(&self, attributes: &[syn::Attribute]) -> BTreeSet<String> {
        let own = docs::gate(attributes);
        if own.is_empty() { self.module.gate.clone() } else { own }
    }
}

impl Found {
    /// Adds the items of a file.
    pub(super) fn file(&mut self, text: &str, index: usize, module: &Module) -> syn::Result<()> {
        let parsed = syn::parse_file(text)?;
        let mut todo = vec![(parsed.items, module.clone())];
        if !module.path.is_empty() || text.contains("//!") {
            let scope = Scope { module, file: index };
            let path = if module.path.is_empty() { "crate".to_owned() } else { module.path.clone() };
            // All files of types are one module.
            if path != "types" {
                self.items.push(scope.item(ItemKind::Module, path, &parsed.attrs));
            }
        }
        while let Some((items, module)) = todo.pop() {
            for item in items {
                let scope = Scope { module: &module, file: index };
                match item {
                    syn::Item::Mod(inner) => {
                        let Some((_, content)) = inner.content else { continue };
                        let path = scope.path(&inner.ident.to_string());
                        self.items.push(scope.item(ItemKind::Module, path.clone(), &inner.attrs));
                        todo.push((content, Module { path, gate: scope.gate(&inner.attrs) }));
                    }
                    other => self.item(other, &scope)?,
                }
            }
        }
        Ok(())
    }

    fn item(&mut self, item: syn::Item, scope: &Scope<'_>) -> syn::Result<()> {
        match item {
            syn::Item::Struct(item) => structure::structure(&item, scope, &mut self.items),
            syn::Item::Enum(item) => enumeration::enumeration(&item, scope, &mut self.items),
            syn::Item::Macro(item) => return enumeration::invocation(&item, scope, &mut self.items),
            syn::Item::Impl(item) => implementation::implementation(item, scope, self),
            syn::Item::Type(item) => {
                let path = scope.path(&item.ident.to_string());
                let mut alias = scope.item(ItemKind::Type, path, &item.attrs);
                alias.ty = format!("= {}", code::text(item.ty.to_token_stream()));
                self.items.push(alias);
            }
            // Imports and declarations of modules follow from the items themselves.
            syn::Item::Use(_) => {}
            other => {
                let text = code::text(other.to_token_stream());
                let path = scope.path(&text.chars().take(60).collect::<String>());
                let mut item = scope.item(ItemKind::Code, path, &[]);
                item.facts.insert("code", text);
                self.items.push(item);
            }
        }
        Ok(())
    }
}
