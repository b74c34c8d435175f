//! The content of a description that affects the choice of options.

use std::collections::BTreeMap;

use super::naming::Naming;
use crate::compilation::Model;
use crate::ir::{Credential, Library};
use crate::select::for_each_library;

/// A description with more operations gets a proposal to choose some of them.
const MANY: usize = 100;
/// A description with more operations gets a proposal to split the crate.
const VERY_MANY: usize = 500;
/// The number of groups that are shown.
const SHOWN: usize = 5;

/// The content of a description that affects the choice of options.
pub(super) struct Findings {
    pub(super) title: String,
    pub(super) operations: usize,
    pub(super) types: usize,
    /// The tags with their numbers of operations, the largest first.
    pub(super) tags: Vec<(String, usize)>,
    /// The options of formats with their numbers of uses.
    pub(super) formats: BTreeMap<&'static str, usize>,
    /// The features of the runtime crate that the client needs.
    pub(super) features: Vec<&'static str>,
    /// The credentials: the scheme, the method of the client, and the way in which the credential is sent.
    pub(super) credentials: Vec<String>,
    pub(super) naming: Naming,
}

impl Findings {
    pub(super) fn of(model: &Model) -> Self {
        let api = &model.api;
        let mut tags: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, operation) in api.operations() {
            if let Some(tag) = &operation.tag {
                *tags.entry(tag).or_default() += 1;
            }
        }
        let mut tags: Vec<(String, usize)> = tags.into_iter().map(|(tag, count)| (tag.to_owned(), count)).collect();
        tags.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let mut formats = BTreeMap::new();
        for_each_library(api, &model.names, &mut |library| *formats.entry(option(library)).or_default() += 1);
        let mut features = model.libraries.features();
        features.retain(|feature| *feature != Library::RustDecimal.name());
        let schemes = api.schemes.iter().zip(model.names.schemes());
        let credentials = schemes.map(|(scheme, name)| {
            let (how, has_method) = sent(&scheme.credential);
            let scheme = one_line(&scheme.name);
            if has_method {
                format!("`{scheme}`: {how}; set with `Client::{}`", name.as_str())
            } else {
                format!("`{scheme}`: {how}")
            }
        });
        Self {
            title: one_line(&api.title),
            operations: api.operations.len(),
            types: api.types().filter(|(id, _)| model.names.ty(*id).is_some()).count(),
            tags,
            formats,
            features,
            credentials: credentials.collect(),
            naming: Naming::of(api),
        }
    }

    pub(super) fn has_many_operations(&self) -> bool {
        self.operations > MANY
    }

    pub(super) fn should_be_split(&self) -> bool {
        self.operations > VERY_MANY && self.tags.len() > 1
    }

    /// Returns the largest tags.
    pub(super) fn largest(&self) -> impl Iterator<Item = &(String, usize)> {
        self.tags.iter().take(SHOWN)
    }

    /// Returns the proposals, each a sentence.
    pub(super) fn proposals(&self) -> Vec<String> {
        let mut proposals = Vec::new();
        if self.has_many_operations() {
            proposals.push(format!(
                "the description has {} operations: choose those that you need with `operations`",
                self.operations
            ));
        }
        if self.should_be_split() {
            proposals
                .push("for a client of all operations, `split = true` lets cargo compile it in parallel".to_owned());
        }
        if let Some((prefix, _)) = &self.naming.prefix {
            let prefix = one_line(prefix);
            proposals.push(format!("most names of schemas begin with `{prefix}`: shorten them with `strip-prefix`"));
        }
        if let Some(framework) = self.naming.framework {
            proposals.push(format!(
                "most operation ids have the form of a framework: set `operation-ids = {{ framework = \"{framework}\" }}`"
            ));
        }
        if self.formats.contains_key("decimal") {
            proposals.push("decimals are strings: set `formats` to convert them to `rust_decimal`".to_owned());
        }
        proposals
    }
}

/// Returns the option for the formats of a library.
fn option(library: Library) -> &'static str {
    match library {
        Library::Chrono | Library::Jiff | Library::Time => "dates",
        Library::RustDecimal => "decimal",
        Library::Uuid => "uuid",
    }
}

/// Returns the way in which a credential is sent, and true if the client has a method for it.
fn sent(credential: &Credential) -> (String, bool) {
    match credential {
        Credential::Header(name) => (format!("a key in the header `{}`", one_line(name)), true),
        Credential::Query(name) => (format!("a key in the query parameter `{}`", one_line(name)), true),
        Credential::Cookie(name) => (format!("a key in the cookie `{}`", one_line(name)), true),
        Credential::Basic => ("user and password".to_owned(), true),
        Credential::Bearer => ("a bearer token".to_owned(), true),
        Credential::Token => ("an OAuth 2 or OpenID Connect token".to_owned(), true),
        Credential::Authorization(name) => (format!("the `Authorization` header, scheme `{}`", one_line(name)), true),
        Credential::Connection => ("a client certificate, which belongs to the transport".to_owned(), false),
    }
}

/// Returns a text of the description on one line, for use in a comment.
pub(super) fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
