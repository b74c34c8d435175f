//! The names that the lock has for an item.

use crate::lock::Section;

/// The names that the lock has for an item, if it has any.
#[derive(Debug, Clone, Copy, Default)]
pub struct Slots<'l> {
    section: Option<&'l Section>,
    follows: bool,
}

impl<'l> Slots<'l> {
    /// Creates the names of a section.
    pub fn of(section: Option<&'l Section>) -> Self {
        Self { section, follows: false }
    }

    /// Returns the names of the parts alone: the item itself takes its name from the description.
    #[must_use]
    pub(super) fn following(self) -> Self {
        Self { follows: true, ..self }
    }

    /// Returns the names of the parts alone if the user chose another name for the item than the lock has.
    #[must_use]
    pub fn unless_renamed(self, rename: Option<&str>) -> Self {
        if rename.is_none_or(|chosen| self.name() == Some(chosen)) { self } else { self.following() }
    }

    /// Returns the name of the function that leads to a group from the group of its parent tag.
    pub fn nested(self) -> Option<&'l str> {
        let section = self.own()?;
        Some(section.get("<nested>").unwrap_or(&section.name))
    }

    /// Returns true if the item takes its name from the description.
    pub(super) fn is_following(self) -> bool {
        self.follows
    }

    /// Returns the section in the lock.
    pub(super) fn section(self) -> Option<&'l Section> {
        self.section
    }

    /// Returns the section in the lock, unless the item takes its name from the description.
    pub fn current(self) -> Option<&'l Section> {
        self.own()
    }

    /// Returns the name of the item.
    pub fn name(self) -> Option<&'l str> {
        self.own().map(|section| section.name.as_str())
    }

    /// Returns a name that belongs to the item itself, such as the marker of an operation.
    pub fn beside(self, key: &str) -> Option<&'l str> {
        self.own()?.get(key)
    }

    /// Returns a name that belongs to the item itself. The lock leaves it out if it is the same as `usual`.
    pub fn beside_or(self, key: &str, usual: &str) -> Option<String> {
        let section = self.own()?;
        Some(section.get(key).unwrap_or(usual).to_owned())
    }

    /// Returns the name of a part, such as a field or a parameter. Without a lock, the key is not made.
    pub fn part<K: AsRef<str>>(self, key: impl FnOnce() -> K) -> Option<&'l str> {
        self.section?.get(key().as_ref())
    }

    fn own(self) -> Option<&'l Section> {
        self.section.filter(|_| !self.follows)
    }
}
