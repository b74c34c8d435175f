//! The body of a request.

use super::Lowering;
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Body, BodyForm, Docs, PartEncoding, Type};
use crate::openapi::{Additional, Kind, MediaType, RequestBody};
use crate::source::Place;

const MULTIPART: &str = "multipart/form-data";

impl<'d> Lowering<'_, 'd> {
    pub(super) fn body(&mut self, body: &RequestBody<'d>) -> Option<Body> {
        let media_type = self.choose(&body.content)?;
        let name = essence(media_type.name);
        let form = if is_json(media_type.name) || name == "*/*" {
            BodyForm::Json(self.schema_or_any(media_type))
        } else if name == "application/x-www-form-urlencoded" {
            BodyForm::Form(self.schema_or_any(media_type))
        } else if name == MULTIPART && media_type.schema.is_some_and(|schema| self.has_parts(schema)) {
            BodyForm::Multipart(self.schema_or_any(media_type))
        } else if name.starts_with("text/") {
            BodyForm::Text
        } else {
            self.note_bytes(media_type);
            BodyForm::Bytes
        };
        let encodings = match form {
            BodyForm::Form(_) | BodyForm::Multipart(_) => self.encodings(media_type),
            BodyForm::Json(_) | BodyForm::Text | BodyForm::Bytes => Vec::new(),
        };
        Some(Body {
            required: body.required,
            media_type: match name.as_str() {
                // A range is no media type that a body can have.
                _ if is_range(&name) && matches!(form, BodyForm::Json(_)) => "application/json".to_owned(),
                "text/*" => "text/plain".to_owned(),
                // The runtime chooses the boundary, whatever a parameter says.
                MULTIPART => name,
                _ => media_type.name.to_owned(),
            },
            place: media_type.place,
            form,
            encodings,
            docs: Docs { description: body.description.map(str::to_owned), ..Docs::default() },
        })
    }

    /// Whether a schema says what the parts of a form are: bytes serve better than a form of anything.
    fn has_parts(&mut self, place: Place) -> bool {
        let Some(target) = self.target(place) else { return false };
        let schema = self.merged(target);
        !schema.properties.is_empty()
            || !schema.one_of.is_empty()
            || !schema.any_of.is_empty()
            || matches!(schema.additional, Additional::Schema(_))
    }

    /// How the properties are written, by their names on the wire.
    pub(super) fn encodings(&mut self, media_type: &MediaType<'d>) -> Vec<(String, PartEncoding)> {
        let target = media_type.schema.and_then(|schema| self.target(schema));
        let properties = target.map(|target| self.merged(target).properties).unwrap_or_default();
        let mut encodings: Vec<(String, PartEncoding)> = Vec::new();
        for (name, encoding) in &media_type.encodings {
            let place = properties.iter().find(|(known, _)| known == name).map(|(_, place)| *place);
            let wire = place.and_then(|place| self.schema(place).names.first().copied()).unwrap_or(name);
            let headers = encoding.headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
            let encoding = PartEncoding {
                place: encoding.place,
                style: encoding.style,
                content_type: encoding.content_type.map(str::to_owned),
                headers: headers.collect(),
            };
            if encoding.style.is_some() || encoding.content_type.is_some() || !encoding.headers.is_empty() {
                encodings.push((wire.to_owned(), encoding));
            }
        }
        for (name, place) in properties {
            let Some(content_type) = self.content_media_type(place) else { continue };
            let wire = self.schema(place).names.first().copied().unwrap_or(name);
            let known = encodings.iter_mut().find(|(known, _)| known == wire).map(|(_, encoding)| encoding);
            match known {
                Some(known) => known.content_type = known.content_type.take().or(Some(content_type)),
                None => encodings.push((
                    wire.to_owned(),
                    PartEncoding { place, style: None, content_type: Some(content_type), headers: Vec::new() },
                )),
            }
        }
        encodings
    }

    /// What a property, or each of its items, says of its bytes.
    fn content_media_type(&self, place: Place) -> Option<String> {
        let mut schema = self.schema(self.target(place)?);
        if let Some(items) = schema.items {
            schema = self.schema(self.target(items)?);
        }
        schema.content_media_type.filter(|_| !schema.encoded).map(str::to_owned)
    }

    /// The media type that is used: JSON where there is one, under its own name rather than by a range, otherwise the first.
    pub(super) fn choose<'m>(&mut self, content: &'m [MediaType<'d>]) -> Option<&'m MediaType<'d>> {
        let json = |range| content.iter().find(|it| is_json(it.name) && is_range(it.name) == range);
        let chosen = json(false).or_else(|| json(true)).or(content.first())?;
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

/// Whether a name stands for several media types, such as `application/*+json` (OpenAPI 3.1, section 4.8.14).
fn is_range(media_type: &str) -> bool {
    essence(media_type).contains('*')
}
