//! The cursor through which every object is read.
//!
//! The cursor marks each key as read. When it is dropped, the unread keys are reported and entered in the ledger. No
//! keyword is ignored silently.

use std::cell::{Cell, RefCell};

use rustc_hash::{FxHashMap, FxHashSet};

use super::ledger::{Fate, Kind, Ledger, is_specified};
use super::misspelled;
use super::model::{Header, MediaType, Parameter, RequestBody, Response};
use super::schema::Schema;
use super::swagger::Shared;
use super::version::Version;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::{Node, Place, Sources, Value};

/// The shared state of all cursors.
pub(super) struct Reader<'d> {
    pub(super) sources: &'d Sources,
    pub(super) version: Version,
    pub(super) diagnostics: RefCell<Diagnostics>,
    pub(super) ledger: RefCell<Ledger>,
    /// The schemas still to be read, each once.
    pub(super) queue: RefCell<Vec<Node<'d>>>,
    queued: RefCell<FxHashSet<Place>>,
    pub(super) parameters: RefCell<FxHashMap<Place, Option<Parameter<'d>>>>,
    pub(super) bodies: RefCell<FxHashMap<Place, RequestBody<'d>>>,
    pub(super) responses: RefCell<FxHashMap<Place, Response<'d>>>,
    pub(super) media_types: RefCell<FxHashMap<Place, MediaType<'d>>>,
    pub(super) headers: RefCell<FxHashMap<Place, Header<'d>>>,
    /// The path items that are targets of references.
    pub(super) path_items: RefCell<FxHashSet<Place>>,
    /// The objects that have a different form in 2.0 than in 3.1.
    pub(super) swagger: Shared<'d>,
    /// The number of names that were compared with the names of unresolved references.
    compared: Cell<usize>,
    /// The schemas that are made from other objects than Schema Objects.
    made: RefCell<FxHashMap<Place, Schema<'d>>>,
}

impl<'d> Reader<'d> {
    pub(super) fn new(sources: &'d Sources, version: Version, diagnostics: Diagnostics) -> Self {
        Self {
            sources,
            version,
            diagnostics: RefCell::new(diagnostics),
            ledger: RefCell::default(),
            queue: RefCell::default(),
            queued: RefCell::default(),
            parameters: RefCell::default(),
            bodies: RefCell::default(),
            responses: RefCell::default(),
            media_types: RefCell::default(),
            headers: RefCell::default(),
            path_items: RefCell::default(),
            swagger: Shared::default(),
            compared: Cell::default(),
            made: RefCell::default(),
        }
    }

