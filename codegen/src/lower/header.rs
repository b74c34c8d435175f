//! The headers of answers: one list for an operation, whichever of its answers have them.

use super::Lowering;
use super::media::is_json;
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Docs, Header, HeaderForm, Scalar, Type};
use crate::openapi::{self, Kind, Operation};
use crate::source::Place;

impl<'d> Lowering<'_, 'd> {
    /// A header must be there only if every answer must have it.
    pub(super) fn headers(&mut self, operation: &Operation<'d>) -> Vec<Header> {
        let mut responses: Vec<_> = operation.responses.iter().collect();
        responses.sort_by_key(|(status, _)| *status);
        let mut described: Vec<(openapi::Header<'d>, usize)> = Vec::new();
        let mut mixed: Vec<Place> = Vec::new();
        for header in responses.iter().flat_map(|(_, response)| &response.headers) {
            let required = usize::from(header.required);
            let known = described.iter_mut().find(|(known, _)| known.name.eq_ignore_ascii_case(header.name));
            let Some((known, count)) = known else {
                described.push((header.clone(), required));
                continue;
            };
            *count += required;
            let same = (known.explode, known.content) == (header.explode, header.content);
            if !(same && self.is_same(known.schema, header.schema)) && !mixed.contains(&known.place) {
                mixed.push(known.place);
                let message = format!("the header `{}` is described in several ways", header.name);
                let found = Diagnostic::key(Code::UnsupportedParameter, header.place, message);
                self.report(found.hint("it is read as text"));
                self.ledger.degrade(Kind::Header, "schema", header.place);
            }
        }
        let all = responses.len();
        let lower = |(header, count): (openapi::Header<'d>, usize)| {
            self.answer_header(&header, count == all, mixed.contains(&header.place))
        };
        described.into_iter().map(lower).collect()
    }

    fn answer_header(&mut self, header: &openapi::Header<'d>, required: bool, mixed: bool) -> Header {
        let cookies = header.name.eq_ignore_ascii_case("set-cookie");
        let text = Type::Scalar(Scalar::String);
        let form = match header.content {
            _ if mixed || cookies => HeaderForm::Simple,
            Some(media_type) if is_json(media_type) => HeaderForm::Json,
            Some(media_type) => {
                let message = format!("a header in `{media_type}` is read as plain text");
                self.report(Diagnostic::key(Code::UnsupportedParameter, header.place, message));
                self.ledger.degrade(Kind::Header, "content", header.place);
                HeaderForm::Simple
            }
            None if header.explode => HeaderForm::Exploded,
            None => HeaderForm::Simple,
        };
        let ty = match header.schema {
            // Each cookie has a line of its own, and is text.
            _ if cookies => Type::Array(Box::new(text)),
            Some(schema) if !mixed && (header.content.is_none() || form == HeaderForm::Json) => self.ty(schema),
            _ => text,
        };
        let remarks = header.schema.map(|schema| self.field_docs(schema, &self.schema(schema)));
        Header {
            place: header.place,
            wire: header.name.to_owned(),
            ty: match ty {
                // What is not there is null enough.
                Type::Nullable(inner) if !required => *inner,
                ty => ty,
            },
            form,
            required,
            docs: Docs {
                description: header.description.map(str::to_owned),
                deprecated: header.deprecated,
                ..remarks.unwrap_or_default()
            },
        }
    }
}
