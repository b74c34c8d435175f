//! Responses of an operation.

use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Case, Payload, Response, ResponseType, Scalar, Type, TypeId, TypeKind};
use crate::lower::operation::lowering::OperationLowering;
use crate::lower::view::media::is_xml;
use crate::lower::view::media::{is_json, is_wide, preferred};
use crate::message::{Status, essence};
use crate::openapi::{self, EnvelopeRule, Kind, MediaType, Operation};
use crate::source::Place;

/// The decoding of a response.
#[derive(Debug, Default)]
struct Decoding {
    payload: Payload,
    /// The media types that are decoded as `payload`.
    media_types: Vec<String>,
    /// The other media types.
    others: Vec<String>,
}

/// The schemas of the successes or of the failures of an operation.
#[derive(Debug, Default)]
struct Seen {
    /// The first of several equal schemas each.
    schemas: Vec<Place>,
    /// The others.
    replaced: Vec<Place>,
}

impl<'d> OperationLowering<'_, 'd> {
    /// Returns the responses of an operation, and the types of the schemas that equal the schema of another response.
    pub(in crate::lower) fn responses(&mut self, operation: &Operation<'d>) -> (Vec<Response>, Vec<Type>) {
        // A redirect is a success only if no 2xx is documented, and a default only if neither is (OpenAPI 3.1, section
        // 4.8.16).
        let has_success = operation.responses.iter().any(|(status, _)| status.is_success());
        let has_redirect = operation.responses.iter().any(|(status, _)| is_redirect(*status));
        // Sort by status, so that the order in the description has no effect.
        let mut responses: Vec<_> = operation.responses.iter().collect();
        responses.sort_by_key(|(status, _)| *status);
        let (mut successes, mut failures) = (Seen::default(), Seen::default());
        let mut responses: Vec<Response> = responses
            .into_iter()
            .map(|(status, response)| {
                let success = status.is_success()
                    || (is_redirect(*status) && !has_success)
                    || (*status == Status::Default && !has_success && !has_redirect);
                let decoding = if has_no_body(&operation.method, *status) {
                    self.note_no_body(operation, *status, response);
                    let media_type = preferred(response.content.iter().map(|media_type| media_type.name));
                    Decoding { media_types: media_type.into_iter().map(str::to_owned).collect(), ..Decoding::default() }
                } else {
                    let seen = if success { &mut successes } else { &mut failures };
                    self.decoding(&self.with_shared_schemas(response, seen), operation.envelope, success)
                };
                Response {
                    status: *status,
                    media_types: decoding.media_types,
                    others: decoding.others,
                    description: response.description.map(str::to_owned),
                    success,
                    payload: decoding.payload,
                }
            })
            .collect();
        if !responses.iter().any(|response| response.success) {
            self.add_success(operation, &mut responses);
        }
        let equal = successes.replaced.into_iter().chain(failures.replaced);
        let equal = equal.filter_map(|schema| self.shared_type(schema)).collect();
        (responses, equal)
    }

    /// Returns the type of an inline schema, if it becomes an alias of an equal type.
    fn shared_type(&mut self, schema: Place) -> Option<Type> {
        let ty = self.schemas.ty(schema);
        let Type::Named(id) = ty else { return None };
        let def = self.schemas.definition(id)?;
        let is_shared = def.component().is_none() && matches!(def.kind, TypeKind::Struct(_) | TypeKind::Enum(_));
        is_shared.then_some(ty)
    }

    /// Returns the response with each schema replaced by an equal schema of an earlier response, so that both share a
    /// type.
    fn with_shared_schemas(&self, response: &openapi::Response<'d>, seen: &mut Seen) -> openapi::Response<'d> {
        let mut response = response.clone();
        // JSON first, since the names of its types do not contain the media type.
        let mut content: Vec<&mut MediaType<'d>> = response.content.iter_mut().collect();
        content.sort_by_key(|media_type| self.view.preference(media_type));
        for media_type in content {
            let Some(schema) = media_type.schema else { continue };
            match seen.schemas.iter().find(|known| self.view.is_same(Some(**known), Some(schema))) {
                Some(known) => {
                    seen.replaced.extend(Some(schema).filter(|schema| schema != known));
                    media_type.schema = Some(*known);
                }
                None => seen.schemas.push(schema),
            }
        }
        response
    }

    /// Adds a success response to an operation that documents only failures. Its body is kept as bytes.
    fn add_success(&mut self, operation: &Operation<'d>, responses: &mut Vec<Response>) {
        let message = format!("{} has no documented success response", operation.method);
        self.reports.report(
            Diagnostic::key(Code::NoSuccess, operation.place, message)
                .hint("any 2xx status is treated as a success without a documented body"),
        );
        responses.push(Response {
            status: Status::Class(2),
            media_types: Vec::new(),
            others: Vec::new(),
            description: None,
            success: true,
            payload: Payload::Empty,
        });
    }

    /// Reports a documented body of a response that never has a body.
    fn note_no_body(&mut self, operation: &Operation<'d>, status: Status, response: &openapi::Response<'d>) {
        let Some(media_type) = response.content.first() else { return };
        let message = match status {
            Status::Exact(code @ (204 | 304)) => format!("a response with status {code} has no body"),
            _ => format!("a response to {} has no body", operation.method),
        };
        let found = Diagnostic::key(Code::UnsupportedKeyword, media_type.place, message);
        self.reports.report(found.hint("the documented content is ignored"));
        if media_type.schema.is_some() {
            self.reports.degrade(Kind::MediaType, "schema", media_type.place);
        }
    }

    /// Selects the decoding of a response, and the media types that it applies to.
    fn decoding(
        &mut self,
        response: &openapi::Response<'d>,
        envelope: Option<EnvelopeRule<'d>>,
        success: bool,
    ) -> Decoding {
        let content = self.valid_media_types(&response.content);
        let Some(first) = content.iter().min_by_key(|media_type| self.view.preference(media_type)) else {
            return Decoding::default();
        };
        let mut decoding = Decoding {
            payload: self.payload(first, envelope, success),
            media_types: vec![first.name.to_owned()],
            others: Vec::new(),
        };
        for other in content.iter().filter(|other| other.place != first.place) {
            self.decode_also(other, first, &mut decoding);
        }
        // Servers send the media type of the file rather than the documented one.
        let any = "*/*".to_owned();
        if decoding.payload == Payload::Bytes && self.view.is_file(first) && !decoding.media_types.contains(&any) {
            decoding.media_types.push(any);
        }
        decoding
    }

    /// Adds a further media type of a response. It is decoded like the first, or else is available as bytes.
    fn decode_also(&mut self, other: &MediaType<'d>, first: &MediaType<'d>, decoding: &mut Decoding) {
        let same_schema = self.view.has_same_schema(other, first);
        let same = match &decoding.payload {
            Payload::Json(_) | Payload::Enveloped(..) => self.is_of_json(other) && same_schema,
            Payload::Text => is_text(&essence(other.name)),
            Payload::TextOf(_) => is_text(&essence(other.name)) && same_schema,
            Payload::Anything | Payload::Base64OrBytes => same_schema,
            Payload::Xml(_) => is_xml(&essence(other.name)) && same_schema,
            Payload::Bytes => {
                self.note_stream(other, false);
                true
            }
            Payload::Either(both) => {
                let name = essence(other.name);
                let second = match both.1 {
                    Payload::Text | Payload::TextOf(_) => is_text(&name) || is_wide(&name),
                    Payload::Xml(_) => is_xml(&name),
                    _ => false,
                };
                same_schema && (self.is_of_json(other) || second)
            }
            Payload::Empty => false,
        };
        let second = if same || !same_schema { None } else { self.beside_json(other, first, &decoding.payload) };
        if same {
            decoding.media_types.push(other.name.to_owned());
        } else if let Some(second) = second {
            let json = std::mem::take(&mut decoding.payload);
            decoding.payload = Payload::Either(Box::new((json, second)));
            decoding.media_types.push(other.name.to_owned());
        } else {
            if is_json(other.name) && other.schema.is_some() {
                let message = format!("`{}` is available only as bytes next to `{}`", other.name, first.name);
                let found = Diagnostic::key(Code::UnsupportedMediaType, other.place, message);
                self.reports.report(found.hint("request it with `accept` and receive it with `send_bytes`"));
                self.reports.degrade(Kind::MediaType, "schema", other.place);
            } else {
                self.note_stream(other, is_json(first.name));
            }
            decoding.others.push(other.name.to_owned());
        }
    }

    /// Returns true if a body of this media type is decoded as JSON.
    fn is_of_json(&self, media_type: &MediaType<'d>) -> bool {
        is_json(media_type.name) || (is_wide(&essence(media_type.name)) && self.view.is_structured(media_type))
    }

    /// Returns the payload of another media type that has the same type as the JSON, if any.
    fn beside_json(&mut self, other: &MediaType<'d>, json: &MediaType<'d>, payload: &Payload) -> Option<Payload> {
        match payload {
            Payload::Json(Type::Scalar(Scalar::String)) if is_textual(&essence(other.name)) => Some(Payload::Text),
            // Two equal schemas share a type.
            Payload::Json(_) => {
                self.xml_body(&MediaType { schema: json.schema, ..other.clone() }, false).map(Payload::Xml)
            }
            _ => None,
        }
    }

    fn payload(&mut self, media_type: &MediaType<'d>, envelope: Option<EnvelopeRule<'d>>, success: bool) -> Payload {
        let rule = media_type.envelope.or(envelope);
        let enveloped = success && matches!(rule, Some(EnvelopeRule::Some { .. }));
        let name = essence(media_type.name);
        if media_type.schema.is_some_and(|schema| self.view.is_binary(schema)) {
            return Payload::Bytes;
        }
        if is_wide(&name)
            && !enveloped
            && let Some(schema) = media_type.schema
        {
            return self.payload_of_any(schema);
        }
        if self.is_of_json(media_type) {
            let ty = self.schema_or_any(media_type);
            return match self.envelope(media_type, envelope).filter(|_| success) {
                Some(id) => Payload::Enveloped(id, ty),
                None => Payload::Json(ty),
            };
        }
        if let Some(ty) = (!enveloped).then(|| self.xml_body(media_type, false)).flatten() {
            return Payload::Xml(ty);
        }
        if is_text(&name) {
            return Payload::Text;
        }
        self.note_stream(media_type, false);
        Payload::Bytes
    }

    /// Selects the decoding of a body of any media type. Text stays text and JSON is parsed; all else is bytes, if the
    /// schema allows bytes.
    fn payload_of_any(&mut self, schema: Place) -> Payload {
        if self.view.is_base64(schema) {
            return Payload::Base64OrBytes;
        }
        if self.view.is_media(schema) {
            return Payload::Bytes;
        }
        let ty = self.schemas.ty(schema);
        if ty == Type::Any {
            return Payload::Anything;
        }
        let text = if ty == Type::Scalar(Scalar::String) {
            Payload::Text
        } else if self.schemas.form(schema).may_be_text() {
            Payload::TextOf(ty.clone())
        } else {
            // A number or an object is the same in JSON and in text.
            return Payload::Json(ty);
        };
        Payload::Either(Box::new((Payload::Json(ty), text)))
    }

    /// Reports a media type whose typed form is not supported yet: a stream of items, or one that is passed as bytes.
    fn note_stream(&mut self, media_type: &MediaType<'d>, beside_json: bool) {
        let name = essence(media_type.name);
        let sequential = matches!(
            name.as_str(),
            "text/event-stream" | "application/jsonl" | "application/x-ndjson" | "application/json-seq"
        );
        if sequential {
            let message = format!("streaming `{name}` is not supported; the body is available as bytes");
            let found = Diagnostic::key(Code::UnsupportedMediaType, media_type.place, message);
            self.reports.report(found.hint("`send_stream` returns the bytes as they arrive"));
            self.reports.degrade(Kind::MediaType, "schema", media_type.place);
        } else {
            self.note_bytes(media_type, beside_json);
        }
    }

    /// Returns the result type of all successes.
    pub(in crate::lower) fn output(responses: &[Response]) -> ResponseType {
        let cases = responses
            .iter()
            .filter(|response| response.success)
            .map(|response| (response.status, response.payload.clone()));
        response_type(cases.collect(), &[])
    }

    /// Returns the result type of all documented failures: those of error statuses, and those in an envelope.
    pub(in crate::lower) fn error(&self, responses: &[Response]) -> ResponseType {
        let cases = responses
            .iter()
            .filter(|response| response.is_failure())
            .map(|response| (response.status, response.payload.clone()));
        let mut failures: Vec<TypeId> = responses
            .iter()
            .filter_map(|response| match &response.payload {
                Payload::Enveloped(id, _) if self.has_failure(*id) => Some(*id),
                _ => None,
            })
            .collect();
        failures.dedup();
        response_type(cases.collect(), &failures)
    }

    fn has_failure(&self, id: TypeId) -> bool {
        let place = self.schemas.definition(id).map(|def| def.place);
        place.and_then(|place| self.schemas.envelopes.get(&place)).is_some_and(|rule| rule.failure.is_some())
    }
}