    pub(super) fn report(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    /// Returns true if this number of names may be compared with the name of an unresolved reference.
    ///
    /// The number of comparisons in a description is limited. With thousands of invalid references, hints do not help.
    pub(super) fn may_compare(&self, names: usize) -> bool {
        const MOST: usize = 100_000;
        let compared = self.compared.get().saturating_add(names);
        self.compared.set(compared);
        compared <= MOST
    }

    pub(super) fn enter(&self, kind: Kind, keyword: &str, fate: Fate, place: Place) {
        self.ledger.borrow_mut().enter(kind, keyword, fate, place);
    }

    /// Reports a key that nothing has read, and enters it in the ledger.
    pub(super) fn leave(&self, kind: Kind, keyword: &str, node: Node<'d>) {
        let fate = if keyword.starts_with("x-") {
            Fate::Extension
        } else if is_specified(self.version, kind, keyword) {
            Fate::Ignored
        } else {
            Fate::Unknown
        };
        match fate {
            Fate::Unknown => {
                let message = format!("`{keyword}` is not a keyword of {}", kind.an_object());
                self.report(match self.meant(kind, keyword, node) {
                    Some(meant) => Diagnostic::key(Code::MisspelledKeyword, node.place(), message)
                        .hint(format!("did you mean `{meant}`? as it stands, the key is ignored")),
                    None => Diagnostic::key(Code::UnsupportedKeyword, node.place(), message),
                });
            }
            Fate::Ignored => {
                let message = format!("`{keyword}` of {} is not supported", kind.an_object());
                self.report(Diagnostic::key(Code::UnsupportedKeyword, node.place(), message));
            }
            _ => {}
        }
        self.enter(kind, keyword, fate, node.place());
    }

    /// Returns the keyword that a key probably means, unless the object has this keyword too.
    fn meant(&self, kind: Kind, key: &str, node: Node<'d>) -> Option<&'static str> {
        let meant = misspelled::meant(self.version, kind, key)?;
        self.sources.parent(node.place()).is_none_or(|object| object.get(meant).is_none()).then_some(meant)
    }

    pub(super) fn wrong_type(&self, node: Node<'d>, keyword: &str, wanted: &str) {
        let message = format!("`{keyword}` must be {wanted}, but is {}", node.value().kind());
        self.report(Diagnostic::value(Code::WrongType, node.place(), message).hint("it is ignored"));
    }

    /// Reports a keyword of another version of the specification, whose meaning there is used.
    pub(super) fn misplaced(&self, node: Node<'d>, keyword: &str, of: &str) {
        let message = format!("`{keyword}` is a keyword of OpenAPI {of}, not of {}", self.version);
        let found = Diagnostic::key(Code::KeywordOfAnotherVersion, node.place(), message);
        self.report(found.hint("it is treated as in that version"));
    }

    /// Resolves a `$ref` in place of a map, a list or an object that cannot be a reference. The `$ref` is reported.
    pub(super) fn whole(&self, node: Node<'d>) -> Node<'d> {
        const LONGEST: usize = 8;
        let mut current = node;
        for _ in 0..LONGEST {
            let Some(reference) = current.get("$ref").filter(|reference| reference.as_str().is_some()) else { break };
            let Some(target) = self.resolve(reference, "the reference is ignored") else { break };
            let message = "`$ref` is not allowed here";
            self.report(
                Diagnostic::value(Code::Tolerated, reference.place(), message).hint("it is resolved as usual").noted(),
            );
            current = target;
        }
        current
    }

    /// Returns the entries of a map, including those of a map that its `$ref` points to.
    pub(super) fn entries(&self, node: Node<'d>) -> Vec<(&'d str, Node<'d>)> {
        let whole = self.whole(node);
        if whole.place() == node.place() {
            return node.entries().collect();
        }
        // Entries beside the reference take precedence.
        let own = node.entries().filter(|(name, _)| *name != "$ref");
        let others = whole.entries().filter(|(name, _)| node.get(name).is_none());
        own.chain(others).collect()
    }

    /// Returns the items of a list. The list, or an item of it, may be a reference to another list.
    pub(super) fn items(&self, node: Node<'d>) -> Vec<Node<'d>> {
        let is_list = |node: Node<'d>| matches!(node.value(), Value::Array(_));
        let mut items = Vec::new();
        for item in self.whole(node).items() {
            let reference = item.get("$ref").and_then(|reference| Some((reference.place(), reference.as_str()?)));
            let target = reference.and_then(|(at, text)| self.sources.resolve(at, text).ok());
            if target.is_some_and(|target| is_list(self.sources.node(target))) {
                items.extend(self.whole(item).items());
            } else {
                items.push(item);
            }
        }
        items
    }

    /// Returns the text of a string. A number or a boolean is reported, and its text in the file is returned.
    pub(super) fn text(&self, node: Node<'d>, keyword: &str, wanted: &str) -> Option<&'d str> {
        let Some(text) = node.spelling() else {
            self.wrong_type(node, keyword, wanted);
            return None;
        };
        if node.as_str().is_none() {
            let message = format!("`{keyword}` must be {wanted}, but `{text}` is {}", node.value().kind());
            self.report(Diagnostic::value(Code::Tolerated, node.place(), message).hint("it is treated as a string"));
        }
        Some(text)
    }

    /// Returns a cursor over an object. Any other value is reported and treated as an empty object.
    pub(super) fn object<'r>(&'r self, node: Node<'d>, kind: Kind) -> Object<'r, 'd> {
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

    /// Returns the place of a schema, and queues the schema unless it was queued before.
    pub(super) fn schema(&self, node: Node<'d>) -> Place {
        if self.queued.borrow_mut().insert(node.place()) {
            self.queue.borrow_mut().push(node);
        }
        node.place()
    }

    /// Adds a schema made from another object. The caller queues the schemas that it refers to.
    pub(super) fn make(&self, place: Place, schema: Schema<'d>) -> Place {
        self.queued.borrow_mut().insert(place);
        self.made.borrow_mut().insert(place, schema);
        place
    }

    /// Reads the queued schemas and, recursively, the schemas inside them.
    pub(super) fn schemas(&self) -> FxHashMap<Place, Schema<'d>> {
        let mut schemas = FxHashMap::default();
        loop {
            let Some(node) = self.queue.borrow_mut().pop() else { break };
            schemas.insert(node.place(), Schema::read(self, node));
        }
        schemas.extend(self.made.take());
        schemas
    }
}

/// A cursor over one object.
pub(super) struct Object<'r, 'd> {
    pub(super) reader: &'r Reader<'d>,
    pub(super) node: Node<'d>,
    kind: Kind,
    /// A bit for each of the first 64 keys that was read. Objects with keywords have far fewer keys.
    read: Cell<u64>,
}

impl<'d> Object<'_, 'd> {
    pub(super) fn place(&self) -> Place {
        self.node.place()
    }

    /// Returns the value of a keyword, and enters the keyword in the ledger as implemented.
    pub(super) fn get(&self, keyword: &str) -> Option<Node<'d>> {
        let value = self.take(keyword)?;
        self.reader.enter(self.kind, keyword, Fate::Implemented, value.place());
        Some(value)
    }

    /// Returns the value of a keyword. The caller enters the keyword in the ledger.
    pub(super) fn take(&self, keyword: &str) -> Option<Node<'d>> {
        let Value::Object(entries) = self.node.value() else { return None };
        let index = entries.get_index_of(keyword)?;
        let value = self.node.get(keyword)?;
        if index < 64 {
            self.read.set(self.read.get() | 1 << index);
        }
        Some(value)
    }

    /// Reports a key that is not a keyword, and enters it in the ledger.
    pub(super) fn leave(&self, keyword: &str, node: Node<'d>) {
        self.reader.leave(self.kind, keyword, node);
    }

    /// Enters all keywords in the ledger as ignored. The caller reports why the object is ignored.
    pub(super) fn skip(&self) {
        for (keyword, _) in self.node.entries() {
            if let Some(node) = self.take(keyword) {
                self.reader.enter(self.kind, keyword, Fate::Ignored, node.place());
            }
        }
    }

    /// Changes the entry of a keyword in the ledger from implemented to degraded.
    pub(super) fn degrade(&self, keyword: &str) {
        let at = self.node.get(keyword).unwrap_or(self.node);
        self.reader.ledger.borrow_mut().degrade(self.kind, keyword, at.place());
    }

    pub(super) fn string(&self, keyword: &str) -> Option<&'d str> {
        let value = self.get(keyword)?;
        self.reader.text(value, keyword, "a string")
    }

