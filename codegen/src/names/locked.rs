//! Names of the lock. They come after the names that the user chose and before all others.
//!
//! A scope holds the names of the lock for their items, so that no other item can take them, whatever the order in which
//! the items are named.

use super::scope::{Name, Scope};

impl Scope {
    /// Claims names for many items at once: first those of the lock, then the others by the rules of
    /// [`claim_all`](Self::claim_all).
    pub(super) fn claim_kept<K: AsRef<str>>(
        &mut self,
        wishes: &[Vec<String>],
        kept: &[Option<K>],
        mut place: impl FnMut(usize) -> String,
    ) -> Vec<(Name, bool)> {
        if kept.iter().all(Option::is_none) {
            return self.claim_all(wishes, place);
        }
        let kept: Vec<Option<Name>> =
            kept.iter().map(|name| self.claim_held(name.as_ref().map(AsRef::as_ref)?)).collect();
        let open: Vec<usize> = (0..wishes.len()).filter(|index| kept.get(*index).is_none_or(Option::is_none)).collect();
        let rest: Vec<Vec<String>> = open.iter().filter_map(|index| wishes.get(*index).cloned()).collect();
        let mut rest = self.claim_all(&rest, |index| open.get(index).map(|index| place(*index)).unwrap_or_default());
        let mut rest = rest.drain(..);
        let names = (0..wishes.len()).map(|index| match kept.get(index).cloned().flatten() {
            Some(name) => Some((name, false)),
            None => rest.next(),
        });
        names.flatten().collect()
    }

    /// Claims the name of the lock, or else one of the candidates.
    pub(super) fn claim_one(&mut self, kept: Option<&str>, candidates: &[String]) -> Name {
        kept.and_then(|name| self.claim_held(name)).unwrap_or_else(|| self.claim(candidates).0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wishes(names: &[&str]) -> Vec<Vec<String>> {
        names.iter().map(|name| vec![(*name).to_owned(), format!("{name}_more")]).collect()
    }

    #[test]
    fn a_name_of_the_lock_comes_before_the_rules() {
        let mut scope = Scope::default();
        let names =
            scope.claim_kept(&wishes(&["a", "a", "b"]), &[None, Some("a"), Some("c")], |index| index.to_string());
        let names: Vec<&str> = names.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["a_more", "a", "c"]);
    }

    #[test]
    fn a_held_name_waits_for_its_item() {
        let mut scope = Scope::default();
        scope.hold(["a"]);
        assert_eq!(scope.claim(&["a".to_owned(), "b".to_owned()]).0.as_str(), "b");
        assert!(scope.claim_exactly("a").is_none());
        assert_eq!(scope.claim_one(Some("a"), &[]).as_str(), "a");
        assert_eq!(scope.claim_one(Some("a"), &["d".to_owned()]).as_str(), "d");
    }

    #[test]
    fn a_reserved_name_is_not_held() {
        let mut scope = Scope::with(["Self"]);
        scope.hold(["Self"]);
        assert_eq!(scope.claim_one(Some("Self"), &["A".to_owned()]).as_str(), "A");
    }
}
