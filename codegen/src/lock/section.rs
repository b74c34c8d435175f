//! The table of names: a section for each item.

use super::shortened;

/// The names of an item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// The kind of the item and its place in the description, such as `operation GET /pets`.
    pub head: String,
    /// The Rust name.
    pub name: String,
    /// Facts about the item, such as its `operationId`, by key.
    pub facts: Vec<(String, String)>,
    /// The names of its parts, such as fields and parameters, by key.
    pub names: Vec<(String, String)>,
    /// The line in the lock, starting at 1, or 0.
    pub line: usize,
}

impl Section {
    /// Creates a section.
    pub fn new(head: String, name: &str) -> Self {
        Self { head, name: name.to_owned(), ..Self::default() }
    }

    /// Adds the name of a part.
    pub fn add(&mut self, key: String, name: &str) {
        self.names.push((key, name.to_owned()));
    }

    /// Adds a fact about the item.
    pub fn fact(&mut self, key: &str, value: &str) {
        self.facts.push((key.to_owned(), shortened(value).into_owned()));
    }

    /// Returns the name of a part.
    pub fn get(&self, key: &str) -> Option<&str> {
        let index = self.names.binary_search_by(|(known, _)| known.as_str().cmp(key)).ok()?;
        self.names.get(index).map(|(_, name)| name.as_str())
    }

    /// Returns a fact about the item.
    pub fn known(&self, key: &str) -> Option<&str> {
        self.facts.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str())
    }
}

/// The names of all items.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The current items, ordered by their heads, which are all different.
    pub items: Vec<Section>,
    /// The former names of items, which remain as deprecated aliases.
    pub former: Vec<Section>,
}

impl Table {
    /// Returns the table in its fixed order.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        for section in self.items.iter_mut().chain(&mut self.former) {
            section.names.sort();
        }
        self.items.sort_by(|a, b| a.head.cmp(&b.head));
        self.former.sort_by(|a, b| (&a.head, &a.name).cmp(&(&b.head, &b.name)));
        self
    }

    /// Returns the section of an item.
    pub fn get(&self, head: &str) -> Option<&Section> {
        let index = self.items.binary_search_by(|section| section.head.as_str().cmp(head)).ok()?;
        self.items.get(index)
    }

    /// Returns true if both tables have the same names.
    pub fn is_same(&self, other: &Self) -> bool {
        let same = |a: &[Section], b: &[Section]| {
            let plain = |section: &Section| Section { line: 0, ..section.clone() };
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| plain(a) == plain(b))
        };
        same(&self.items, &other.items) && same(&self.former, &other.former)
    }
}
