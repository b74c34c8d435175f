//! Names of operations: functions, markers, arguments, setters and the enums of their response types.

use rustc_hash::FxHashMap;

use super::client::ClientNames;
use super::former;
use super::media::media_words;
use super::member::{Member, beside_words, held_functions};
use super::operation_words::{candidates, full_name};
use super::reasons::reason;
use super::reserved;
use super::scope::Scope;
use super::words::{pascal_identifier, snake_identifier, spelled_out, unrepeated};
use super::{Name, Wish, claim};
use crate::analyze::MOST_ARGUMENTS;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::ir::{Api, Case, GroupId, Header, Operation, Parameter, ResponseType, Status};
use crate::keep::{Kept, Slots, keys};
use crate::lock::quoted;

/// The names of an operation.
#[derive(Debug, Clone)]
pub struct OperationNames {
    /// The function that makes the call.
    pub function: Name,
    /// The marker type.
    pub marker: Name,
    /// The prefix of the names of its types.
    pub prefix: String,
    /// The arguments and setters, in the order of the parameters.
    pub parameters: Vec<Name>,
    /// The argument or setter of the body.
    pub body: Name,
    /// The enum of a body in several media types, and its variants.
    pub body_choice: (Name, Vec<Name>),
    /// The alias of the call's type.
    pub call: Name,
    /// The struct of the arguments, if there are many.
    pub arguments: Option<Name>,
    /// The alias of the type of response headers, and its functions.
    pub headers: (Name, Vec<Name>),
    /// The enum of several successes, and its variants.
    pub output: (Name, Vec<Name>),
    /// The enum of several failures, and its variants.
    pub error: (Name, Vec<Name>),
    /// The former names, which are deprecated aliases.
    pub former: Vec<FormerNames>,
}

/// Former names of an operation.
#[derive(Debug, Clone)]
pub struct FormerNames {
    /// The group that has the aliases.
    pub group: Option<GroupId>,
    /// The names. Those that are not aliases are the current ones.
    pub names: OperationNames,
    /// True if the function has an alias.
    pub has_function: bool,
}

/// The methods of every call, including planned ones, which no setter may replace.
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
    "retry",
    "no_retry",
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

pub(super) fn name(
    api: &Api,
    kept: &Kept<'_>,
    client: &mut ClientNames,
    diagnostics: &mut Diagnostics,
) -> Vec<OperationNames> {
    let mut names: Vec<Option<OperationNames>> = api.operations.iter().map(|_| None).collect();
    let mut functions: FxHashMap<Option<GroupId>, Scope> = FxHashMap::default();
    let mut modules: FxHashMap<Option<GroupId>, Scope> = FxHashMap::default();
    let prefixes = prefixes(api);
    let former = former::by_group(kept);
    for (group, members) in by_tag(api) {
        let operations: Vec<Member<'_>> = members.iter().filter_map(|index| Member::of(api, kept, *index)).collect();
        let mut scope = match group {
            Some(_) => group_scope(),
            None => client.methods.clone(),
        };
        let aliases = former.get(&group).map_or(&[][..], Vec::as_slice);
        scope.hold(held_functions(api, kept, group, &operations));
        scope.hold(aliases.iter().filter_map(|alias| alias.names.name()));
        let wish = |member: &Member<'_>| {
            let candidates = candidates(api, member.operation);
            let kept =
                member.kept.name().map(str::to_owned).or_else(|| former::same(aliases, member.index, &candidates));
            Wish { candidates, place: member.operation.place, rename: member.operation.rename.clone(), kept }
        };
        let key = |index: usize| operations.get(index).map(|member| key(member.operation)).unwrap_or_default();
        let wishes = operations.iter().map(wish).collect();
        let claimed = claim(&mut scope, wishes, key, "the function of this operation", diagnostics);
        functions.insert(group, scope);
        let mut scope = Scope::with(reserved::of_operations());
        if let Some(names) = group.and_then(|id| client.groups.get(id.index())) {
            scope.claim(&[names.structure.plain().to_owned()]);
        }
        scope.hold(operations.iter().flat_map(Member::held));
        scope.hold(aliases.iter().flat_map(former::held));
        let parts = markers(&operations, claimed, kept, &mut scope, diagnostics);
        modules.insert(group, scope);
        for (index, part) in members.into_iter().zip(parts) {
            let prefix = prefixes.get(index).cloned().unwrap_or_default();
            if let Some(slot) = names.get_mut(index) {
                *slot = Some(OperationNames { prefix, ..part });
            }
        }
    }
    nested(api, kept, client, &mut functions);
    former::name(api, kept, client, (&mut functions, &mut modules), &mut names);
    names.into_iter().flatten().collect()
}

