//! The head of a path: the word that names the group of operations without a tag.

use std::collections::BTreeMap;

use crate::message::is_prefix;
use crate::openapi::Description;

/// The group names of operations without a tag, by the letters and digits of the head of the path.
#[derive(Default)]
pub(super) struct Heads(BTreeMap<String, String>);

impl Heads {
    /// Gathers the heads of a description. Heads that differ only in case and punctuation form one group.
    pub(super) fn of(description: &Description<'_>) -> Self {
        let mut heads: BTreeMap<String, String> = BTreeMap::new();
        for operation in description.operations.iter().filter(|operation| operation.tags.is_empty()) {
            let path = operation.path.plain();
            let Some(head) = head(&path) else { continue };
            let known = heads.entry(letters(head)).or_insert_with(|| head.to_owned());
            // The least spelling, which is independent of the order of the operations.
            if head < &**known {
                head.clone_into(known);
            }
        }
        Self(heads)
    }

    /// Returns the name of the group of an operation without a tag.
    pub(super) fn group(&self, path: &str) -> Option<&str> {
        self.0.get(&letters(head(path)?)).map(String::as_str)
    }
}

/// Returns the first word of a path, without `api`, versions, parameters, and file extensions: `accounts` for
/// `/v1/accounts/{id}` and `/accounts.json`.
fn head(path: &str) -> Option<&str> {
    let end = path.find(['?', '#']).unwrap_or(path.len());
    let segments = path.get(..end)?.split('/');
    let head = segments.filter(|segment| !is_prefix(segment) && !is_version(segment)).find_map(|segment| {
        let literal = segment.split(['{', '(', ':', '.', ';', ',', '=']).next().unwrap_or_default();
        let word = literal.trim_matches(|c: char| !c.is_alphanumeric());
        (!word.is_empty() && !word.eq_ignore_ascii_case("rest")).then_some(word)
    });
    head.filter(|word| !is_procedure(word))
}

/// Returns true for the name of a procedure in camel case, such as `sendMessage`. Each would be a group of one operation.
fn is_procedure(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && word.contains(char::is_uppercase)
}

/// Returns true if a segment is a date or a preliminary version: `2015-03-31`, `v1beta2`.
fn is_version(segment: &str) -> bool {
    let is_date = !segment.is_empty() && segment.chars().all(|c| c.is_ascii_digit() || c == '-');
    let number = segment.strip_prefix('v').unwrap_or_default();
    let number = number.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = number.strip_suffix("alpha").or_else(|| number.strip_suffix("beta")).unwrap_or_default();
    is_date || is_prefix(number.trim_end_matches(['-', '_']))
}

fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_path_is_its_first_word() {
        let rows = [
            ("/pets", Some("pets")),
            ("/v1/pets/{id}", Some("pets")),
            ("/rest/api/3/issue/{key}", Some("issue")),
            ("/2015-03-31/functions", Some("functions")),
            ("/v1beta2/jobs", Some("jobs")),
            ("/{org}/repos", Some("repos")),
            ("/Customers({id})", Some("Customers")),
            ("/pets:batchGet", Some("pets")),
            ("/chat.postMessage", Some("chat")),
            ("/report-{id}", Some("report")),
            ("/~/files", Some("files")),
            ("/beta/things", Some("beta")),
            ("/sendMessage", None),
            ("/", None),
            ("/{bucket}/{key}", None),
            ("/#Action=ListTags", None),
            ("/api/v2", None),
        ];
        for (path, expected) in rows {
            assert_eq!(head(path), expected, "{path}");
        }
    }
}
