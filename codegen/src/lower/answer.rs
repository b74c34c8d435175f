//! The answers to an operation.

use super::Lowering;
use super::body::{essence, is_json};
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Answer, Case, Outcome, Payload, TypeId};
use crate::openapi::{EnvelopeRule, Kind, Operation, Response, Status};

impl<'d> Lowering<'_, 'd> {
    pub(super) fn answers(&mut self, operation: &Operation<'d>) -> Vec<Answer> {
        // A default is a success only where no other success is described (OpenAPI 3.1, section 4.8.16).
        let default_succeeds = !operation.responses.iter().any(|(status, _)| status.is_success());
        // In the order of the statuses, so that the order in the description does not show.
        let mut responses: Vec<_> = operation.responses.iter().collect();
        responses.sort_by_key(|(status, _)| *status);
        let mut answers: Vec<Answer> = responses
            .into_iter()
            .map(|(status, response)| {
                let success = status.is_success() || (*status == Status::Default && default_succeeds);
                let envelope = if success { operation.envelope } else { None };
                let media_types = self.choose(&response.content).map(|chosen| chosen.name.to_owned());
                let payload = if has_no_body(&operation.method, *status) {
                    self.note_no_body(operation, *status, response);
                    Payload::Empty
                } else {
                    self.payload(response, envelope, success)
                };
                Answer {
                    status: *status,
                    media_types: media_types.into_iter().collect(),
                    description: response.description.map(str::to_owned),
                    success,
                    payload,
                }
            })
            .collect();
        if !answers.iter().any(|answer| answer.success) {
            self.add_success(operation, &mut answers);
        }
        answers
    }

    /// Only failures are described: whatever the server calls a success is one, and its bytes are kept.
    fn add_success(&mut self, operation: &Operation<'d>, answers: &mut Vec<Answer>) {
        let message = format!("no successful answer of {} is described", operation.method);
        self.report(
            Diagnostic::key(Code::NoSuccess, operation.place, message)
                .hint("any status 2xx is taken as a success without a described body"),
        );
        answers.push(Answer {
            status: Status::Class(2),
            media_types: Vec::new(),
            description: None,
            success: true,
            payload: Payload::Empty,
        });
    }

    /// What is described of a body that never comes.
    fn note_no_body(&mut self, operation: &Operation<'d>, status: Status, response: &Response<'d>) {
        let Some(media_type) = response.content.first() else { return };
        let message = match status {
            Status::Exact(code @ (204 | 304)) => format!("an answer of the status {code} has no body"),
            _ => format!("an answer to {} has no body", operation.method),
        };
        let found = Diagnostic::key(Code::UnsupportedKeyword, media_type.place, message);
        self.report(found.hint("what is described of it is not read"));
        if media_type.schema.is_some() {
            self.ledger.degrade(Kind::MediaType, "schema", media_type.place);
        }
    }

    fn payload(&mut self, response: &Response<'d>, envelope: Option<EnvelopeRule<'d>>, success: bool) -> Payload {
        let json = response.content.iter().find(|media_type| is_json(media_type.name));
        let Some(media_type) = json.or(response.content.first()) else { return Payload::Empty };
        let name = essence(media_type.name);
        if json.is_some() || (name == "*/*" && media_type.schema.is_some_and(|schema| !self.is_binary(schema))) {
            let ty = self.schema_or_any(media_type);
            return match self.envelope(media_type, envelope).filter(|_| success) {
                Some(id) => Payload::Enveloped(id, ty),
                None => Payload::Json(ty),
            };
        }
        let enveloped = success && matches!(envelope, Some(EnvelopeRule::Some { .. }));
        if let Some(ty) = (!enveloped).then(|| self.xml(media_type, false)).flatten() {
            return Payload::Xml(ty);
        }
        if name.starts_with("text/") && !matches!(name.as_str(), "text/xml" | "text/yaml" | "text/event-stream") {
            return Payload::Text;
        }
        let sequential = matches!(
            name.as_str(),
            "text/event-stream" | "application/jsonl" | "application/x-ndjson" | "application/json-seq"
        );
        if sequential {
            let message = format!("a stream of `{name}` is read as bytes");
            self.report(Diagnostic::key(Code::UnsupportedMediaType, media_type.place, message));
            self.ledger.degrade(Kind::MediaType, "schema", media_type.place);
        } else {
            self.note_bytes(media_type);
        }
        Payload::Bytes
    }

    fn is_binary(&self, schema: crate::source::Place) -> bool {
        let target = self.target(schema).unwrap_or(schema);
        self.schema(target).format.is_some_and(|(format, _)| format == "binary")
    }

    /// What the successes are decoded into.
    pub(super) fn output(answers: &[Answer]) -> Outcome {
        let cases =
            answers.iter().filter(|answer| answer.success).map(|answer| (answer.status, answer.payload.clone()));
        outcome(cases.collect(), &[])
    }

    /// What the described failures are decoded into: those of other statuses, and those in an envelope.
    pub(super) fn error(&self, answers: &[Answer]) -> Outcome {
        let cases =
            answers.iter().filter(|answer| answer.is_failure()).map(|answer| (answer.status, answer.payload.clone()));
        let mut failures: Vec<TypeId> = answers
            .iter()
            .filter_map(|answer| match &answer.payload {
                Payload::Enveloped(id, _) if self.has_failure(*id) => Some(*id),
                _ => None,
            })
            .collect();
        failures.dedup();
        outcome(cases.collect(), &failures)
    }

    fn has_failure(&self, id: TypeId) -> bool {
        let place = self.api.get(id).map(|def| def.place);
        place.and_then(|place| self.envelopes.get(&place)).is_some_and(|rule| rule.failure.is_some())
    }
}

/// Whether an answer has no body whatever is described (RFC 9110, section 6.4.1).
fn has_no_body(method: &str, status: Status) -> bool {
    method == "HEAD" || matches!(status, Status::Exact(204 | 304))
}

fn outcome(cases: Vec<(Status, Payload)>, failures: &[TypeId]) -> Outcome {
    let same = cases.windows(2).all(|pair| match pair {
        [first, second] => first.1 == second.1,
        _ => true,
    });
    match (cases.first(), failures) {
        (None, []) => Outcome::One(Payload::Empty),
        (None, [failure]) => Outcome::Failure(*failure),
        (Some((_, payload)), []) if same => Outcome::One(payload.clone()),
        _ => {
            let by_status = cases.into_iter().map(|(status, payload)| Case::Status(status, payload));
            Outcome::Several(by_status.chain(failures.iter().map(|id| Case::Failure(*id))).collect())
        }
    }
}