/// Returns true if a media type, without parameters, is decoded as text.
fn is_text(name: &str) -> bool {
    name.starts_with("text/") && !matches!(name, "text/xml" | "text/yaml" | "text/event-stream")
}

/// Returns true if a media type or range includes text.
fn is_textual(name: &str) -> bool {
    is_text(name) || is_wide(name)
}

/// Returns true if a status is a redirect or a choice of redirects (RFC 9110, section 15.4).
fn is_redirect(status: Status) -> bool {
    match status {
        Status::Exact(code) => (300..400).contains(&code) && code != 304,
        Status::Class(class) => class == 3,
        Status::Default => false,
    }
}

/// Returns true if a response never has a body, even if one is documented (RFC 9110, section 6.4.1).
fn has_no_body(method: &str, status: Status) -> bool {
    method == "HEAD" || matches!(status, Status::Exact(204 | 304))
}

fn response_type(cases: Vec<(Status, Payload)>, failures: &[TypeId]) -> ResponseType {
    match (one_of(&cases), failures) {
        (None, []) if cases.is_empty() => ResponseType::One(Payload::Empty),
        (None, [failure]) if cases.is_empty() => ResponseType::Failure(*failure),
        (Some(payload), []) => ResponseType::One(payload),
        _ => {
            let by_status = cases.into_iter().map(|(status, payload)| Case::Status(status, payload));
            ResponseType::Several(by_status.chain(failures.iter().map(|id| Case::Failure(*id))).collect())
        }
    }
}

