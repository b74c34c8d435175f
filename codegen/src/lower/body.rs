//! The body of a request.

use super::Lowering;
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Body, BodyForm, Docs, Type};
use crate::openapi::{Kind, MediaType, RequestBody};

impl<'d> Lowering<'_, 'd> {
    pub(super) fn body(&mut self, body: &RequestBody<'d>) -> Option<Body> {
        let media_type = self.choose(&body.content)?;
        let name = essence(media_type.name);
        let form = if is_json(media_type.name) || name == "*/*" {
            BodyForm::Json(self.schema_or_any(media_type))
        } else if name == "application/x-www-form-urlencoded" {
            BodyForm::Form(self.schema_or_any(media_type))
        } else if name.starts_with("text/") {
            BodyForm::Text
        } else {
            self.note_bytes(media_type);
            BodyForm::Bytes
        };
        Some(Body {
            required: body.required,
            media_type: if name == "*/*" { "application/json".to_owned() } else { media_type.name.to_owned() },
            form,
            docs: Docs { description: body.description.map(str::to_owned), ..Docs::default() },
        })
    }

    /// The media type that is used: JSON where there is one, otherwise the first.
    pub(super) fn choose<'m>(&mut self, content: &'m [MediaType<'d>]) -> Option<&'m MediaType<'d>> {
        let chosen = content.iter().find(|media_type| is_json(media_type.name)).or(content.first())?;
        for other in content {
            if other.place != chosen.place {
                let message = format!("`{}` is described too, but `{}` is used", other.name, chosen.name);
                self.report(Diagnostic::key(Code::SeveralMediaTypes, other.place, message));
                self.ledger.degrade(Kind::MediaType, "schema", other.place);
            }
        }
        Some(chosen)
    }

    pub(super) fn schema_or_any(&mut self, media_type: &MediaType<'d>) -> Type {
        media_type.schema.map_or(Type::Any, |schema| self.ty(schema))
    }

    /// A media type with a typed form that is not written yet.
    pub(super) fn note_bytes(&mut self, media_type: &MediaType<'d>) {
        let name = essence(media_type.name);
        let typed = name.starts_with("multipart/")
            || name.ends_with("/xml")
            || name.ends_with("+xml")
            || name.ends_with("yaml");
        if typed {
            let message = format!("`{}` is passed as bytes", media_type.name);
            self.report(Diagnostic::key(Code::UnsupportedMediaType, media_type.place, message));
            self.ledger.degrade(Kind::MediaType, "schema", media_type.place);
        }
    }
}

/// A media type without its parameters, in lower case.
pub(super) fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether a media type is JSON: `application/json` or a `+json` suffix (RFC 6839).
pub(super) fn is_json(media_type: &str) -> bool {
    let name = essence(media_type);
    name == "application/json" || name == "text/json" || name.ends_with("+json")
}
