//! Component schemas of the lock. One that was renamed is found by its shape and its uses.

use rustc_hash::{FxHashMap, FxHashSet};

use super::shape::{Shape, shapes};
use super::{Kept, keys};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::ir::{Api, Owner};
use crate::location::FileId;
use crate::lock::{Section, Table, quoted, unquoted};

const KIND: &str = "schema ";
/// The number of searches. A schema that was found may lead to others that it uses.
const ROUNDS: usize = 4;

/// Returns the old names of renamed component schemas, by their new names. Reports the schemas that are gone.
pub(super) fn find(api: &Api, table: &Table, file: FileId, diagnostics: &mut Diagnostics) -> FxHashMap<String, String> {
    let present: FxHashMap<String, (usize, &str)> = api
        .types
        .iter()
        .enumerate()
        .filter_map(|(index, def)| def.component().map(|key| (keys::schema(key), (index, key))))
        .collect();
    let is_component = |section: &&Section| section.head.starts_with(KIND) && section.known("shape").is_some();
    let gone = table.items.iter().filter(is_component).filter(|section| !present.contains_key(&section.head));
    let mut gone: Vec<&Section> = gone.collect();
    let mut new: Vec<(usize, &str)> =
        present.iter().filter(|(head, _)| table.get(head).is_none()).map(|(_, found)| *found).collect();
    new.sort_unstable();
    let mut renamed: FxHashMap<String, String> = FxHashMap::default();
    for _ in 0..ROUNDS {
        if gone.is_empty() || new.is_empty() {
            break;
        }
        let shapes = shapes(api, |key| renamed.get(key).cloned());
        let pairs = pairs(&gone, &new, &shapes);
        if pairs.is_empty() {
            break;
        }
        let found: FxHashSet<&str> = pairs.iter().map(|(section, _)| section.head.as_str()).collect();
        gone.retain(|section| !found.contains(section.head.as_str()));
        for (section, (index, key)) in pairs {
            report(api, index, key, section, diagnostics);
            renamed.insert(key.to_owned(), key_of(section));
        }
        new.retain(|(_, key)| !renamed.contains_key(*key));
    }
    for section in gone {
        super::stale(section, file, diagnostics);
    }
    renamed
}

/// A component schema that the lock does not have: its position and its key.
type New<'a> = (usize, &'a str);

/// Returns the name of the component schema of a section.
fn key_of(section: &Section) -> String {
    section.head.strip_prefix(KIND).and_then(unquoted).unwrap_or_default()
}

/// Returns the sections and schemas that belong together: those of the most reliable test that finds any.
fn pairs<'l, 'a>(
    gone: &[&'l Section],
    new: &[New<'a>],
    shapes: &FxHashMap<usize, Shape>,
) -> Vec<(&'l Section, New<'a>)> {
    let of = |index: &New<'_>| shapes.get(&index.0);
    let known = |section: &Section, key| section.known(key).unwrap_or_default().to_owned();
    // Equal in all.
    let old = |section: &Section| Some((known(section, "shape"), known(section, "uses")));
    let now = |new: &New<'_>| of(new).map(|shape| (shape.content.clone(), shape.uses.clone()));
    let same = matched(gone, new, old, now);
    if !same.is_empty() {
        return same;
    }
    // Equal properties, other uses.
    let old = |section: &Section| Some(known(section, "shape"));
    let now = |new: &New<'_>| of(new).filter(|shape| shape.is_telling).map(|shape| shape.content.clone());
    let same = matched(gone, new, old, now);
    if !same.is_empty() {
        return same;
    }
    // Equal uses, and most of the properties.
    let old = |section: &Section| Some(known(section, "uses")).filter(|uses| !uses.is_empty());
    let now = |new: &New<'_>| of(new).map(|shape| shape.uses.clone()).filter(|uses| !uses.is_empty());
    let mut similar = matched(gone, new, old, now);
    similar.retain(|(section, new)| of(new).is_some_and(|shape| is_similar(section, shape)));
    similar
}

/// Returns the pairs with equal keys, without those whose key occurs several times on a side.
fn matched<'l, 'a, K: std::hash::Hash + Eq>(
    gone: &[&'l Section],
    new: &[New<'a>],
    old_key: impl Fn(&Section) -> Option<K>,
    new_key: impl Fn(&New<'a>) -> Option<K>,
) -> Vec<(&'l Section, New<'a>)> {
    let mut keys: FxHashMap<K, (Vec<&'l Section>, Vec<New<'a>>)> = FxHashMap::default();
    for section in gone {
        if let Some(key) = old_key(section) {
            keys.entry(key).or_default().0.push(section);
        }
    }
    for schema in new {
        if let Some(key) = new_key(schema) {
            keys.entry(key).or_default().1.push(*schema);
        }
    }
    let pair = |(old, new): (Vec<&'l Section>, Vec<New<'a>>)| match (old.as_slice(), new.as_slice()) {
        ([old], [new]) => Some((*old, *new)),
        _ => None,
    };
    let mut pairs: Vec<_> = keys.into_values().filter_map(pair).collect();
    pairs.sort_by_key(|(_, (index, _))| *index);
    pairs
}

/// Returns true if at least half of all properties are those of both.
fn is_similar(section: &Section, shape: &Shape) -> bool {
    let old: FxHashSet<&str> =
        section.names.iter().map(|(key, _)| key.as_str()).filter(|key| !key.starts_with('<')).collect();
    let new: Vec<String> = shape.parts.iter().map(|part| quoted(part)).collect();
    let both = new.iter().filter(|part| old.contains(part.as_str())).count();
    both > 0 && both * 2 >= old.len().max(new.len())
}

fn report(api: &Api, index: usize, key: &str, section: &Section, diagnostics: &mut Diagnostics) {
    let Some(def) = api.types.get(index) else { return };
    let old = key_of(section);
    let message = format!("the schema `{key}` seems to be `{old}` of the lock under a new name");
    let name = &section.name;
    let hint = format!(
        "its types keep their names, or with `renames = \"follow\"` leave deprecated aliases; if it is another schema, \
         remove `{name}` from the lock"
    );
    diagnostics.push(Diagnostic::key(Code::KeptName, def.place, message).hint(hint));
}

/// Lets the types of renamed component schemas follow the description, with their old names as aliases.
pub(super) fn follow<'l>(
    api: &Api,
    kept: &mut Kept<'l>,
    table: &'l Table,
    renamed: &FxHashMap<String, String>,
    follows: bool,
) {
    let mut heads: FxHashMap<String, usize> = FxHashMap::default();
    for (index, def) in api.types.iter().enumerate() {
        if let Some(key) = kept.keys.get(index) {
            heads.insert(key.clone(), index);
        }
        let Owner::Schema(owner) = &def.origin.owner else { continue };
        let Some(slots) = kept.types.get_mut(index).filter(|_| follows && renamed.contains_key(owner)) else {
            continue;
        };
        if let Some(section) = slots.section() {
            kept.former_types.push((index, section));
        }
        *slots = slots.following();
    }
    let former = table.former.iter().filter_map(|section| Some((*heads.get(&section.head)?, section)));
    kept.former_types.extend(former);
    kept.former_types.sort_by_key(|(index, _)| *index);
}
