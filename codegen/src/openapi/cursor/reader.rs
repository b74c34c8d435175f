//! The state that all cursors share: what is reported, what is read already, and what is still to be read.

use std::cell::{Cell, RefCell};

use rustc_hash::{FxHashMap, FxHashSet};

use super::keywords::is_specified;
use super::misspelled;
use super::swagger::Shared;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::openapi::ledger::{KeywordStatus, Kind, Ledger};
use crate::openapi::model::{Header, MediaType, Parameter, RequestBody, Response, Schema, Version};
use crate::source::{Node, Place, Sources, Value};

/// The shared state of all cursors.
pub(in crate::openapi) struct Reader<'d> {
    pub(in crate::openapi) sources: &'d Sources,
    pub(in crate::openapi) version: Version,
    pub(in crate::openapi) diagnostics: RefCell<Diagnostics>,
    pub(in crate::openapi) ledger: RefCell<Ledger>,
    /// The schemas still to be read, each once.
    pub(in crate::openapi) queue: RefCell<Vec<Node<'d>>>,
    queued: RefCell<FxHashSet<Place>>,
    pub(in crate::openapi) parameters: RefCell<FxHashMap<Place, Option<Parameter<'d>>>>,
    pub(in crate::openapi) bodies: RefCell<FxHashMap<Place, RequestBody<'d>>>,
    pub(in crate::openapi) responses: RefCell<FxHashMap<Place, Response<'d>>>,
    pub(in crate::openapi) media_types: RefCell<FxHashMap<Place, MediaType<'d>>>,
    pub(in crate::openapi) headers: RefCell<FxHashMap<Place, Header<'d>>>,
    /// The path items that are targets of references.
    pub(in crate::openapi) path_items: RefCell<FxHashSet<Place>>,
    /// The objects that have a different form in 2.0 than in 3.1.
    pub(in crate::openapi) swagger: Shared<'d>,
    /// The values of the extension that names a schema's item.
    pub(in crate::openapi) names: RefCell<Vec<Place>>,
    /// The number of names that were compared with the names of unresolved references.
    compared: Cell<usize>,
    /// The schemas that are made from other objects than Schema Objects.
    pub(in crate::openapi) made: RefCell<FxHashMap<Place, Schema<'d>>>,
}

impl<'d> Reader<'d> {
    pub(in crate::openapi) fn new(sources: &'d Sources, version: Version, diagnostics: Diagnostics) -> Self {
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
            names: RefCell::default(),
            compared: Cell::default(),
            made: RefCell::default(),
        }
    }

    pub(in crate::openapi) fn report(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    /// Returns true if this number of names may be compared with the name of an unresolved reference.
    ///
    /// The number of comparisons in a description is limited. With thousands of invalid references, hints do not help.
    pub(in crate::openapi) fn may_compare(&self, names: usize) -> bool {
        const MOST: usize = 100_000;
        let compared = self.compared.get().saturating_add(names);
        self.compared.set(compared);
        compared <= MOST
    }

    pub(in crate::openapi) fn enter(&self, kind: Kind, keyword: &str, keyword_status: KeywordStatus, place: Place) {
        self.ledger.borrow_mut().enter(kind, keyword, keyword_status, place);
    }

    /// Reports a key that nothing has read, and enters it in the ledger.
    pub(in crate::openapi) fn leave(&self, kind: Kind, keyword: &str, node: Node<'d>) {
        let keyword_status = if keyword.starts_with("x-") {
            KeywordStatus::Extension
        } else if is_specified(self.version, kind, keyword) {
            KeywordStatus::Ignored
        } else {
            KeywordStatus::Unknown
        };
        match keyword_status {
            KeywordStatus::Unknown => {
                let message = format!("`{keyword}` is not a keyword of {}", kind.an_object());
                self.report(match self.meant(kind, keyword, node) {
                    Some(meant) => Diagnostic::key(Code::MisspelledKeyword, node.place(), message)
                        .hint(format!("did you mean `{meant}`? as it stands, the key is ignored")),
                    None => Diagnostic::key(Code::UnsupportedKeyword, node.place(), message),
                });
            }
            KeywordStatus::Ignored => {
                let message = format!("`{keyword}` of {} is not supported", kind.an_object());
                self.report(Diagnostic::key(Code::UnsupportedKeyword, node.place(), message));
            }
            _ => {}
        }
        self.enter(kind, keyword, keyword_status, node.place());
    }

    /// Returns the keyword that a key probably means, unless the object has this keyword too.
    fn meant(&self, kind: Kind, key: &str, node: Node<'d>) -> Option<&'static str> {
        let meant = misspelled::meant(self.version, kind, key)?;
        self.sources.parent(node.place()).is_none_or(|object| object.get(meant).is_none()).then_some(meant)
    }

    pub(in crate::openapi) fn wrong_type(&self, node: Node<'d>, keyword: &str, wanted: &str) {
        let message = format!("`{keyword}` must be {wanted}, but is {}", node.value().kind());
        self.report(Diagnostic::value(Code::WrongType, node.place(), message).hint("it is ignored"));
    }

    /// Reports a keyword of another version of the specification, whose meaning there is used.
    pub(in crate::openapi) fn misplaced(&self, node: Node<'d>, keyword: &str, of: &str) {
        let message = format!("`{keyword}` is a keyword of OpenAPI {of}, not of {}", self.version);
        let found = Diagnostic::key(Code::KeywordOfAnotherVersion, node.place(), message);
        self.report(found.hint("it is treated as in that version"));
    }

    /// Resolves a `$ref` in place of a map, a list or an object that cannot be a reference. The `$ref` is reported.
    pub(in crate::openapi) fn whole(&self, node: Node<'d>) -> Node<'d> {
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
    pub(in crate::openapi) fn entries(&self, node: Node<'d>) -> Vec<(&'d str, Node<'d>)> {
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
    pub(in crate::openapi) fn items(&self, node: Node<'d>) -> Vec<Node<'d>> {
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
    pub(in crate::openapi) fn text(&self, node: Node<'d>, keyword: &str, wanted: &str) -> Option<&'d str> {
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

    /// Returns the place of a schema, and queues the schema unless it was queued before.
    pub(in crate::openapi) fn schema(&self, node: Node<'d>) -> Place {
        if self.queued.borrow_mut().insert(node.place()) {
            self.queue.borrow_mut().push(node);
        }
        node.place()
    }

    /// Adds a schema made from another object. The caller queues the schemas that it refers to.
    pub(in crate::openapi) fn make(&self, place: Place, schema: Schema<'d>) -> Place {
        self.queued.borrow_mut().insert(place);
        self.made.borrow_mut().insert(place, schema);
        place
    }
}
