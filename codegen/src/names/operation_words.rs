//! Words from which operations are named: those of the `operationId`, or of method and path.

use super::framework::{self, Clues};
use super::words::{has_words, snake, snake_identifier, unrepeated};
use crate::ir::{Api, IdWords, Operation};
use crate::message::is_prefix;

/// Returns the `operationId`, or words from method and path. A function name is at best unique in its group, so the words
/// of the group come first.
pub(super) fn full_name(operation: &Operation) -> String {
    let group = operation.tag.as_deref().map(|tag| snake(&unrepeated(tag))).unwrap_or_default();
    let of_function = |function: &str| {
        let function = function.strip_prefix(&format!("{group}_")).unwrap_or(function);
        format!("{group} {function}")
    };
    if let Some(name) = &operation.rename {
        return of_function(name);
    }
    let Some(id) = own_id(operation) else { return from_path(operation, false) };
    match function(operation, id) {
        Some(function) => of_function(&function),
        None => id.to_owned(),
    }
}

/// Returns the function name in an id that a framework generated, in `snake_case`.
fn function(operation: &Operation, id: &str) -> Option<String> {
    match &operation.words {
        IdWords::Function(name) => Some(snake(name)),
        IdWords::Exactly(_) => None,
        IdWords::Recognized => {
            let summary = operation.docs.summary.as_deref();
            framework::function(Clues { id, path: &operation.path, tag: operation.tag.as_deref(), summary })
        }
    }
}

/// Returns the `operationId` or the words that take its place, if it contains words for a name.
fn own_id(operation: &Operation) -> Option<&str> {
    let id = match &operation.words {
        IdWords::Exactly(words) => Some(words.as_str()),
        IdWords::Function(_) | IdWords::Recognized => operation.id.as_deref(),
    };
    id.filter(|id| has_words(id))
}

/// Returns the candidates for the function's name, best first.
pub(super) fn candidates(api: &Api, operation: &Operation) -> Vec<String> {
    let Some(id) = own_id(operation) else {
        return vec![
            snake_identifier(&from_path(operation, false), "call"),
            snake_identifier(&from_path(operation, true), "call"),
        ];
    };
    let whole = snake_identifier(id, "call");
    let method = operation.method.to_ascii_lowercase();
    // Without groups, nothing else tells the group.
    let tag = operation.tag.as_deref().filter(|_| api.tag_group(operation).is_some());
    let group = tag.map(|tag| format!("{}_", snake(&unrepeated(tag))));
    let prefixless = match operation.words {
        IdWords::Recognized => framework::prefixless(id, &operation.path),
        IdWords::Exactly(_) | IdWords::Function(_) => None,
    };
    let mut names = Vec::new();
    for name in [function(operation, id), prefixless].into_iter().flatten().chain([whole.clone()]) {
        let short = group.as_deref().and_then(|group| name.strip_prefix(group));
        names.extend(short.filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic())).map(str::to_owned));
        names.push(name);
    }
    names.push(format!("{whole}_{method}"));
    names
}

/// Returns method and path in words, with parameters as `by_<name>`. A leading `api` and version are omitted unless
/// `whole` is set.
fn from_path(operation: &Operation, whole: bool) -> String {
    let method = operation.method.to_ascii_lowercase();
    let segments: Vec<&str> = operation.path.split('/').filter(|segment| !segment.is_empty()).collect();
    let skip = if whole { 0 } else { segments.iter().take_while(|segment| is_prefix(segment)).count() };
    // A path that consists only of such a prefix keeps its words.
    let rest = segments.get(skip..).filter(|rest| !rest.is_empty()).unwrap_or(&segments);
    let mut words = vec![method.clone()];
    for (index, segment) in rest.iter().enumerate() {
        let last = index + 1 == rest.len();
        if last && !whole && index > 0 && segment.eq_ignore_ascii_case(&method) {
            continue;
        }
        words.push(segment_words(segment));
    }
    words.join(" ")
}

/// Splits a path segment into words: `{id}` -> `by id`; `{id}.json` -> `by id json`.
fn segment_words(segment: &str) -> String {
    segment.replace('{', " by ").replace('}', " ")
}
