//! References and the keywords beside them (Reference Object, OpenAPI 3.1, section 4.8.23).

use super::reader::Reader;
use crate::diagnostics::{Code, Diagnostic};
use crate::openapi::ledger::{KeywordStatus, Kind};
use crate::openapi::model::Version;
use crate::source::{Node, ResolveError};
use crate::suggestion::closest;

/// The maximum length of a chain of references.
const LONGEST: usize = 32;

impl<'d> Reader<'d> {
    /// Resolves the `$ref` at `node`. A problem is reported; `otherwise` is the hint that states its consequence.
    pub(in crate::openapi) fn resolve(&self, node: Node<'d>, otherwise: &str) -> Option<Node<'d>> {
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

    /// Follows references from `node` until it reaches an object (Reference Object, OpenAPI 3.1, section 4.8.23).
    pub(in crate::openapi) fn follow(&self, node: Node<'d>, kind: Kind) -> Option<Node<'d>> {
        let mut current = node;
        let otherwise = match kind {
            Kind::Response => "it is treated as a response without a body",
            _ => "it is ignored",
        };
        for _ in 0..LONGEST {
            let Some(reference) = current.get("$ref") else { return Some(current) };
            self.enter(kind, "$ref", KeywordStatus::Implemented, reference.place());
            self.siblings(current, kind);
            current = self.resolve(reference, otherwise)?;
            if kind == Kind::PathItem {
                self.path_items.borrow_mut().insert(current.place());
            }
        }
        let message = "this reference refers back to itself";
        self.report(Diagnostic::value(Code::CircularReference, node.place(), message).hint(otherwise));
        None
    }

    /// Returns the end of a chain of references. Problems are not reported here, but when the target is read.
    pub(in crate::openapi) fn silent_end(&self, node: Node<'d>) -> Option<Node<'d>> {
        let mut current = node;
        for _ in 0..LONGEST {
            let Some(reference) = current.get("$ref") else { return Some(current) };
            current = self.sources.node(self.sources.resolve(reference.place(), reference.as_str()?).ok()?);
        }
        None
    }

    /// Reports the keywords beside a `$ref` that have no effect (Reference Object, section 4.8.23).
    fn siblings(&self, node: Node<'d>, kind: Kind) {
        // The keywords of a path item are merged with those of the referenced path item (section 4.8.9.1).
        if kind == Kind::PathItem && self.version != Version::V2_0 {
            return;
        }
        for (keyword, value) in node.entries() {
            if keyword == "$ref" {
                continue;
            }
            let keyword_status = if keyword.starts_with("x-") {
                KeywordStatus::Extension
            } else if keyword == "description" && self.describes_references(kind) {
                KeywordStatus::Implemented
            } else if keyword == "summary" && self.describes_references(kind) {
                let message = "`summary` of a Reference Object is not supported";
                self.report(Diagnostic::key(Code::UnsupportedKeyword, value.place(), message));
                KeywordStatus::Ignored
            } else {
                self.leave_void(kind, keyword, value);
                continue;
            };
            self.enter(kind, keyword, keyword_status, value.place());
        }
    }

    /// Reports a key beside `$ref` that has no effect, and enters it in the ledger.
    pub(in crate::openapi) fn leave_void(&self, kind: Kind, keyword: &str, node: Node<'d>) {
        let message = format!("`{keyword}` beside `$ref` has no effect");
        self.report(Diagnostic::key(Code::UnsupportedKeyword, node.place(), message));
        self.enter(kind, keyword, KeywordStatus::Ignored, node.place());
    }

    fn describes_references(&self, kind: Kind) -> bool {
        self.version >= Version::V3_1 && kind != Kind::MediaType
    }

    /// Returns the description of a reference, which overrides that of the referenced object.
    pub(in crate::openapi) fn described(&self, reference: Node<'d>, kind: Kind) -> Option<&'d str> {
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
            Diagnostic::value(Code::RemoteReference, at, format!("`{reference}` points to another host")).hint(
                "save the file beside the description and refer to it by a relative path; remote files are not fetched",
            )
        }
        ResolveError::Outside(path) => Diagnostic::value(
            Code::ReferenceOutside,
            at,
            format!("`{reference}` points to {path}, which is outside the folder of the description"),
        )
        .hint("to allow this, set `allow-outside = true` or use `--allow-outside`"),
        ResolveError::File(reason) => {
            Diagnostic::value(Code::UnreadableReference, at, format!("cannot read `{reference}`: {reason}"))
        }
        ResolveError::Dangling { parent, missing } => {
            let pointer = sources.pointer(*parent);
            let parent_place = if pointer.is_empty() { "at the root".to_owned() } else { format!("in #{pointer}") };
            let diagnostic = Diagnostic::value(
                Code::DanglingReference,
                at,
                format!("cannot resolve `{reference}`: there is no `{missing}` {parent_place}"),
            );
            let entries: Vec<&str> = sources.node(*parent).entries().map(|(key, _)| key).collect();
            let entries = if reader.may_compare(entries.len()) { entries } else { Vec::new() };
            match closest(missing.as_str(), &entries) {
                Some(close) => diagnostic.hint(format!("did you mean `{close}`? as it stands, {otherwise}")),
                None => diagnostic.hint(otherwise),
            }
        }
        ResolveError::Fragment => Diagnostic::value(
            Code::DanglingReference,
            at,
            format!("cannot resolve `{reference}`: its fragment is neither a JSON pointer nor a known anchor"),
        )
        .hint("a JSON pointer starts with `#/`; an anchor is defined by `$anchor`"),
    }
}
