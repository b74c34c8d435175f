//! The cursor through which every object is read.
//!
//! The cursor marks each key as read. When it is dropped, the unread keys are reported and entered in the ledger. No
//! keyword is ignored silently.

use std::cell::Cell;

use super::reader::Reader;
use crate::diagnostics::{Code, Diagnostic};
use crate::openapi::ledger::{KeywordStatus, Kind};
use crate::source::{Node, Place, Value};

impl<'d> Reader<'d> {
    /// Returns a cursor over an object. Any other value is reported and treated as an empty object.
    pub(in crate::openapi) fn object<'r>(&'r self, node: Node<'d>, kind: Kind) -> Object<'r, 'd> {
        let node = match kind {
            Kind::Info | Kind::Components | Kind::Tag | Kind::Server | Kind::Operation | Kind::Discriminator => {
                self.whole(node)
            }
            _ => node,
        };
        if !matches!(node.value(), Value::Object(_)) {
            let message = format!("{} must be an object, but is {}", kind.an_object(), node.value().kind());
            self.report(
                Diagnostic::value(Code::WrongType, node.place(), message).hint("it is treated as an empty object"),
            );
        }
        Object { reader: self, node, kind, read: Cell::new(0) }
    }
}

/// A cursor over one object.
pub(in crate::openapi) struct Object<'r, 'd> {
    pub(in crate::openapi) reader: &'r Reader<'d>,
    pub(in crate::openapi) node: Node<'d>,
    kind: Kind,
    /// A bit for each of the first 64 keys that was read. Objects with keywords have far fewer keys.
    read: Cell<u64>,
}

impl<'d> Object<'_, 'd> {
    pub(in crate::openapi) fn place(&self) -> Place {
        self.node.place()
    }

    /// Returns the value of a keyword, and enters the keyword in the ledger as implemented.
    pub(in crate::openapi) fn get(&self, keyword: &str) -> Option<Node<'d>> {
        let value = self.take(keyword)?;
        self.reader.enter(self.kind, keyword, KeywordStatus::Implemented, value.place());
        Some(value)
    }

    /// Returns the value of a keyword. The caller enters the keyword in the ledger.
    pub(in crate::openapi) fn take(&self, keyword: &str) -> Option<Node<'d>> {
        let Value::Object(entries) = self.node.value() else { return None };
        let index = entries.get_index_of(keyword)?;
        let value = self.node.get(keyword)?;
        if index < 64 {
            self.read.set(self.read.get() | 1 << index);
        }
        Some(value)
    }

    /// Reports a key that is not a keyword, and enters it in the ledger.
    pub(in crate::openapi) fn leave(&self, keyword: &str, node: Node<'d>) {
        self.reader.leave(self.kind, keyword, node);
    }

    /// Enters all keywords in the ledger as ignored. The caller reports why the object is ignored.
    pub(in crate::openapi) fn skip(&self) {
        for (keyword, _) in self.node.entries() {
            if let Some(node) = self.take(keyword) {
                self.reader.enter(self.kind, keyword, KeywordStatus::Ignored, node.place());
            }
        }
    }

    /// Changes the entry of a keyword in the ledger from implemented to degraded.
    pub(in crate::openapi) fn degrade(&self, keyword: &str) {
        let at = self.node.get(keyword).unwrap_or(self.node);
        self.reader.ledger.borrow_mut().degrade(self.kind, keyword, at.place());
    }

    pub(in crate::openapi) fn string(&self, keyword: &str) -> Option<&'d str> {
        let value = self.get(keyword)?;
        self.reader.text(value, keyword, "a string")
    }

    /// Returns the string of a required keyword. A missing keyword is reported.
    pub(in crate::openapi) fn required_string(&self, keyword: &str) -> Option<&'d str> {
        if self.node.get(keyword).is_none() {
            self.missing(keyword);
        }
        self.string(keyword)
    }

    pub(in crate::openapi) fn missing(&self, keyword: &str) {
        let message = format!("{} must have `{keyword}`", self.kind.an_object());
        self.reader.report(Diagnostic::value(Code::MissingKeyword, self.place(), message));
    }

    pub(in crate::openapi) fn boolean(&self, keyword: &str) -> Option<bool> {
        let value = self.get(keyword)?;
        match value.value() {
            Value::Bool(value) => Some(*value),
            _ => {
                self.reader.wrong_type(value, keyword, "a boolean");
                None
            }
        }
    }

    /// Returns the items of an array.
    pub(in crate::openapi) fn array(&self, keyword: &str) -> Option<impl Iterator<Item = Node<'d>> + use<'d>> {
        let value = self.get(keyword)?;
        let list = self.reader.whole(value);
        if !matches!(list.value(), Value::Array(_)) {
            self.reader.wrong_type(value, keyword, "an array");
            return None;
        }
        Some(self.reader.items(list).into_iter())
    }

    /// Returns the strings of an array.
    pub(in crate::openapi) fn strings(&self, keyword: &str) -> Vec<&'d str> {
        let Some(items) = self.array(keyword) else { return Vec::new() };
        items.filter_map(|item| self.reader.text(item, keyword, "an array of strings")).collect()
    }

    /// Returns the entries of a map.
    pub(in crate::openapi) fn map(&self, keyword: &str) -> Vec<(&'d str, Node<'d>)> {
        let Some(value) = self.get(keyword) else { return Vec::new() };
        if !matches!(value.value(), Value::Object(_)) {
            self.reader.wrong_type(value, keyword, "an object");
        }
        self.reader.entries(value)
    }
}

impl Drop for Object<'_, '_> {
    fn drop(&mut self) {
        let read = self.read.get();
        for (index, (keyword, node)) in self.node.entries().enumerate() {
            if index >= 64 || read & (1 << index) == 0 {
                self.reader.leave(self.kind, keyword, node);
            }
        }
    }
}
