//! The public part of an item: without docs, bodies, private fields and private methods.

use syn::{Attribute, Fields, FieldsNamed, FieldsUnnamed, ImplItem, Item, Visibility};

/// Returns the public part of an item, or `None` if there is none.
pub(crate) fn public_part(item: Item) -> Option<Item> {
    Some(match item {
        Item::Struct(mut item) => {
            keep(&mut item.attrs);
            strip(&mut item.fields, is_private);
            Item::Struct(item)
        }
        Item::Enum(mut item) => {
            keep(&mut item.attrs);
            for variant in &mut item.variants {
                keep(&mut variant.attrs);
                strip(&mut variant.fields, |_| false);
            }
            Item::Enum(item)
        }
        Item::Fn(mut item) => {
            keep(&mut item.attrs);
            item.block.stmts.clear();
            Item::Fn(item)
        }
        Item::Impl(mut item) => {
            keep(&mut item.attrs);
            if item.trait_.is_some() {
                item.items.clear();
            }
            item.items.retain_mut(is_public_item);
            if item.trait_.is_none() && item.items.is_empty() {
                return None;
            }
            Item::Impl(item)
        }
        Item::Type(mut item) => {
            keep(&mut item.attrs);
            Item::Type(item)
        }
        other => other,
    })
}

/// Returns true if an item exists only with a feature, or only in tests. The command line needs the feature `crates`, whose
/// items are reviewed, too.
pub(crate) fn is_optional(attributes: &[Attribute]) -> bool {
    let is_crates = |attribute: &Attribute| {
        let value = attribute.meta.require_list().map(|list| list.tokens.to_string());
        value.is_ok_and(|value| value == "feature = \"crates\"")
    };
    attributes.iter().any(|attribute| attribute.path().is_ident("cfg") && !is_crates(attribute))
}

fn is_public_item(item: &mut ImplItem) -> bool {
    match item {
        ImplItem::Fn(item) => {
            keep(&mut item.attrs);
            item.block.stmts.clear();
            matches!(item.vis, Visibility::Public(_))
        }
        ImplItem::Const(item) => {
            keep(&mut item.attrs);
            matches!(item.vis, Visibility::Public(_))
        }
        _ => true,
    }
}

fn is_private(vis: &Visibility) -> bool {
    !matches!(vis, Visibility::Public(_))
}

fn strip(fields: &mut Fields, is_hidden: impl Fn(&Visibility) -> bool) {
    match fields {
        Fields::Named(FieldsNamed { named: list, .. }) | Fields::Unnamed(FieldsUnnamed { unnamed: list, .. }) => {
            let kept = std::mem::take(list).into_iter().filter(|field| !is_hidden(&field.vis));
            *list = kept
                .map(|mut field| {
                    keep(&mut field.attrs);
                    field
                })
                .collect();
        }
        Fields::Unit => {}
    }
}

/// Keeps the attributes that are part of the API.
fn keep(attributes: &mut Vec<Attribute>) {
    const NAMES: [&str; 4] = ["derive", "must_use", "non_exhaustive", "deprecated"];
    attributes.retain(|attribute| NAMES.iter().any(|name| attribute.path().is_ident(name)));
}
