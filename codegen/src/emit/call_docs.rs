//! Documentation of an operation's function: what the description says, and what the call takes and returns.

use super::uses::Uses;
use super::{Emitter, docs, security};
use crate::ir::{Body, Operation, ResponseType, Status};
use crate::names::{Name, OperationNames};

impl Emitter<'_> {
    /// Returns the documentation of an operation's function. Its list shows the request, the optional parameters, the
    /// value and the errors, since the signature names only the type of the call.
    pub(super) fn call_docs(&self, operation: &Operation, names: &OperationNames, uses: &mut Uses) -> docs::DocBuilder {
        let summary = operation.docs.summary.as_deref();
        let description =
            operation.docs.description.as_deref().filter(|text| Some(text.trim()) != summary.map(str::trim));
        let request = docs::code(&format!("{} {}", operation.method, operation.path));
        let value = self.output_docs(operation, names, uses);
        let mut list = vec![format!("{request}{}{value}", self.own_server_docs(operation))];
        list.extend(operation.body.as_ref().map(|body| self.body_docs(body, names, uses)));
        list.extend(optional_docs(operation, names));
        list.extend(self.error_docs(operation, names, uses));
        list.extend(retry_docs(operation));
        docs::DocBuilder::default()
            .described(summary)
            .described(description)
            .described(operation.body.as_ref().and_then(|body| body.docs.description.as_deref()))
            .generated(security::scope_docs(operation))
            .list(list)
    }

    fn body_docs(&self, body: &Body, names: &OperationNames, uses: &mut Uses) -> String {
        let what = if body.required { "Body" } else { "Body, optional (`body`)" };
        let ty = self.shown_body(body, names, uses);
        let ty = ty.strip_prefix("impl Into<").and_then(|ty| ty.strip_suffix('>')).unwrap_or(&ty);
        format!("{what}: {}", linked(ty.trim_start_matches('&')))
    }

    /// Returns what follows the request: the value and the headers of a success, if it has any.
    fn output_docs(&self, operation: &Operation, names: &OperationNames, uses: &mut Uses) -> String {
        let headers = (!operation.headers.is_empty()).then(|| format!("[`{}`]", names.headers.0));
        match (self.response_docs(&operation.output, &names.output.0, uses), headers) {
            (Some(ty), None) => format!(" returns {ty}"),
            (Some(ty), Some(headers)) => format!(" returns {ty}; headers: {headers}"),
            (None, Some(headers)) => format!("; headers: {headers}"),
            (None, None) => String::new(),
        }
    }

    fn error_docs(&self, operation: &Operation, names: &OperationNames, uses: &mut Uses) -> Option<String> {
        let failures = operation.responses.iter().filter(|response| response.is_failure());
        let statuses: Vec<String> = failures.map(|response| status_text(response.status)).collect();
        let ty = self.response_docs(&operation.error, &names.error.0, uses);
        match (ty, statuses.as_slice()) {
            (None, []) => None,
            (Some(ty), []) => Some(format!("Errors: {ty}")),
            (None, _) => Some(format!("Errors: {}", statuses.join(", "))),
            (Some(ty), _) => Some(format!("Errors: {ty} ({})", statuses.join(", "))),
        }
    }

    /// Returns the type of a value as a code span, with a link if it is generated. Returns `None` if there is no value.
    fn response_docs(&self, response_type: &ResponseType, name: &Name, uses: &mut Uses) -> Option<String> {
        match response_type {
            ResponseType::Several(_) => Some(format!("[`{name}`]")),
            ResponseType::One(_) | ResponseType::Failure(_) => {
                self.shown_response(response_type, name, uses).map(|ty| linked(ty.as_str()))
            }
        }
    }
}

/// Returns the list item about retries, if they do not follow from the method.
fn retry_docs(operation: &Operation) -> Option<String> {
    match (operation.retry, &operation.idempotency_key) {
        (Some(false), None) => Some("Never retried".to_owned()),
        (Some(false), Some(key)) => Some(format!("Never retried; idempotency key: {}", docs::code(key))),
        (_, Some(key)) => Some(format!("Safe to retry, by the idempotency key {}", docs::code(key))),
        (Some(true), None) => Some("Safe to retry".to_owned()),
        (None, None) => None,
    }
}

/// Returns the list item for the optional parameters.
fn optional_docs(operation: &Operation, names: &OperationNames) -> Option<String> {
    let optional = operation.parameters.iter().zip(&names.parameters).filter(|(parameter, _)| !parameter.required);
    let optional: Vec<String> = optional.map(|(_, name)| format!("`{}`", name.plain())).collect();
    (!optional.is_empty()).then(|| format!("Optional, methods of [`{}`]: {}", names.call, optional.join(", ")))
}

fn status_text(status: Status) -> String {
    match status {
        Status::Exact(code) => code.to_string(),
        Status::Class(class) => format!("{class}xx"),
        Status::Default => "any other status".to_owned(),
    }
}

/// Returns a type as a code span, with a link to the first generated type in it.
fn linked(ty: &str) -> String {
    const MODULE: &str = "types::";
    let shown = ty.replace(MODULE, "");
    let named = ty.split_once(MODULE).map(|(_, rest)| {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default()
    });
    match named {
        Some(name) => format!("[`{shown}`]({MODULE}{name})"),
        None => format!("`{shown}`"),
    }
}
