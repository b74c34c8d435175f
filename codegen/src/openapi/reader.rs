//! The cursor through which every object is read. It ticks off each key; what is left unread when it is dropped enters the
//! ledger, so that no keyword can be lost in silence.

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

/// What reading needs and gathers.
pub(super) struct Reader<'d> {
    pub(super) sources: &'d Sources,
    pub(super) version: Version,
    pub(super) diagnostics: RefCell<Diagnostics>,
    pub(super) ledger: RefCell<Ledger>,
    /// The schemas to be read, each once.
    pub(super) queue: RefCell<Vec<Node<'d>>>,
    queued: RefCell<FxHashSet<Place>>,
    pub(super) parameters: RefCell<FxHashMap<Place, Option<Parameter<'d>>>>,
    pub(super) bodies: RefCell<FxHashMap<Place, RequestBody<'d>>>,
    pub(super) responses: RefCell<FxHashMap<Place, Response<'d>>>,
    pub(super) media_types: RefCell<FxHashMap<Place, MediaType<'d>>>,
    pub(super) headers: RefCell<FxHashMap<Place, Header<'d>>>,
    /// The path items that references lead to.
    pub(super) path_items: RefCell<FxHashSet<Place>>,
    /// What 2.0 describes in other places than 3.1.
    pub(super) swagger: Shared<'d>,
    /// How many names were compared with those that lead nowhere.
    compared: Cell<usize>,
    /// Schemas that are described by something else than a Schema Object.
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

    /// Whether so many names may be compared with one that leads nowhere: for all of a description there is a limit, for where
    /// thousands of references are wrong, hints are of no use.
    pub(super) fn may_compare(&self, names: usize) -> bool {
        const MOST: usize = 100_000;
        let compared = self.compared.get().saturating_add(names);
        self.compared.set(compared);
        compared <= MOST
    }

    pub(super) fn enter(&self, kind: Kind, keyword: &str, fate: Fate, place: Place) {
        self.ledger.borrow_mut().enter(kind, keyword, fate, place);
    }

    /// A key that nothing has read.
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
                let message = format!("`{keyword}` is no keyword of {}", kind.an_object());
                self.report(match self.meant(kind, keyword, node) {
                    Some(meant) => Diagnostic::key(Code::MisspelledKeyword, node.place(), message)
                        .hint(format!("did you mean `{meant}`? as it stands, it is ignored")),
                    None => Diagnostic::key(Code::UnsupportedKeyword, node.place(), message),
                });
            }
            Fate::Ignored => {
                let message = format!("`{keyword}` of {} is not acted upon", kind.an_object());
                self.report(Diagnostic::key(Code::UnsupportedKeyword, node.place(), message));
            }
            _ => {}
        }
        self.enter(kind, keyword, fate, node.place());
    }

    /// The keyword that a key is a misspelling of: one that its object does not have beside it.
    fn meant(&self, kind: Kind, key: &str, node: Node<'d>) -> Option<&'static str> {
        let meant = misspelled::meant(self.version, kind, key)?;
        self.sources.parent(node.place()).is_none_or(|object| object.get(meant).is_none()).then_some(meant)
    }

    pub(super) fn wrong_type(&self, node: Node<'d>, keyword: &str, wanted: &str) {
        let message = format!("`{keyword}` must be {wanted}, and is {}", node.value().kind());
        self.report(Diagnostic::value(Code::WrongType, node.place(), message).hint("it is passed over"));
    }

    /// A keyword of another version, which is read as it is meant.
    pub(super) fn misplaced(&self, node: Node<'d>, keyword: &str, of: &str) {
        let message = format!("`{keyword}` is a keyword of {of}, not of {}", self.version);
        let found = Diagnostic::key(Code::KeywordOfAnotherVersion, node.place(), message);
        self.report(found.hint("it is read as it is meant"));
    }

    /// What a `$ref` leads to that stands where a map or a list is expected, and not an object which may be a reference.
    pub(super) fn whole(&self, node: Node<'d>) -> Node<'d> {
        const LONGEST: usize = 8;
        let mut current = node;
        for _ in 0..LONGEST {
            let Some(reference) = current.get("$ref").filter(|reference| reference.as_str().is_some()) else { break };
            let Some(target) = self.resolve(reference, "it is left out") else { break };
            let message = "a `$ref` is not foreseen here, but it is clear what this means";
            self.report(
                Diagnostic::value(Code::Tolerated, reference.place(), message).hint("what it leads to is used").noted(),
            );
            current = target;
        }
        current
    }

    /// The members of a map, which may be described elsewhere.
    pub(super) fn members(&self, node: Node<'d>) -> Vec<(&'d str, Node<'d>)> {
        let whole = self.whole(node);
        if whole.place() == node.place() {
            return node.members().collect();
        }
        // What stands beside the reference counts more.
        let own = node.members().filter(|(name, _)| *name != "$ref");
        let others = whole.members().filter(|(name, _)| node.get(name).is_none());
        own.chain(others).collect()
    }

    /// The items of a list, which may be described elsewhere, as may a part of it.
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

    /// The text of a string; that of a number or a boolean is what stands in the file, which is reported.
    pub(super) fn text(&self, node: Node<'d>, keyword: &str, wanted: &str) -> Option<&'d str> {
        let Some(text) = node.spelling() else {
            self.wrong_type(node, keyword, wanted);
            return None;
        };
        if node.as_str().is_none() {
            let message = format!("`{keyword}` must be {wanted}, and `{text}` is {}", node.value().kind());
            self.report(Diagnostic::value(Code::Tolerated, node.place(), message).hint("its text is used"));
        }
        Some(text)
    }

    /// A cursor over an object; anything else is reported and read as an empty one.
    pub(super) fn object<'r>(&'r self, node: Node<'d>, kind: Kind) -> Object<'r, 'd> {
        let node = match kind {
            Kind::Info | Kind::Components | Kind::Tag | Kind::Server | Kind::Operation | Kind::Discriminator => {
                self.whole(node)
            }
            _ => node,
        };
        if !matches!(node.value(), Value::Object(_)) {
            let message = format!("{} must be an object, and is {}", kind.an_object(), node.value().kind());
            self.report(Diagnostic::value(Code::WrongType, node.place(), message).hint("it is read as an empty one"));
        }
        Object { reader: self, node, kind, read: Cell::new(0) }
    }

    /// The place of a schema, which is queued to be read if it wasn't yet.
    pub(super) fn schema(&self, node: Node<'d>) -> Place {
        if self.queued.borrow_mut().insert(node.place()) {
            self.queue.borrow_mut().push(node);
        }
        node.place()
    }

    /// Puts a schema at a place where none is written; the schemas that it names are to be queued.
    pub(super) fn make(&self, place: Place, schema: Schema<'d>) -> Place {
        self.queued.borrow_mut().insert(place);
        self.made.borrow_mut().insert(place, schema);
        place
    }

    /// Reads the queued schemas, and those that they hold in turn.
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
    /// A bit for each of the first 64 members: objects with keywords have far fewer.
    read: Cell<u64>,
}

impl<'d> Object<'_, 'd> {
    pub(super) fn place(&self) -> Place {
        self.node.place()
    }

    /// The value of a keyword, which counts as implemented from now on.
    pub(super) fn get(&self, keyword: &str) -> Option<Node<'d>> {
        let value = self.take(keyword)?;
        self.reader.enter(self.kind, keyword, Fate::Implemented, value.place());
        Some(value)
    }

    /// The value of a keyword that whoever takes it enters into the ledger.
    pub(super) fn take(&self, keyword: &str) -> Option<Node<'d>> {
        let Value::Object(members) = self.node.value() else { return None };
        let index = members.get_index_of(keyword)?;
        let value = self.node.get(keyword)?;
        if index < 64 {
            self.read.set(self.read.get() | 1 << index);
        }
        Some(value)
    }

    /// A member that is no keyword.
    pub(super) fn leave(&self, keyword: &str, node: Node<'d>) {
        self.reader.leave(self.kind, keyword, node);
    }

    /// The object as a whole is not acted upon, which was reported.
    pub(super) fn skip(&self) {
        for (keyword, _) in self.node.members() {
            if let Some(node) = self.take(keyword) {
                self.reader.enter(self.kind, keyword, Fate::Ignored, node.place());
            }
        }
    }

    /// A keyword that was read turns out to be degraded.
    pub(super) fn degrade(&self, keyword: &str) {
        let at = self.node.get(keyword).unwrap_or(self.node);
        self.reader.ledger.borrow_mut().degrade(self.kind, keyword, at.place());
    }

    pub(super) fn string(&self, keyword: &str) -> Option<&'d str> {
        let value = self.get(keyword)?;
        self.reader.text(value, keyword, "a string")
    }

    /// A string that must be there.
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

    /// The items of an array.
    pub(super) fn array(&self, keyword: &str) -> Option<impl Iterator<Item = Node<'d>> + use<'d>> {
        let value = self.get(keyword)?;
        let list = self.reader.whole(value);
        if !matches!(list.value(), Value::Array(_)) {
            self.reader.wrong_type(value, keyword, "an array");
            return None;
        }
        Some(self.reader.items(list).into_iter())
    }

    /// The strings of an array.
    pub(super) fn strings(&self, keyword: &str) -> Vec<&'d str> {
        let Some(items) = self.array(keyword) else { return Vec::new() };
        items.filter_map(|item| self.reader.text(item, keyword, "an array of strings")).collect()
    }

    /// The members of a map, without extensions.
    pub(super) fn map(&self, keyword: &str) -> Vec<(&'d str, Node<'d>)> {
        let Some(value) = self.get(keyword) else { return Vec::new() };
        if !matches!(value.value(), Value::Object(_)) {
            self.reader.wrong_type(value, keyword, "an object");
        }
        self.reader.members(value)
    }
}

impl Drop for Object<'_, '_> {
    fn drop(&mut self) {
        let read = self.read.get();
        for (index, (keyword, node)) in self.node.members().enumerate() {
            if index >= 64 || read & (1 << index) == 0 {
                self.reader.leave(self.kind, keyword, node);
            }
        }
    }
}
