//! The content of a description that affects the choice of names.

use std::collections::BTreeMap;

use crate::ir::{Api, Operation, TypeDef};

/// The least number of items that show a habit of the description.
const FEW: usize = 5;

/// The content of a description that affects the choice of names.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Naming {
    /// The longest prefix that most names of components share, and the number of these.
    pub(super) prefix: Option<(String, usize)>,
    /// The number of inline types that have a title.
    pub(super) titles: usize,
    /// The framework that made most operation ids, if it is not recognized without a setting.
    pub(super) framework: Option<&'static str>,
}

impl Naming {
    /// Expects a model in which inline types are named by their titles.
    pub(super) fn of(api: &Api) -> Self {
        let inline = api.types.iter().filter(|def| !def.origin.steps.is_empty());
        Self {
            prefix: prefix(api),
            titles: inline.filter(|def| def.custom.words.is_some()).count(),
            framework: framework(&api.operations),
        }
    }
}

fn prefix(api: &Api) -> Option<(String, usize)> {
    let keys = api.types.iter().filter_map(TypeDef::component);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all = 0;
    for key in keys {
        all += 1;
        for (at, _) in key.match_indices('.') {
            *counts.entry(key.get(..=at).unwrap_or_default()).or_default() += 1;
        }
    }
    let shared = counts.into_iter().filter(|(_, count)| *count >= FEW && is_most(*count, all));
    shared.max_by_key(|(prefix, _)| prefix.len()).map(|(prefix, count)| (prefix.to_owned(), count))
}

fn framework(operations: &[Operation]) -> Option<&'static str> {
    let ids = || operations.iter().filter_map(|operation| operation.id.as_deref());
    let count = |test: fn(&str) -> bool| ids().filter(|id| test(id)).count();
    let is_habit = |test: fn(&str) -> bool| count(test) >= FEW && is_most(count(test), operations.len());
    if is_habit(is_controller) { Some("controller") } else { is_habit(is_springfox).then_some("springfox") }
}

/// Returns true for ids such as `Pets_GetAll`.
fn is_controller(id: &str) -> bool {
    let is_word = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_uppercase()) && word.chars().all(|c| c.is_ascii_alphanumeric())
    };
    id.split_once('_').is_some_and(|(controller, action)| is_word(controller) && is_word(action))
}

/// Returns true for ids such as `listPetsUsingGET_1`.
fn is_springfox(id: &str) -> bool {
    let id = id.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('_');
    ["GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS"]
        .iter()
        .any(|method| id.strip_suffix(method).is_some_and(|rest| rest.ends_with("Using")))
}

/// Returns true if a count is at least three fifths of all.
fn is_most(count: usize, all: usize) -> bool {
    count.saturating_mul(5) >= all.saturating_mul(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_frameworks_are_recognized() {
        assert!(is_controller("Pets_GetAll") && !is_controller("pets_getAll") && !is_controller("listPets"));
        assert!(is_springfox("listPetsUsingGET_1") && is_springfox("addUsingPOST") && !is_springfox("listPets"));
    }
}
