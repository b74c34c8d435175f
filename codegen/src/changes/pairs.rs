//! The pairs of items: the same item before and after.

use std::collections::{BTreeMap, BTreeSet};

use super::kind::ItemKind;
use super::names::TypeNames;
use super::places::Places;
use super::surface::{Item, Surface};

/// The items that correspond to each other.
pub(super) struct Pairs {
    /// The pairs, in the order of the new version.
    pub(super) all: Vec<(usize, usize)>,
    old: Vec<bool>,
    new: Vec<bool>,
}

impl Pairs {
    /// Pairs the items of two surfaces: by path, then by pointer, then by what identifies them otherwise.
    pub(super) fn of(old: &Surface, new: &Surface, places: [Option<&Places<'_>>; 2]) -> (Self, TypeNames) {
        let mut pairing = Pairing {
            old,
            new,
            places,
            names: TypeNames::default(),
            done: BTreeSet::new(),
            pairs: Self { all: Vec::new(), old: vec![false; old.items.len()], new: vec![false; new.items.len()] },
        };
        pairing.names.add_aliases(old, new);
        let mut todo = pairing.siblings(None, &old.roots().collect::<Vec<_>>(), &new.roots().collect::<Vec<_>>());
        while let Some((before, after)) = todo.pop() {
            let (before, after) = (old.resolved(before), new.resolved(after));
            // A type of another kind has other parts.
            let kinds = (old.get(before).map(|item| &item.ty), new.get(after).map(|item| &item.ty));
            let is_same_kind = old.get(before).is_none_or(|item| item.kind != ItemKind::Type) || kinds.0 == kinds.1;
            if is_same_kind && pairing.done.insert((before, after)) {
                todo.extend(pairing.siblings(Some((before, after)), old.parts(before), new.parts(after)));
            }
        }
        pairing.moved();
        let Pairing { mut pairs, names, .. } = pairing;
        pairs.all.sort_by_key(|(before, after)| (*after, *before));
        pairs.all.dedup();
        (pairs, names)
    }

    /// Returns true if an old item has a counterpart.
    pub(super) fn has_old(&self, index: usize) -> bool {
        self.old.get(index).copied().unwrap_or_default()
    }

    /// Returns true if a new item has a counterpart.
    pub(super) fn has_new(&self, index: usize) -> bool {
        self.new.get(index).copied().unwrap_or_default()
    }
}

struct Pairing<'a> {
    old: &'a Surface,
    new: &'a Surface,
    places: [Option<&'a Places<'a>>; 2],
    names: TypeNames,
    done: BTreeSet<(usize, usize)>,
    pairs: Pairs,
}

impl<'a> Pairing<'a> {
    fn join(&mut self, before: usize, after: usize) {
        for (slots, index) in [(&mut self.pairs.old, before), (&mut self.pairs.new, after)] {
            if let Some(slot) = slots.get_mut(index) {
                *slot = true;
            }
        }
        if let (Some(old), Some(new)) = (self.old.get(before), self.new.get(after))
            && old.kind == ItemKind::Type
        {
            self.names.rename(old.name(), new.name());
        }
        self.pairs.all.push((before, after));
    }

    /// Pairs items with the same parent. Returns the pairs.
    fn siblings(&mut self, parents: Option<(usize, usize)>, old: &[usize], new: &[usize]) -> Vec<(usize, usize)> {
        let (before, after) = (self.old, self.new);
        let (old_parent, new_parent) = parents.map_or((None, None), |(old, new)| (before.get(old), after.get(new)));
        let tail_of_old = |item: &'a Item| Some(item.tail(old_parent).to_owned());
        let tail_of_new = |item: &'a Item| Some(item.tail(new_parent).to_owned());
        let mut found = Vec::new();
        let mut left = (old.to_vec(), new.to_vec());
        self.by(true, &mut left, &mut found, tail_of_old, tail_of_new);
        let pointers =
            self.places.map(|places| move |item: &Item| places.and_then(|places| places.pointer(&item.path)));
        let [of_old, of_new] = pointers;
        self.by(false, &mut left, &mut found, of_old, of_new);
        if old_parent.is_some_and(|parent| parent.kind == ItemKind::Operation) {
            let roles = [(before, &left.0), (after, &left.1)].map(|(surface, left)| marker(surface, left));
            if let [Some(of_old), Some(of_new)] = roles {
                let role = |marker: String| move |item: &Item| Some(item.name().strip_prefix(&marker)?.to_owned());
                self.by(false, &mut left, &mut found, role(of_old), role(of_new));
            }
        }
        let wire = |item: &Item| item.facts.get("wire name").cloned();
        self.by(false, &mut left, &mut found, wire, wire);
        let endpoint = |item: &Item| Some(format!("{} {}", item.facts.get("method")?, item.facts.get("path")?));
        self.by(false, &mut left, &mut found, endpoint, endpoint);
        let content_of_old = |item: &Item| content(before, item);
        let content_of_new = |item: &Item| content(after, item);
        self.by(false, &mut left, &mut found, content_of_old, content_of_new);
        found
    }

