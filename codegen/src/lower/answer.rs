//! The answers to an operation.

use super::Lowering;
use super::media::{essence, is_json, preferred};
use super::xml::is_xml;
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Answer, Case, Outcome, Payload, Scalar, Type, TypeId};
use crate::openapi::{EnvelopeRule, Kind, MediaType, Operation, Response, Status};

/// How an answer is read.
#[derive(Debug, Default)]
struct Read {
    payload: Payload,
    /// The media types that are read so.
    media_types: Vec<String>,
    /// The others.
    others: Vec<String>,
}

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
                let read = if has_no_body(&operation.method, *status) {
                    self.note_no_body(operation, *status, response);
                    let media_type = preferred(response.content.iter().map(|media_type| media_type.name));
                    Read { media_types: media_type.into_iter().map(str::to_owned).collect(), ..Read::default() }
                } else {
                    self.read(response, operation.envelope, success)
                };
                Answer {
                    status: *status,
                    media_types: read.media_types,
                    others: read.others,
                    description: response.description.map(str::to_owned),
                    success,
                    payload: read.payload,
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
            others: Vec::new(),
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

    /// How an answer is read, and in which of its media types.
    fn read(&mut self, response: &Response<'d>, envelope: Option<EnvelopeRule<'d>>, success: bool) -> Read {
        let content = self.named_rightly(&response.content);
        let Some(first) = content.iter().min_by_key(|media_type| self.preference(media_type)) else {
            return Read::default();
        };
        let mut read = Read {
            payload: self.payload(first, envelope, success),
            media_types: vec![first.name.to_owned()],
            others: Vec::new(),
        };
        for other in content.iter().filter(|other| other.place != first.place) {
            self.read_also(other, first, &mut read);
        }
        read
    }

    /// A further media type of an answer: it is read as the first, or else it is to be had as bytes.
    fn read_also(&mut self, other: &MediaType<'d>, first: &MediaType<'d>, read: &mut Read) {
        let alike = self.is_alike(other, first);
        let same = match &read.payload {
            Payload::Json(_) | Payload::Enveloped(..) => is_json(other.name) && alike,
            Payload::Text => is_text(&essence(other.name)),
            Payload::Xml(_) => is_xml(&essence(other.name)) && alike,
            Payload::Bytes => {
                self.note_stream(other);
                true
            }
            Payload::Either(both) => {
                let name = essence(other.name);
                let second = match both.1 {
                    Payload::Text => is_text(&name),
                    Payload::Xml(_) => is_xml(&name),
                    _ => false,
                };
                alike && (is_json(other.name) || second)
            }
            Payload::Empty => false,
        };
        let second = if same || !alike { None } else { self.beside_json(other, first, &read.payload) };
        if same {
            read.media_types.push(other.name.to_owned());
        } else if let Some(second) = second {
            let json = std::mem::take(&mut read.payload);
            read.payload = Payload::Either(Box::new((json, second)));
            read.media_types.push(other.name.to_owned());
        } else {
            if is_json(other.name) && other.schema.is_some() {
                let message = format!("`{}` is passed as bytes beside `{}`", other.name, first.name);
                let found = Diagnostic::key(Code::UnsupportedMediaType, other.place, message);
                self.report(found.hint("`accept` asks for it, `send_bytes` gives it"));
                self.ledger.degrade(Kind::MediaType, "schema", other.place);
            } else {
                self.note_stream(other);
            }
            read.others.push(other.name.to_owned());
        }
    }

    /// What else than JSON gives the same type.
    fn beside_json(&mut self, other: &MediaType<'d>, json: &MediaType<'d>, payload: &Payload) -> Option<Payload> {
        match payload {
            Payload::Json(Type::Scalar(Scalar::String)) if is_text(&essence(other.name)) => Some(Payload::Text),
            // What is described in the same words twice is one type.
            Payload::Json(_) => self.xml(&MediaType { schema: json.schema, ..other.clone() }, false).map(Payload::Xml),
            _ => None,
        }
    }

    fn payload(&mut self, media_type: &MediaType<'d>, envelope: Option<EnvelopeRule<'d>>, success: bool) -> Payload {
        let name = essence(media_type.name);
        if is_json(&name) || (name == "*/*" && self.is_structured(media_type)) {
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
        if is_text(&name) {
            return Payload::Text;
        }
        self.note_stream(media_type);
        Payload::Bytes
    }

    /// What has a typed form that is not written yet: a stream of items, or whatever else is bytes for now.
    fn note_stream(&mut self, media_type: &MediaType<'d>) {
        let name = essence(media_type.name);
        let sequential = matches!(
            name.as_str(),
            "text/event-stream" | "application/jsonl" | "application/x-ndjson" | "application/json-seq"
        );
        if sequential {
            let message = format!("a stream of `{name}` is read as bytes");
            let found = Diagnostic::key(Code::UnsupportedMediaType, media_type.place, message);
            self.report(found.hint("`send_stream` gives them as they come"));
            self.ledger.degrade(Kind::MediaType, "schema", media_type.place);
        } else {
            self.note_bytes(media_type);
        }
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

/// Whether a media type, without parameters, is read as text.
fn is_text(name: &str) -> bool {
    name.starts_with("text/") && !matches!(name, "text/xml" | "text/yaml" | "text/event-stream")
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