/// Returns the operations of each tag. All operations without a tag are methods of the client, and have one module.
fn by_tag(api: &Api) -> Vec<(Option<GroupId>, Vec<usize>)> {
    let mut groups: Vec<(Option<GroupId>, Vec<usize>)> = Vec::new();
    let mut known: FxHashMap<Option<GroupId>, usize> = FxHashMap::default();
    for (index, operation) in api.operations.iter().enumerate() {
        let group = api.tag_group(operation);
        let position = *known.entry(group).or_insert_with(|| {
            groups.push((group, Vec::new()));
            groups.len() - 1
        });
        if let Some((_, members)) = groups.get_mut(position) {
            members.push(index);
        }
    }
    groups
}

/// Returns the key that decides which of several operations keeps a name.
fn key(operation: &Operation) -> String {
    format!("{} {}", operation.path, operation.method)
}

/// Returns the prefix of the names of each operation's types.
pub(super) fn prefixes(api: &Api) -> Vec<String> {
    let wish = |operation: &Operation| {
        let by_path = format!("{} {}", operation.method, operation.path);
        vec![pascal_identifier(&full_name(operation), "Operation"), pascal_identifier(&by_path, "Operation")]
    };
    let wishes: Vec<Vec<String>> = api.operations.iter().map(wish).collect();
    let key = |index: usize| api.operations.get(index).map(key).unwrap_or_default();
    let prefixes = Scope::default().claim_all(&wishes, key);
    // More words follow, so `Self` needs no `_` here.
    prefixes.into_iter().map(|(prefix, _)| prefix.plain().trim_end_matches('_').to_owned()).collect()
}