/// Returns a payload that decodes all of these, if all have the same type.
fn one_of(cases: &[(Status, Payload)]) -> Option<Payload> {
    let (_, first) = cases.first()?;
    if cases.iter().all(|(_, payload)| payload == first) {
        return Some(first.clone());
    }
    let ty = value_type(first)?;
    if !cases.iter().all(|(_, payload)| value_type(payload).as_ref() == Some(&ty)) {
        return None;
    }
    let mut choices: Vec<&Payload> = Vec::new();
    for choice in cases.iter().flat_map(|(_, payload)| payload.choices()) {
        if !choices.contains(&choice) {
            choices.push(choice);
        }
    }
    // The media type selects one of several: JSON first, for a missing media type, and text last, as the fallback.
    choices.sort_by_key(|choice| match choice {
        Payload::Json(_) => 0,
        Payload::Text | Payload::TextOf(_) => 2,
        _ => 1,
    });
    let mut choices = choices.into_iter().rev().cloned();
    let last = choices.next()?;
    Some(choices.fold(last, |rest, choice| Payload::Either(Box::new((choice, rest)))))
}

/// Returns the type that a payload decodes to, if its media type determines the decoding.
fn value_type(payload: &Payload) -> Option<Type> {
    match payload {
        Payload::Json(ty) | Payload::Xml(ty) | Payload::TextOf(ty) => Some(ty.clone()),
        Payload::Text => Some(Type::Scalar(Scalar::String)),
        Payload::Either(both) => value_type(&both.0),
        Payload::Empty | Payload::Enveloped(..) | Payload::Bytes | Payload::Anything | Payload::Base64OrBytes => None,
    }
}
