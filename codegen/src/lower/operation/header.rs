//! Response headers. An operation has one list, which merges the headers of all its responses.

use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Docs, Header, HeaderDecoding, Scalar, Type};
use crate::lower::operation::lowering::OperationLowering;
use crate::lower::view::media::is_json;
use crate::openapi::{self, Kind, Operation};

/// A header, as documented by the first response that has it.
struct Found<'d> {
    header: openapi::Header<'d>,
    /// The number of responses that require the header.
    required: usize,
    /// True if another response documents the header differently.
    mixed: bool,
}

impl<'d> OperationLowering<'_, 'd> {
    /// Lowers the headers of an operation. A header is required only if every response requires it.
    pub(in crate::lower) fn headers(&mut self, operation: &Operation<'d>) -> Vec<Header> {
        let mut responses: Vec<_> = operation.responses.iter().collect();
        responses.sort_by_key(|(status, _)| *status);
        let mut all: Vec<Found<'d>> = Vec::new();
        for header in responses.iter().flat_map(|(_, response)| &response.headers) {
            let required = usize::from(header.required);
            match all.iter_mut().find(|found| found.header.name.eq_ignore_ascii_case(header.name)) {
                None => all.push(Found { header: header.clone(), required, mixed: false }),
                Some(found) => {
                    found.required += required;
                    if !found.mixed && !self.is_same_header(&found.header, header) {
                        found.mixed = true;
                        let message =
                            format!("the header `{}` is documented differently by several responses", header.name);
                        let mixed = Diagnostic::key(Code::UnsupportedParameter, header.place, message);
                        self.reports.report(mixed.hint("it is decoded as text"));
                        self.reports.degrade(Kind::Header, "schema", header.place);
                    }
                }
            }
        }
        let lower =
            |found: Found<'d>| self.response_header(&found.header, found.required == responses.len(), found.mixed);
        all.into_iter().map(lower).collect()
    }

    fn is_same_header(&self, one: &openapi::Header<'d>, other: &openapi::Header<'d>) -> bool {
        (one.explode, one.content) == (other.explode, other.content) && self.view.is_same(one.schema, other.schema)
    }

    fn response_header(&mut self, header: &openapi::Header<'d>, required: bool, mixed: bool) -> Header {
        let cookies = header.name.eq_ignore_ascii_case("set-cookie");
        let text = Type::Scalar(Scalar::String);
        let form = match header.content {
            _ if mixed || cookies => HeaderDecoding::Simple,
            Some(media_type) if is_json(media_type) => HeaderDecoding::Json,
            Some(media_type) => {
                let message = format!("a header in `{media_type}` is decoded as plain text");
                self.reports.report(Diagnostic::key(Code::UnsupportedParameter, header.place, message));
                self.reports.degrade(Kind::Header, "content", header.place);
                HeaderDecoding::Simple
            }
            None if header.explode => HeaderDecoding::Exploded,
            None => HeaderDecoding::Simple,
        };
        let ty = match header.schema {
            // Each cookie has its own header line, and is text.
            _ if cookies => Type::Array(Box::new(text)),
            Some(schema) if !mixed && (header.content.is_none() || form == HeaderDecoding::Json) => {
                self.schemas.ty(schema)
            }
            _ => text,
        };
        let remarks = header.schema.map(|schema| self.view.field_docs(schema, self.view.schema(schema)));
        Header {
            wire: header.name.to_owned(),
            ty: match ty {
                // An absent header already stands for `null`.
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
