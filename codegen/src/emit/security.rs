//! Security schemes and requirements: documentation of credentials, and the scopes that an operation requires.

use super::Emitter;
use super::docs::code;
use super::fragment::{Fragment, rust};
use crate::ir::{Credential, Flow, Operation, Required, Scheme};

impl Emitter<'_> {
    /// Returns the `const SCOPES` of an operation that requires scopes: rows of alternative, scheme and scopes.
    pub(super) fn scopes(&self, operation: &Operation) -> Option<Fragment> {
        let has_token = |required: &Required| {
            let scheme = self.api.schemes.iter().find(|scheme| scheme.name == required.scheme);
            scheme.is_some_and(|scheme| matches!(scheme.credential, Credential::Token | Credential::Bearer))
        };
        let rows: Vec<Fragment> = scoped(operation)
            .filter(|(_, required)| has_token(required))
            .map(|(index, required)| {
                let scheme = Fragment::literal(&required.scheme);
                rust!("({}, {}, &[{}])", index, scheme, Fragment::literals(&required.scopes))
            })
            .collect();
        (!rows.is_empty()).then(|| rust!("const SCOPES: Scopes = &[{}];", Fragment::join(rows, ", ")))
    }
}

fn scoped(operation: &Operation) -> impl Iterator<Item = (usize, &Required)> {
    let alternatives = operation.security.iter().enumerate();
    alternatives
        .flat_map(|(index, schemes)| schemes.iter().map(move |required| (index, required)))
        .filter(|(_, required)| !required.scopes.is_empty())
}

/// Returns the documentation of the scopes that an operation requires, or an empty string if it requires none.
pub(super) fn scope_docs(operation: &Operation) -> String {
    let mut lists: Vec<String> = Vec::new();
    for (_, required) in scoped(operation) {
        let list = format!("{} (scheme {})", quoted(&required.scopes), quoted(std::slice::from_ref(&required.scheme)));
        if !lists.contains(&list) {
            lists.push(list);
        }
    }
    if lists.is_empty() { String::new() } else { format!("Required scopes: {}", lists.join("; or ")) }
}

/// Returns the documentation of the OAuth 2.0 flows that give a token.
pub(super) fn flow_docs(scheme: &Scheme) -> Vec<String> {
    let line = |flow: &Flow| {
        let urls = flow.urls.iter().map(|(keyword, url)| format!("{keyword} {}", quoted(std::slice::from_ref(url))));
        let scopes = (!flow.scopes.is_empty()).then(|| format!("scopes {}", quoted(&flow.scopes)));
        let parts: Vec<String> = urls.chain(scopes).collect();
        format!("{}: {}", quoted(std::slice::from_ref(&flow.name)), parts.join("; "))
    };
    scheme.flows.iter().filter(|flow| !(flow.urls.is_empty() && flow.scopes.is_empty())).map(line).collect()
}

fn quoted(texts: &[String]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| code(text)).collect();
    quoted.join(", ")
}
