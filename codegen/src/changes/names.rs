//! Types that are the same under another name.

use std::collections::BTreeMap;

use super::surface::{Surface, replace_words};

/// The names of types in both versions.
#[derive(Debug, Default)]
pub(super) struct TypeNames {
    renamed: BTreeMap<String, String>,
    aliases: [BTreeMap<String, String>; 2],
}

impl TypeNames {
    /// Adds the aliases of both versions.
    pub(super) fn add_aliases(&mut self, old: &Surface, new: &Surface) {
        self.aliases = [old.aliases.clone(), new.aliases.clone()];
    }

    /// Adds the new name of a type.
    pub(super) fn rename(&mut self, old: &str, new: &str) {
        if old != new {
            self.renamed.insert(old.to_owned(), new.to_owned());
        }
    }

    /// Returns true if an old text and a new one name the same types.
    pub(super) fn is_same(&self, old: &str, new: &str) -> bool {
        if old == new {
            return true;
        }
        let renamed = self.renamed(old);
        let [old_aliases, new_aliases] = &self.aliases;
        renamed == new || self.renamed(&expanded(old, old_aliases)) == expanded(new, new_aliases)
    }

    /// Returns an old text with the new names.
    pub(super) fn renamed(&self, text: &str) -> String {
        replace_words(text, |word| self.renamed.get(word).map(String::as_str))
    }
}

/// Returns a text in which the targets of aliases take the place of their names.
fn expanded(text: &str, aliases: &BTreeMap<String, String>) -> String {
    const LONGEST: usize = 16;
    let mut text = text.to_owned();
    for _ in 0..LONGEST {
        let next = replace_words(&text, |word| aliases.get(word).map(String::as_str));
        // An alias of a generic type, or of itself, may grow without end.
        if next == text || next.len() > 10_000 {
            break;
        }
        text = next;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_and_renamed_types_are_the_same() {
        let mut names = TypeNames::default();
        names.rename("Pet", "Animal");
        names.aliases = [
            BTreeMap::from([("Id".to_owned(), "String".to_owned())]),
            BTreeMap::from([("Key".to_owned(), "Id".to_owned()), ("Id".to_owned(), "String".to_owned())]),
        ];
        assert!(names.is_same("Vec<Pet>", "Vec<Animal>"));
        assert!(names.is_same("Option<Id>", "Option<Key>"));
        assert!(names.is_same("Id", "String"));
        assert!(!names.is_same("Id", "i64"));
        assert!(!names.is_same("Vec<Pet>", "Vec<Pets>"));
    }
}