    /// Pairs the items whose keys are equal. Unless the keys are exact, they must be unique on both sides.
    fn by(
        &mut self,
        is_exact: bool,
        left: &mut (Vec<usize>, Vec<usize>),
        found: &mut Vec<(usize, usize)>,
        of_old: impl Fn(&'a Item) -> Option<String>,
        of_new: impl Fn(&'a Item) -> Option<String>,
    ) {
        if left.0.is_empty() || left.1.is_empty() {
            return;
        }
        let (old, new) = (keyed(self.old, &left.0, of_old), keyed(self.new, &left.1, of_new));
        for (key, before) in &old {
            let after = new.get(key).map_or(&[][..], Vec::as_slice);
            if is_exact || (before.len() == 1 && after.len() == 1) {
                for (before, after) in before.iter().zip(after) {
                    found.push((*before, *after));
                    self.join(*before, *after);
                }
            }
        }
        left.0.retain(|index| !self.pairs.has_old(*index));
        left.1.retain(|index| !self.pairs.has_new(*index));
    }

    /// Pairs the items that have the same path, but another parent.
    fn moved(&mut self) {
        let old: Vec<usize> = (0..self.old.items.len()).filter(|index| !self.pairs.has_old(*index)).collect();
        let new: Vec<usize> = (0..self.new.items.len()).filter(|index| !self.pairs.has_new(*index)).collect();
        let path = |item: &Item| Some(item.path.clone());
        self.by(true, &mut (old, new), &mut Vec::new(), path, path);
    }
}

type Keyed = BTreeMap<(ItemKind, String), Vec<usize>>;

fn keyed<'a>(surface: &'a Surface, indices: &[usize], key: impl Fn(&'a Item) -> Option<String>) -> Keyed {
    let mut found = Keyed::new();
    for index in indices {
        if let Some(item) = surface.get(*index)
            && let Some(key) = key(item)
        {
            found.entry((item.kind, key)).or_default().push(*index);
        }
    }
    found
}

/// Returns the name of the type that marks an operation: the shortest of its types.
fn marker(surface: &Surface, parts: &[usize]) -> Option<String> {
    let types = parts.iter().filter_map(|index| surface.get(*index)).filter(|item| item.kind == ItemKind::Type);
    types.map(Item::name).min_by_key(|name| name.len()).map(str::to_owned)
}

/// Returns the content of an item, by which it is recognized if it has another name.
fn content(surface: &Surface, item: &Item) -> Option<String> {
    match item.kind {
        ItemKind::Type => {
            let index = surface.at(&item.path)?;
            let parts = surface.parts(index).iter().filter_map(|index| surface.get(*index));
            let shape = |part: &Item| format!("{}: {}", part.tail(Some(item)), part.ty);
            let parts: Vec<String> = parts.map(shape).collect();
            (parts.len() > 4).then(|| format!("{} {}", item.ty, parts.join(", ")))
        }
        ItemKind::Variant if !item.ty.is_empty() => Some(item.ty.clone()),
        ItemKind::Field | ItemKind::Parameter if !item.docs.is_empty() => Some(format!("{} {}", item.ty, item.docs)),
        _ => None,
    }
}
