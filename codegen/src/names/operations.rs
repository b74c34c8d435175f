//! Operations: functions, markers, arguments, setters and the enums of their outcomes.

use rustc_hash::FxHashMap;

use super::client::ClientNames;
use super::media::media_words;
use super::reserved;
use super::scope::Scope;
use super::words::{pascal_identifier, snake, snake_identifier};
use super::{Name, claim};
use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Case, GroupId, Header, Operation, Outcome, Parameter};
use crate::openapi::Status;

/// The names of an operation.
#[derive(Debug, Clone)]
pub struct OperationNames {
    /// The function that makes the call.
    pub function: Name,
    /// The marker type.
    pub marker: Name,
    /// What the names of its types begin with.
    pub prefix: String,
    /// The arguments and setters, in the order of the parameters.
    pub parameters: Vec<Name>,
    /// The argument or setter of the body.
    pub body: Name,
    /// The enum of a body in several media types, and its variants.
    pub body_choice: (Name, Vec<Name>),
    /// The struct of the headers of answers, and its functions.
    pub headers: (Name, Vec<Name>),
    /// The enum of several successes, and its variants.
    pub output: (Name, Vec<Name>),
    /// The enum of several failures, and its variants.
    pub error: (Name, Vec<Name>),
}

/// The methods that a call has anyway, now or in time: no setter may take their place.
const CALL: &[&str] = &[
    "new",
    "body",
    "parts",
    "send",
    "send_full",
    "send_envelope",
    "send_raw",
    "request",
    "header",
    "headers",
    "timeout",
    "into_future",
    "retries",
    "server",
    "query",
    "query_extra",
    "anonymous",
    "raw_body",
    "allow_empty_segments",
    "stream",
    "pages",
    "items",
    "accept",
    "send_bytes",
    "send_stream",
    "max_response_bytes",
    "body_stream",
    "clone",
    "fmt",
    "path_param",
    "path_param_with",
    "query_param",
    "query_param_with",
    "query_string",
    "header_param",
    "header_param_with",
    "cookie_param",
    "cookie_param_with",
    "with_client",
    "observe",
];

pub(super) fn name(api: &Api, client: &mut ClientNames, diagnostics: &mut Diagnostics) -> Vec<OperationNames> {
    let mut functions: FxHashMap<Option<GroupId>, Scope> = FxHashMap::default();
    let mut markers: FxHashMap<Option<GroupId>, Scope> = FxHashMap::default();
    let mut prefixes = Scope::default();
    let mut result = Vec::with_capacity(api.operations.len());
    for operation in &api.operations {
        let group = operation.group.and_then(|id| api.groups.get(id.index()));
        let candidates = candidates(operation, group.map(|group| group.tag.as_str()));
        let scope = functions.entry(operation.group).or_insert_with(|| match operation.group {
            Some(_) => group_scope(),
            None => client.methods.clone(),
        });
        let function = claim(scope, &candidates, operation.place, "the function of this operation", diagnostics);
        let scope = markers.entry(operation.group).or_insert_with(|| {
            let mut scope = Scope::with(reserved::of_operations());
            if let Some(names) = operation.group.and_then(|id| client.groups.get(id.index())) {
                scope.claim(&[names.structure.plain().to_owned()]);
            }
            scope
        });
        let base = pascal_identifier(function.plain(), "Operation");
        let marker = scope.claim(&[base.clone(), format!("{base}Operation")]).0;
        let whole = full_name(operation);
        let (prefix, _) = prefixes.claim(&[
            pascal_identifier(&whole, "Operation"),
            pascal_identifier(&format!("{} {}", operation.method, operation.path), "Operation"),
        ]);
        let mut outcome = |outcome: &Outcome, word: &str| {
            let name = match outcome {
                Outcome::Several(_) => scope.claim(&[format!("{}{word}", marker.stem())]).0,
                _ => marker.clone(),
            };
            (name, cases(outcome))
        };
        let output = outcome(&operation.output, "Response");
        let error = outcome(&operation.error, "Error");
        let contents: Vec<&str> = operation.contents().map(|content| content.media_type.as_str()).collect();
        let body_choice = match contents.as_slice() {
            [] | [_] => (marker.clone(), Vec::new()),
            contents => (scope.claim(&[format!("{}Body", marker.stem())]).0, media_variants(contents)),
        };
        let headers = match operation.headers.as_slice() {
            [] => (marker.clone(), Vec::new()),
            headers => (scope.claim(&[format!("{}Headers", marker.stem())]).0, header_functions(headers)),
        };
        let (parameters, body) = arguments(operation, diagnostics);
        result.push(OperationNames {
            function,
            marker,
            // More words follow: `Self` needs no `_` there.
            prefix: prefix.plain().trim_end_matches('_').to_owned(),
            parameters,
            body,
            body_choice,
            headers,
            output,
            error,
        });
    }
    nested(api, client, &mut functions);
    result
}

/// The functions that lead to nested groups, after all operations: that a tag is nested renames none of them.
fn nested(api: &Api, client: &mut ClientNames, functions: &mut FxHashMap<Option<GroupId>, Scope>) {
    for ((_, group), names) in api.groups().zip(&mut client.groups) {
        let Some(parent) = group.parent else { continue };
        let scope = functions.entry(Some(parent)).or_insert_with(group_scope);
        let base = snake_identifier(&group.tag, "tag");
        names.nested = Some(scope.claim(&[base.clone(), format!("{base}_operations")]).0);
    }
}

