//! The properties that a type knows.

use std::cell::Cell;

/// The known properties of the struct at the root (or in an array at the root), and of the struct inside an envelope.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Known {
    pub(crate) root: Cell<Option<&'static [&'static str]>>,
    pub(crate) value: Cell<Option<&'static [&'static str]>>,
    /// True if the struct at the root is an envelope.
    pub(crate) has_envelope: bool,
}

impl Known {
    /// Notes the properties of a struct. Returns true if the structs in this struct are to be noted, too.
    pub(super) fn note(&self, fields: &'static [&'static str]) -> bool {
        if self.root.get().is_none() {
            self.root.set(Some(fields));
            return self.has_envelope;
        }
        if self.has_envelope && self.value.get().is_none() {
            self.value.set(Some(fields));
        }
        false
    }
}
