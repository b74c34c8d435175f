//! References: what they lead to, and what stands beside them (Reference Object, OpenAPI 3.1, section 4.8.23).

use super::ledger::{Fate, Kind};
use super::reader::Reader;
use super::version::Version;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::{Node, ResolveError};

impl<'d> Reader<'d> {
    /// What a `$ref` at `node` leads to; the problem is reported, with what becomes of what the reference stands for.
    pub(super) fn resolve(&self, node: Node<'d>, otherwise: &str) -> Option<Node<'d>> {
        let Some(reference) = node.as_str() else {
            self.wrong_type(node, "$ref", "a string");
            return None;
        };
        match self.sources.resolve(node.place(), reference) {
            Ok(place) => Some(self.sources.node(place)),
            Err(error) => {
                self.report(unresolved(self, node, reference, &error, otherwise));
                None
            }
        }
    }

    /// The object that `node` stands for, references followed (Reference Object, OpenAPI 3.1, section 4.8.23).
    pub(super) fn follow(&self, node: Node<'d>, kind: Kind) -> Option<Node<'d>> {
        const LONGEST: usize = 32;
        let mut current = node;
        let otherwise = match kind {
            Kind::Response => "it is taken as an answer without a body",
            _ => "it is left out",
        };
        for _ in 0..LONGEST {
            let Some(reference) = current.get("$ref") else { return Some(current) };
            self.enter(kind, "$ref", Fate::Implemented, reference.place());
            self.siblings(current, kind);
            current = self.resolve(reference, otherwise)?;
            if kind == Kind::PathItem {
                self.path_items.borrow_mut().insert(current.place());
            }
        }
        let message = "this reference leads back to itself";
        self.report(Diagnostic::value(Code::CircularReference, node.place(), message).hint(otherwise));
        None
    }

    /// What stands beside a `$ref` is void, but for a description since 3.1 (Reference Object, section 4.8.23).
    fn siblings(&self, node: Node<'d>, kind: Kind) {
        // A path item adds to what it refers to (section 4.8.9.1).
        if kind == Kind::PathItem && self.version != Version::V2_0 {
            return;
        }
        for (keyword, value) in node.members() {
            if keyword == "$ref" {
                continue;
            }
            let fate = if keyword.starts_with("x-") {
                Fate::Extension
            } else if keyword == "description" && self.describes_references(kind) {
                Fate::Implemented
            } else if keyword == "summary" && self.describes_references(kind) {
                let message = "`summary` of a Reference Object is not acted upon";
                self.report(Diagnostic::key(Code::UnsupportedKeyword, value.place(), message));
                Fate::Ignored
            } else {
                self.leave_void(kind, keyword, value);
                continue;
            };
            self.enter(kind, keyword, fate, value.place());
        }
    }

    /// A key beside `$ref` that the specification has no use for.
    pub(super) fn leave_void(&self, kind: Kind, keyword: &str, node: Node<'d>) {
        let message = format!("`{keyword}` beside `$ref` is void");
        self.report(Diagnostic::key(Code::UnsupportedKeyword, node.place(), message));
        self.enter(kind, keyword, Fate::Ignored, node.place());
    }

    fn describes_references(&self, kind: Kind) -> bool {
        self.version >= Version::V3_1 && kind != Kind::MediaType
    }

    /// The description of a reference, which stands for that of what it leads to.
    pub(super) fn described(&self, reference: Node<'d>, kind: Kind) -> Option<&'d str> {
        reference.get("$ref")?;
        reference.get("description").filter(|_| self.describes_references(kind)).and_then(Node::as_str)
    }
}

fn unresolved(
    reader: &Reader<'_>,
    node: Node<'_>,
    reference: &str,
    error: &ResolveError,
    otherwise: &str,
) -> Diagnostic {
    let (at, sources) = (node.place(), reader.sources);
    match error {
        ResolveError::Remote => {
            Diagnostic::value(Code::RemoteReference, at, format!("`{reference}` is on another host")).hint("save the file beside the description, and refer to it by a relative path; nothing is fetched from the network")
        }
        ResolveError::Outside(path) => {
            Diagnostic::value(Code::ReferenceOutside, at, format!("`{reference}` leads to {path}, out of the folder of the description")).hint("`allow-outside = true`, or `--allow-outside`, permits it")
        }
        ResolveError::File(reason) => {
            Diagnostic::value(Code::UnreadableReference, at, format!("`{reference}` can't be read: {reason}"))
        }
        ResolveError::Dangling { parent, missing } => {
            let pointer = sources.pointer(*parent);
            let parent_place = if pointer.is_empty() { "at the root".to_owned() } else { format!("in #{pointer}") };
            let diagnostic = Diagnostic::value(Code::DanglingReference, at, format!("`{reference}` leads nowhere: there is no `{missing}` {parent_place}"));
            let members: Vec<&str> = sources.node(*parent).members().map(|(key, _)| key).collect();
            let members = if reader.may_compare(members.len()) { members } else { Vec::new() };
            match similar::get_close_matches(missing.as_str(), &members, 1, 0.6).first() {
                Some(close) => diagnostic.hint(format!("is `{close}` meant? As it stands, {otherwise}")),
                None => diagnostic.hint(otherwise),
            }
        }
        ResolveError::Fragment => {
            Diagnostic::value(Code::DanglingReference, at, format!("`{reference}` leads nowhere: its fragment is neither a JSON pointer nor an anchor")).hint("a pointer starts with `#/`; an anchor is named by `$anchor`")
        }
    }
}