/// The functions that the struct of a group has anyway.
fn group_scope() -> Scope {
    Scope::with(["clone", "fmt"])
}

/// The operationId, or what stands for it.
fn full_name(operation: &Operation) -> String {
    match &operation.id {
        Some(id) if !snake(id).is_empty() => id.clone(),
        _ => from_path(operation, false),
    }
}

/// The names that the function may have, the best first.
fn candidates(operation: &Operation, tag: Option<&str>) -> Vec<String> {
    let Some(id) = operation.id.as_ref().filter(|id| !snake(id).is_empty()) else {
        return vec![
            snake_identifier(&from_path(operation, false), "call"),
            snake_identifier(&from_path(operation, true), "call"),
        ];
    };
    let whole = snake_identifier(id, "call");
    let method = operation.method.to_ascii_lowercase();
    let short = tag.map(snake).and_then(|group| whole.strip_prefix(&format!("{group}_")).map(str::to_owned));
    let mut names: Vec<String> =
        short.filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic())).into_iter().collect();
    names.push(whole.clone());
    names.push(format!("{whole}_{method}"));
    names
}

/// Method and path in words: without a leading `api` and version unless `whole`, parameters as `by_<name>`.
fn from_path(operation: &Operation, whole: bool) -> String {
    let method = operation.method.to_ascii_lowercase();
    let segments: Vec<&str> = operation.path.split('/').filter(|segment| !segment.is_empty()).collect();
    let skip = if whole { 0 } else { segments.iter().take_while(|segment| is_prefix(segment)).count() };
    // A path that is nothing but a prefix keeps its words.
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

fn is_prefix(segment: &str) -> bool {
    let version = segment.strip_prefix(['v', 'V']).unwrap_or(segment);
    segment.eq_ignore_ascii_case("api")
        || (!version.is_empty()
            && version.chars().all(|c| c.is_ascii_digit() || c == '.')
            && version.starts_with(|c: char| c.is_ascii_digit()))
}

/// `{id}` -> `by id`; `{id}.json` -> `by id json`.
fn segment_words(segment: &str) -> String {
    segment.replace('{', " by ").replace('}', " ")
}

fn arguments(operation: &Operation, diagnostics: &mut Diagnostics) -> (Vec<Name>, Name) {
    let mut scope = Scope::default();
    let mut parameters = Vec::with_capacity(operation.parameters.len());
    for parameter in &operation.parameters {
        parameters.push(claim(&mut scope, &argument(parameter), parameter.place, "this parameter", diagnostics));
    }
    let body =
        Scope::with(parameters.iter().map(Name::as_str)).claim(&["body".to_owned(), "request_body".to_owned()]).0;
    (parameters, body)
}

/// The names that a parameter may have: as an argument of the function if it is required, otherwise as a setter beside those
/// that every call has.
fn argument(parameter: &Parameter) -> Vec<String> {
    let base = snake_identifier(&parameter.wire, "param");
    let location = match parameter.location {
        crate::openapi::Location::Path => "path",
        crate::openapi::Location::Query => "query",
        crate::openapi::Location::Header => "header",
        crate::openapi::Location::Cookie => "cookie",
    };
    let mut names = vec![base.clone(), format!("{base}_param"), format!("{base}_{location}")];
    if !parameter.required {
        names.retain(|name| !CALL.contains(&name.as_str()));
    }
    names
}

fn cases(outcome: &Outcome) -> Vec<Name> {
    let Outcome::Several(cases) = outcome else { return Vec::new() };
    let mut scope = Scope::default();
    cases
        .iter()
        .map(|case| {
            let name = match case {
                Case::Status(status, _) => status_name(*status),
                Case::Failure(_) => "Failure".to_owned(),
            };
            scope.claim(&[name]).0
        })
        .collect()
}

fn media_variants(media_types: &[&str]) -> Vec<Name> {
    // The associated type of `Encode`.
    let mut scope = Scope::with(["Value"]);
    media_types.iter().map(|media_type| scope.claim(&[media_words(media_type)]).0).collect()
}

fn header_functions(headers: &[Header]) -> Vec<Name> {
    let mut scope = Scope::with(["clone", "fmt"]);
    let name = |header: &Header| snake_identifier(&header.wire, "header");
    headers.iter().map(|header| scope.claim(&[name(header), format!("{}_header", name(header))]).0).collect()
}

/// The reason phrase of a status (RFC 9110, section 15) in `PascalCase`.
pub(super) fn status_name(status: Status) -> String {
    match status {
        Status::Exact(code) => match reason(code) {
            Some(reason) => pascal_identifier(reason, "Status"),
            None => format!("Status{code}"),
        },
        Status::Class(1) => "Informational".to_owned(),
        Status::Class(2) => "Success".to_owned(),
        Status::Class(3) => "Redirection".to_owned(),
        Status::Class(4) => "ClientError".to_owned(),
        Status::Class(_) => "ServerError".to_owned(),
        Status::Default => "Default".to_owned(),
    }
}

fn reason(code: u16) -> Option<&'static str> {
    http::StatusCode::from_u16(code).ok().and_then(|status| status.canonical_reason())
}
