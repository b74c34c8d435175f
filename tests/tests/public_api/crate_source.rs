//! The modules of a crate, and the items that they export.

use std::path::{Path, PathBuf};

use syn::{Item, ItemImpl, ItemMod, Type, UseTree, Visibility};

use crate::name;
use crate::strip::{is_optional, public_part};

/// A crate, by the folder of its source.
pub(crate) struct Crate {
    folder: PathBuf,
}

impl Crate {
    pub(crate) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// Returns the public items of a module, without docs, bodies and private fields. Public modules are nested.
    pub(crate) fn public_items(&self, module: &[String]) -> Vec<Item> {
        let mut found = Vec::new();
        for item in self.items(module) {
            match item {
                Item::Mod(item) if is_public(&item.vis) && !is_optional(&item.attrs) => {
                    let path = [module, &[item.ident.to_string()]].concat();
                    let content = Some((syn::token::Brace::default(), self.public_items(&path)));
                    found.push(Item::Mod(ItemMod { attrs: Vec::new(), content, semi: None, ..item }));
                }
                Item::Use(item) if is_public(&item.vis) && !is_optional(&item.attrs) => {
                    for path in leaves(&item.tree, &[]) {
                        found.extend(self.exported(module, &path));
                    }
                }
                item if name(&item).is_some() => found.extend(self.with_impls(module, item)),
                _ => {}
            }
        }
        found
    }

    /// Returns the item that a module exports under a path, with its impls.
    fn exported(&self, module: &[String], path: &[String]) -> Vec<Item> {
        let path = path.strip_prefix(&["self".to_owned()]).unwrap_or(path);
        let Some((last, modules)) = path.split_last() else { return Vec::new() };
        let module = if let Some(rest) = modules.strip_prefix(&["crate".to_owned()]) {
            rest.to_vec()
        } else {
            [module, modules].concat()
        };
        for item in self.items(&module) {
            if name(&item).as_ref() == Some(last) {
                return self.with_impls(&module, item);
            }
            if let Item::Use(item) = &item
                && let Some(path) = leaves(&item.tree, &[]).into_iter().find(|path| path.last() == Some(last))
            {
                return self.exported(&module, &path);
            }
        }
        let item = format!("pub use {}::{last};", module.join("::"));
        vec![syn::parse_str(&item).unwrap()]
    }

    /// Returns an item, and the impls of its type in the same folder of the crate, or in a file beside its own.
    fn with_impls(&self, module: &[String], item: Item) -> Vec<Item> {
        let name = name(&item);
        let mut found: Vec<Item> = public_part(item).into_iter().collect();
        let own = module.get(..1).unwrap_or_default();
        let beside = self.items(&[]).into_iter().filter_map(|item| match item {
            Item::Mod(item) if !is_optional(&item.attrs) => Some(vec![item.ident.to_string()]),
            _ => None,
        });
        let beside = beside.filter(|module| module != own).flat_map(|module| self.items(&module));
        for item in self.below(own).into_iter().chain(beside) {
            if let Item::Impl(implementation) = &item
                && self_type(implementation) == name
            {
                found.extend(public_part(item));
            }
        }
        found
    }

    /// Returns the items of a module and of those in it.
    fn below(&self, module: &[String]) -> Vec<Item> {
        let mut found = Vec::new();
        for item in self.items(module) {
            if let Item::Mod(inner) = &item
                && !is_optional(&inner.attrs)
                && !module.is_empty()
            {
                found.extend(self.below(&[module, &[inner.ident.to_string()]].concat()));
            }
            found.push(item);
        }
        found
    }

    fn items(&self, module: &[String]) -> Vec<Item> {
        let path: PathBuf = self.folder.join(module.iter().collect::<PathBuf>());
        let files = [path.join("lib.rs"), path.join("mod.rs"), path.with_extension("rs")];
        let file = files.iter().find(|file| file.is_file());
        let text = file.map(|file| std::fs::read_to_string(file).unwrap()).unwrap_or_default();
        syn::parse_file(&text).unwrap().items
    }
}

/// Returns the paths that a `use` imports.
fn leaves(tree: &UseTree, before: &[String]) -> Vec<Vec<String>> {
    let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
    match tree {
        UseTree::Path(path) => leaves(&path.tree, &with(&path.ident)),
        UseTree::Name(name) => vec![with(&name.ident)],
        UseTree::Rename(name) => vec![with(&name.ident)],
        UseTree::Group(group) => group.items.iter().flat_map(|tree| leaves(tree, before)).collect(),
        UseTree::Glob(_) => Vec::new(),
    }
}

fn self_type(item: &ItemImpl) -> Option<String> {
    let Type::Path(path) = &*item.self_ty else { return None };
    path.path.segments.last().map(|segment| segment.ident.to_string())
}

fn is_public(vis: &Visibility) -> bool {
    matches!(vis, Visibility::Public(_))
}
