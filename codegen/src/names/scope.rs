//! Scopes, which create all identifiers. Two items in a scope never have the same name.

use proc_macro2::{Ident, Span};
use rustc_hash::{FxHashMap, FxHashSet};

use super::words::{digest, escaped};

/// A Rust identifier that is claimed in its scope.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(String);

impl Name {
    /// Returns the identifier, raw if necessary.
    pub fn ident(&self) -> Ident {
        match self.0.strip_prefix("r#") {
            Some(raw) => Ident::new_raw(raw, Span::call_site()),
            None => Ident::new(&self.0, Span::call_site()),
        }
    }

    /// Returns the identifier as it is written in code.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the identifier without `r#`, for file names.
    pub fn plain(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }

    /// Returns the identifier as a prefix for more words: without the `_` of `Self_`.
    pub(super) fn stem(&self) -> &str {
        self.plain().trim_end_matches('_')
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The names that are taken.
#[derive(Debug, Default, Clone)]
pub(super) struct Scope {
    taken: FxHashSet<String>,
    /// The names that the lock has for items that are not named yet.
    held: FxHashSet<String>,
    /// The next number to try for each numbered name. All lower numbers are taken.
    next: FxHashMap<String, usize>,
}

impl Scope {
    pub(super) fn with<'n>(reserved: impl IntoIterator<Item = &'n str>) -> Self {
        Self { taken: reserved.into_iter().map(str::to_owned).collect(), ..Self::default() }
    }

    /// Claims the first free candidate, or else the last candidate with a number. Returns true with the name if it is
    /// not the first candidate.
    pub(super) fn claim(&mut self, candidates: &[String]) -> (Name, bool) {
        for (index, candidate) in candidates.iter().enumerate() {
            if let Some(name) = self.take(candidate) {
                return (name, index > 0);
            }
        }
        (self.numbered(candidates.last().map_or("", String::as_str)), true)
    }

    /// Claims names for many items at once, in rounds. All first candidates are settled before any second one, so that
    /// an item that loses its name never takes another's. If several items want the same name, the one with the lowest
    /// `place` keeps it. An item without a free candidate gets its last one with a suffix made from `place`. Returns
    /// true with each name that is not the item's first candidate.
    pub(super) fn claim_all(
        &mut self,
        wishes: &[Vec<String>],
        mut place: impl FnMut(usize) -> String,
    ) -> Vec<(Name, bool)> {
        let mut names: Vec<Option<Name>> = vec![None; wishes.len()];
        let mut open: Vec<usize> = (0..wishes.len()).collect();
        let mut moved = vec![false; wishes.len()];
        let mut round = 0;
        while !open.is_empty() {
            let mut wanted: FxHashMap<String, Vec<usize>> = FxHashMap::default();
            let mut order: Vec<String> = Vec::new();
            for index in std::mem::take(&mut open) {
                let Some(candidates) = wishes.get(index) else { continue };
                let wish = match candidates.get(round) {
                    Some(candidate) => candidate.clone(),
                    None => suffixed(candidates.last().map_or("", String::as_str), &place(index)),
                };
                let claims = wanted.entry(wish).or_insert_with_key(|wish| {
                    order.push(wish.clone());
                    Vec::new()
                });
                claims.push(index);
            }
            for wish in order {
                let mut claims = wanted.remove(&wish).unwrap_or_default();
                if claims.len() > 1 {
                    claims.sort_by_cached_key(|index| place(*index));
                }
                let mut losers = claims.into_iter();
                if let Some(name) = self.take(&wish)
                    && let Some(slot) = losers.next().and_then(|first| names.get_mut(first))
                {
                    *slot = Some(name);
                }
                for loser in losers {
                    if let Some(flag) = moved.get_mut(loser) {
                        *flag = true;
                    }
                    // The suffix is taken, too, so only a number can distinguish the item.
                    match wishes.get(loser).filter(|candidates| round >= candidates.len()) {
                        Some(_) => {
                            let name = self.numbered(&wish);
                            if let Some(slot) = names.get_mut(loser) {
                                *slot = Some(name);
                            }
                        }
                        None => open.push(loser),
                    }
                }
            }
            open.sort_unstable();
            round += 1;
        }
        names.into_iter().flatten().zip(moved).collect()
    }

    /// Claims this name, if it is free.
    pub(super) fn claim_exactly(&mut self, name: &str) -> Option<Name> {
        self.take(name)
    }

    /// Keeps names for the items that have them in the lock.
    pub(super) fn hold<N: Into<String>>(&mut self, names: impl IntoIterator<Item = N>) {
        self.held.extend(names.into_iter().map(Into::into));
    }

    /// Frees all names that are still kept for items.
    pub(super) fn free_held(&mut self) {
        self.held.clear();
    }

    /// Claims a name of the lock, if it is not reserved and no other item of the lock has it.
    pub(super) fn claim_held(&mut self, name: &str) -> Option<Name> {
        self.held.remove(name);
        self.taken.insert(name.to_owned()).then(|| Name(name.to_owned()))
    }

    /// Gives up a name, so that another item can have it.
    pub(super) fn release(&mut self, name: &Name) {
        self.taken.remove(name.as_str());
    }

    fn take(&mut self, candidate: &str) -> Option<Name> {
        let name = escaped(candidate.to_owned());
        (!self.held.contains(&name) && self.taken.insert(name.clone())).then_some(Name(name))
    }

    fn numbered(&mut self, base: &str) -> Name {
        let is_pascal = base.contains(|c: char| c.is_ascii_uppercase());
        let separator = if is_pascal && !base.ends_with(|c: char| c.is_ascii_digit()) { "" } else { "_" };
        let base = format!("{base}{separator}");
        loop {
            let number = self.next.entry(base.clone()).or_insert(2);
            let name = format!("{base}{number}");
            *number += 1;
            if let Some(name) = self.take(&name) {
                return name;
            }
        }
    }
}

/// Returns a name with a suffix that is made from its place.
fn suffixed(base: &str, place: &str) -> String {
    let separator = if base.contains(|c: char| c.is_ascii_uppercase()) { "H" } else { "_h" };
    format!("{base}{separator}{}", digest(place))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(wishes: &[&[&str]], places: &[&str]) -> Vec<String> {
        let wishes: Vec<Vec<String>> =
            wishes.iter().map(|candidates| candidates.iter().map(|name| (*name).to_owned()).collect()).collect();
        let place = |index: usize| (*places.get(index).unwrap()).to_owned();
        let names = Scope::default().claim_all(&wishes, place);
        names.into_iter().map(|(name, _)| name.as_str().to_owned()).collect()
    }

    #[test]
    fn the_lowest_pointer_keeps_a_name_in_any_order() {
        assert_eq!(names(&[&["a", "a_b"], &["a", "a_a"]], &["/b", "/a"]), ["a_b", "a"]);
        assert_eq!(names(&[&["a", "a_a"], &["a", "a_b"]], &["/a", "/b"]), ["a", "a_b"]);
    }

    #[test]
    fn a_renamed_item_never_takes_the_preferred_name_of_another() {
        assert_eq!(names(&[&["a", "x"], &["a", "b", "c"], &["b", "y"]], &["/1", "/2", "/3"]), ["a", "c", "b"]);
    }

    #[test]
    fn the_last_resort_suffix_is_derived_from_the_pointer() {
        let three = names(&[&["A"], &["A"], &["A"]], &["/1", "/2", "/3"]);
        let two = names(&[&["A"], &["A"]], &["/1", "/3"]);
        assert_eq!(three.first(), two.first());
        assert_eq!(three.last(), two.last());
        assert_ne!(three.get(1), three.get(2));
    }
}
