//! A description, and deletions from it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use fastrand::Rng;
use serde_json::Value;
use wirewright::diagnostics::Code;
use wirewright::{Compilation, Generator, Renderer, report};

use super::compare::{Finding, Version, compare};
use super::delete::{Deletable, Kind, pointer, without};
use super::surface::Surface;
use crate::corpus::pool::isolated;

/// The result of a deletion.
#[derive(Debug, Clone)]
pub struct Round {
    /// The name of the document.
    pub document: String,
    /// The kind of the deleted item.
    pub kind: Kind,
    /// The JSON pointer of the deleted item.
    pub pointer: String,
    /// True if every component schema was generated, even if no operation uses it.
    pub all: bool,
    /// The differences, or the reason why there are none to compare.
    pub outcome: Result<Vec<Finding>, String>,
}

/// Deletes several items of a description, each alone, and compares.
pub fn rounds(document: &str, description: &Value, count: u64, seed: u64) -> Vec<Round> {
    let mut rng = Rng::with_seed(seed);
    let all = rng.u8(..4) == 0;
    let deletable = Deletable::of(description);
    let Ok(after) = version(description, all) else { return Vec::new() };
    let mut rounds = Vec::new();
    for _ in 0..count {
        let Some((kind, place)) = deletable.draw(&mut rng) else { break };
        let Some(before) = without(description, place) else { continue };
        let outcome = version(&before, all).map(|before| compare(&before, &after, |at| moved(at, place, description)));
        rounds.push(Round { document: document.to_owned(), kind, pointer: pointer(place), all, outcome });
    }
    rounds
}

/// Generates the code of a description.
///
/// # Errors
/// Returns an error if the description is invalid.
pub fn version(description: &Value, all: bool) -> Result<Version, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let path = folder.path().join("api.json");
    std::fs::write(&path, description.to_string()).map_err(|error| error.to_string())?;
    isolated(|| generated(&path, all)).0.map_err(|panic| format!("panic: {panic}"))?
}

/// Generates the code of a description in a file.
///
/// # Errors
/// Returns an error if the description is invalid.
pub fn generated(path: &Path, all: bool) -> Result<Version, String> {
    let patterns: &[&str] = if all { &["*"] } else { &[] };
    let generator = Generator::new(path).schemas(patterns.iter().copied());
    let compilation = generator.run().map_err(|error| error.to_string())?;
    let file = compilation.single_file("api", Renderer::default()).map_err(|error| error.to_string())?;
    Ok(Version { surface: Surface::parse(&file.text)?, paths: paths(&compilation), contested: contested(&compilation) })
}

fn paths(compilation: &Compilation) -> BTreeMap<(String, String), BTreeSet<String>> {
    let mut paths: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for entry in report::list(compilation) {
        let at = match &entry.pointer {
            Some(pointer) => pointer.split_once('#').map_or("", |(_, at)| at).to_owned(),
            None => entry.name.clone(),
        };
        // Several operations may refer to one path item.
        let kind = if entry.kind == "operation" { format!("operation {}", entry.name) } else { entry.kind.to_owned() };
        paths.entry((kind, at)).or_default().insert(entry.path);
    }
    paths
}

/// Returns the names that are claimed twice, in the texts of the diagnostics.
fn contested(compilation: &Compilation) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for found in compilation.diagnostics().iter() {
        if matches!(found.code, Code::NameCollision | Code::DuplicateOperationId) {
            names.extend(found.message.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    names
}

/// Returns the pointer of an item in the whole description: later items of the same list move up.
fn moved(at: &str, deleted: &[String], description: &Value) -> String {
    let Some((last, above)) = deleted.split_last() else { return at.to_owned() };
    let parent = pointer(above);
    let is_list = description.pointer(&parent).is_some_and(Value::is_array);
    let rest = at.strip_prefix(&parent).and_then(|rest| rest.strip_prefix('/')).filter(|_| is_list);
    let Some((index, rest)) = rest.map(|rest| rest.split_once('/').unwrap_or((rest, ""))) else { return at.to_owned() };
    match (index.parse::<usize>(), last.parse::<usize>()) {
        (Ok(index), Ok(last)) if index >= last => {
            let rest = if rest.is_empty() { String::new() } else { format!("/{rest}") };
            format!("{parent}/{}{rest}", index + 1)
        }
        _ => at.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn later_items_of_a_list_move_up() {
        let description = json!({"a": [0, 1, 2], "b": {"1": 0}});
        let deleted = |keys: &[&str]| -> Vec<String> { keys.iter().map(|key| (*key).to_owned()).collect() };
        assert_eq!(moved("/a/1/x", &deleted(&["a", "1"]), &description), "/a/2/x");
        assert_eq!(moved("/a/0/x", &deleted(&["a", "1"]), &description), "/a/0/x");
        assert_eq!(moved("/b/1", &deleted(&["b", "1"]), &description), "/b/1");
    }

    #[test]
    fn a_round_can_be_repeated() {
        let response = json!({"200": {"description": ""}});
        let description = json!({"openapi": "3.0.3", "info": {"title": "A", "version": "1"}, "paths": {
            "/a": {"get": {"responses": response}}, "/b": {"get": {"responses": response}}}});
        let pointers =
            |seed| rounds("a", &description, 3, seed).into_iter().map(|round| round.pointer).collect::<Vec<_>>();
        assert_eq!(pointers(1), pointers(1));
        assert_eq!(pointers(1).len(), 3);
        assert!(rounds("a", &description, 3, 2).iter().all(|round| round.outcome == Ok(Vec::new())));
    }
}