    /// Returns the string of a required keyword. A missing keyword is reported.
    pub(super) fn required_string(&self, keyword: &str) -> Option<&'d str> {
        if self.node.get(keyword).is_none() {
            self.missing(keyword);
        }
        self.string(keyword)
    }

    pub(super) fn missing(&self, keyword: &str) {
        let message = format!("{} must have `{keyword}`", self.kind.an_object());
        self.reader.report(Diagnostic::value(Code::MissingKeyword, self.place(), message));
    }

    pub(super) fn boolean(&self, keyword: &str) -> Option<bool> {
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
    pub(super) fn array(&self, keyword: &str) -> Option<impl Iterator<Item = Node<'d>> + use<'d>> {
        let value = self.get(keyword)?;
        let list = self.reader.whole(value);
        if !matches!(list.value(), Value::Array(_)) {
            self.reader.wrong_type(value, keyword, "an array");
            return None;
        }
        Some(self.reader.items(list).into_iter())
    }

    /// Returns the strings of an array.
    pub(super) fn strings(&self, keyword: &str) -> Vec<&'d str> {
        let Some(items) = self.array(keyword) else { return Vec::new() };
        items.filter_map(|item| self.reader.text(item, keyword, "an array of strings")).collect()
    }

    /// Returns the entries of a map.
    pub(super) fn map(&self, keyword: &str) -> Vec<(&'d str, Node<'d>)> {
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