/// Names the items of an operations module. The markers come first, so that none has to give way to an enum or a struct
/// of another operation.
fn markers(
    operations: &[Member<'_>],
    functions: Vec<Name>,
    kept: &Kept<'_>,
    scope: &mut Scope,
    diagnostics: &mut Diagnostics,
) -> Vec<OperationNames> {
    let wish = |function: &Name| {
        let base = pascal_identifier(function.plain(), "Operation");
        vec![base.clone(), format!("{base}Operation")]
    };
    let of = |index: usize| operations.get(index).map(|member| key(member.operation)).unwrap_or_default();
    let known: Vec<Option<&str>> = operations.iter().map(|member| member.kept.beside("marker")).collect();
    let markers = scope.claim_kept(&functions.iter().map(wish).collect::<Vec<_>>(), &known, of);
    let markers: Vec<Name> = markers.into_iter().map(|(name, _)| name).collect();
    let mut beside = beside(operations, &markers, scope, diagnostics).into_iter();
    let mut result = Vec::with_capacity(operations.len());
    for ((member, function), marker) in operations.iter().zip(functions).zip(markers) {
        let operation = member.operation;
        // The parts keep their names even if the operation itself has a new one.
        let parts = kept.operation(member.index);
        let mut response_type = |response_type: &ResponseType, word: &str| {
            let name = match response_type {
                ResponseType::Several(_) => beside.next(),
                _ => None,
            };
            (name.unwrap_or_else(|| marker.clone()), cases(response_type, parts, word))
        };
        let output = response_type(&operation.output, "response");
        let error = response_type(&operation.error, "error");
        let contents: Vec<&str> = operation.contents().map(|content| content.media_type.as_str()).collect();
        let body_choice = match contents.as_slice() {
            [] | [_] => (marker.clone(), Vec::new()),
            contents => (beside.next().unwrap_or_else(|| marker.clone()), media_variants(contents, parts)),
        };
        let headers = match operation.headers.as_slice() {
            [] => (marker.clone(), Vec::new()),
            headers => (beside.next().unwrap_or_else(|| marker.clone()), header_functions(headers, parts)),
        };
        let call = beside.next().unwrap_or_else(|| marker.clone());
        let many = if is_by_name(operation) { beside.next() } else { None };
        let (parameters, body) = arguments(operation, parts, diagnostics);
        let (prefix, former) = (String::new(), Vec::new());
        let names = OperationNames {
            function,
            marker,
            prefix,
            parameters,
            body,
            body_choice,
            call,
            arguments: many,
            headers,
            output,
            error,
            former,
        };
        result.push(names);
    }
    result
}

/// Names the types beside the markers, in the order of the operations.
fn beside(operations: &[Member<'_>], markers: &[Name], scope: &mut Scope, diagnostics: &mut Diagnostics) -> Vec<Name> {
    let mut wishes = Vec::new();
    let mut owners = Vec::new();
    for (member, marker) in operations.iter().zip(markers) {
        for word in beside_words(member.operation) {
            let name = format!("{}{word}", marker.stem());
            let candidates = vec![name.clone(), format!("{}Operation{word}", marker.stem())];
            let kept = member.kept.beside_or(word, &name);
            wishes.push(Wish { candidates, place: member.operation.place, rename: None, kept });
            owners.push(format!("{} {word}", key(member.operation)));
        }
    }
    let of = |index: usize| owners.get(index).cloned().unwrap_or_default();
    claim(scope, wishes, of, "a type of this operation", diagnostics)
}

/// Returns true if the arguments of an operation's function are too many to be distinguished by their positions.
pub(super) fn is_by_name(operation: &Operation) -> bool {
    let parameters = operation.parameters.iter().filter(|parameter| parameter.is_argument()).count();
    parameters + usize::from(operation.required_body().is_some()) > MOST_ARGUMENTS
}

/// Names the functions that lead to nested groups. They come after all operations, so that nesting a tag renames no
/// operation.
fn nested(api: &Api, kept: &Kept<'_>, client: &mut ClientNames, functions: &mut FxHashMap<Option<GroupId>, Scope>) {
    for ((id, group), names) in api.groups().zip(&mut client.groups) {
        let Some(parent) = group.parent else { continue };
        let scope = functions.entry(Some(parent)).or_insert_with(group_scope);
        let name = unrepeated(&group.name);
        let base = snake_identifier(group.rename.as_ref().unwrap_or(&name), "tag");
        let kept = kept.group(id.index()).nested().filter(|_| group.rename.is_none());
        names.nested = Some(scope.claim_one(kept, &[base.clone(), format!("{base}_operations")]));
    }
}

/// Returns the functions that the struct of every group has.
fn group_scope() -> Scope {
    Scope::with(["clone", "fmt"])
}

fn arguments(operation: &Operation, kept: Slots<'_>, diagnostics: &mut Diagnostics) -> (Vec<Name>, Name) {
    for (parameter, name) in operation.parameters.iter().filter_map(|own| Some((own, own.rename.as_deref()?))) {
        if !parameter.required && CALL.contains(&name) {
            let message =
                format!("`{}` cannot be renamed to `{name}`, which is a method of every call", parameter.wire);
            let found = Diagnostic::key(Code::InvalidRename, parameter.place, message);
            diagnostics.push(found.hint("choose another name in `rename` or `x-wirewright-name`"));
        }
    }
    let mut scope = Scope::default();
    let wish = |parameter: &Parameter| Wish {
        candidates: argument(parameter),
        place: parameter.place,
        rename: parameter.rename.clone(),
        kept: kept
            .part(|| keys::parameter(parameter))
            .filter(|name| parameter.required || !CALL.contains(name))
            .map(str::to_owned),
    };
    let wishes = operation.parameters.iter().map(wish).collect();
    let key = |index: usize| {
        let parameter = operation.parameters.get(index);
        parameter.map(|parameter| format!("{} {}", parameter.location as u8, parameter.wire)).unwrap_or_default()
    };
    scope.hold(kept.part(|| "<body>").filter(|_| operation.body.is_some()));
    let parameters = claim(&mut scope, wishes, key, "this parameter", diagnostics);
    let candidates = ["body".to_owned(), "request_body".to_owned()];
    let body = Scope::with(parameters.iter().map(Name::as_str)).claim_one(kept.part(|| "<body>"), &candidates);
    (parameters, body)
}

/// Returns the candidates for a parameter's name. A required parameter is an argument of the function; an optional one
/// is a setter, next to the methods of every call.
fn argument(parameter: &Parameter) -> Vec<String> {
    let base = snake_identifier(&parameter.wire, "param");
    let location = match parameter.location {
        crate::ir::Location::Path => "path",
        crate::ir::Location::Query => "query",
        crate::ir::Location::Header => "header",
        crate::ir::Location::Cookie => "cookie",
    };
    let spelled = snake_identifier(&spelled_out(&parameter.wire), "param");
    let mut names =
        vec![base.clone(), format!("{base}_param"), format!("{base}_{location}"), format!("{spelled}_{location}")];
    if !parameter.required {
        names.retain(|name| !CALL.contains(&name.as_str()));
    }
    names
}

fn cases(response_type: &ResponseType, kept: Slots<'_>, word: &str) -> Vec<Name> {
    let ResponseType::Several(cases) = response_type else { return Vec::new() };
    let mut scope = Scope::default();
    let known = |case: &Case| kept.part(|| format!("{word} {}", keys::case(case)));
    scope.hold(cases.iter().filter_map(known));
    cases
        .iter()
        .map(|case| {
            let name = match case {
                Case::Status(status, _) => status_name(*status),
                Case::Failure(_) => "Failure".to_owned(),
            };
            scope.claim_one(known(case), &[name])
        })
        .collect()
}

fn media_variants(media_types: &[&str], kept: Slots<'_>) -> Vec<Name> {
    let wishes: Vec<Vec<String>> =
        media_types.iter().map(|name| vec![media_words(name), format!("{}Media", media_words(name))]).collect();
    let key = |index: usize| media_types.get(index).map(|name| (*name).to_owned()).unwrap_or_default();
    let kept: Vec<Option<&str>> =
        media_types.iter().map(|name| kept.part(|| format!("body {}", quoted(name)))).collect();
    // `Value` is the associated type of `Encode`.
    Scope::with(["Value"]).claim_kept(&wishes, &kept, key).into_iter().map(|(name, _)| name).collect()
}

fn header_functions(headers: &[Header], kept: Slots<'_>) -> Vec<Name> {
    let mut scope = Scope::with(["clone", "deref", "fmt"]);
    let name = |header: &Header| snake_identifier(&header.wire, "header");
    let wishes: Vec<Vec<String>> =
        headers.iter().map(|header| vec![name(header), format!("{}_header", name(header))]).collect();
    let key = |index: usize| headers.get(index).map(|header| header.wire.clone()).unwrap_or_default();
    let kept: Vec<Option<&str>> =
        headers.iter().map(|header| kept.part(|| format!("response-header {}", quoted(&header.wire)))).collect();
    scope.claim_kept(&wishes, &kept, key).into_iter().map(|(name, _)| name).collect()
}

/// Returns the reason phrase of a status (RFC 9110, section 15) in `PascalCase`.
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
