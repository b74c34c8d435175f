//! Request bodies.

use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Body, BodyEncoding, BodyMediaType, Docs, PartEncoding, Type};
use crate::lower::operation::lowering::OperationLowering;
use crate::lower::view::media::{is_json, is_wide};
use crate::message::essence;
use crate::openapi::{Additional, Kind, MediaType, RequestBody};
use crate::source::Place;

const MULTIPART: &str = "multipart/form-data";

impl<'d> OperationLowering<'_, 'd> {
    pub(in crate::lower) fn body(&mut self, body: &RequestBody<'d>) -> Option<Body> {
        let distinct = self.distinct(&body.content);
        let json = distinct.iter().any(|media_type| is_json(&essence(media_type.name)));
        let mut contents = Vec::with_capacity(distinct.len());
        for (index, media_type) in distinct.iter().enumerate() {
            // Equal schemas share a type, except for files, which only a part of a form can be.
            let before = distinct.iter().take(index).find(|other| self.view.has_same_schema(other, media_type));
            let schema =
                before.filter(|_| !self.may_have_files(media_type)).map_or(media_type.schema, |other| other.schema);
            contents.push(self.content(&MediaType { schema, ..(*media_type).clone() }, json));
        }
        if contents.is_empty() {
            return None;
        }
        Some(Body {
            required: body.required,
            contents,
            docs: Docs { description: body.description.map(str::to_owned), ..Docs::default() },
        })
    }

    fn content(&mut self, media_type: &MediaType<'d>, beside_json: bool) -> BodyMediaType {
        let name = essence(media_type.name);
        let wide = is_wide(&name);
        let form =
            if media_type.schema.is_some_and(|schema| self.view.is_binary(schema)) && !name.starts_with(MULTIPART) {
                if name.contains('*') { BodyEncoding::Range } else { BodyEncoding::Bytes }
            } else if is_json(&name) || (wide && self.view.is_structured(media_type)) {
                BodyEncoding::Json(self.schema_or_any(media_type))
            } else if name == "application/x-www-form-urlencoded" {
                BodyEncoding::Form(self.schema_or_any(media_type))
            } else if name == MULTIPART && media_type.schema.is_some_and(|schema| self.has_parts(schema)) {
                BodyEncoding::Multipart(self.schema_or_any(media_type))
            } else if let Some(ty) = self.xml_body(media_type, true) {
                BodyEncoding::Xml(ty)
            } else if name.contains('*') {
                BodyEncoding::Range
            } else if name.starts_with("text/") {
                BodyEncoding::Text
            } else {
                self.note_bytes(media_type, beside_json);
                BodyEncoding::Bytes
            };
        let encodings = match form {
            BodyEncoding::Form(_) | BodyEncoding::Multipart(_) => self.encodings(media_type),
            BodyEncoding::Json(_)
            | BodyEncoding::Xml(_)
            | BodyEncoding::Text
            | BodyEncoding::Bytes
            | BodyEncoding::Range => Vec::new(),
        };
        let sent = match (&form, name.as_str()) {
            // A request cannot have a range as its `Content-Type`.
            (BodyEncoding::Json(_), name) if name.contains('*') => "application/json".to_owned(),
            // The runtime chooses the boundary and ignores the one in the description.
            (_, MULTIPART) => name,
            _ => media_type.name.to_owned(),
        };
        BodyMediaType { media_type: sent, place: media_type.place, form, encodings }
    }

    /// Returns true if a part of a form may be a file, judging by the text of its schema alone.
    fn may_have_files(&self, media_type: &MediaType<'d>) -> bool {
        let Some(schema) = media_type.schema.filter(|_| essence(media_type.name) == MULTIPART) else { return false };
        let text = self.view.node(schema).to_json().to_string();
        ["\"binary\"", "\"contentMediaType\"", "\"$ref\""].iter().any(|sign| text.contains(sign))
    }

    /// Returns true if a schema describes the parts of a form. Otherwise, raw bytes are more useful than an untyped
    /// form.
    fn has_parts(&mut self, place: Place) -> bool {
        let Some(target) = self.view.target(place) else { return false };
        let schema = self.schemas.merged(target);
        !schema.properties.is_empty()
            || !schema.one_of.is_empty()
            || !schema.any_of.is_empty()
            || matches!(schema.additional, Additional::Schema(_))
    }

    /// Returns the encodings of the properties, by their names on the wire.
    pub(in crate::lower) fn encodings(&mut self, media_type: &MediaType<'d>) -> Vec<(String, PartEncoding)> {
        let target = media_type.schema.and_then(|schema| self.view.target(schema));
        let schema = target.map(|target| self.schemas.merged(target)).unwrap_or_default();
        let mut encodings: Vec<(String, PartEncoding)> = Vec::new();
        for (name, encoding) in &media_type.encodings {
            let place = schema.properties.get(name).copied();
            let wire = place.and_then(|place| self.view.schema(place).names.first().copied()).unwrap_or(name);
            let headers = encoding.headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
            let encoding = PartEncoding {
                place: encoding.place,
                style: encoding.style,
                nested: Vec::new(),
                content_type: encoding.content_type.map(str::to_owned),
                headers: headers.collect(),
            };
            if encoding.style.is_some() || encoding.content_type.is_some() || !encoding.headers.is_empty() {
                encodings.push((wire.to_owned(), encoding));
            }
        }
        for (name, place) in schema.properties.iter().map(|(name, place)| (*name, *place)) {
            let Some(content_type) = self.content_media_type(place) else { continue };
            let wire = self.view.schema(place).names.first().copied().unwrap_or(name);
            let known = encodings.iter_mut().find(|(known, _)| known == wire).map(|(_, encoding)| encoding);
            match known {
                Some(known) => known.content_type = known.content_type.take().or(Some(content_type)),
                None => encodings.push((
                    wire.to_owned(),
                    PartEncoding {
                        place,
                        style: None,
                        nested: Vec::new(),
                        content_type: Some(content_type),
                        headers: Vec::new(),
                    },
                )),
            }
        }
        encodings
    }

    /// Returns the media type that a property, or each of its items, sets with `contentMediaType`.
    fn content_media_type(&self, place: Place) -> Option<String> {
        let mut schema = self.view.schema(self.view.target(place)?);
        if let Some(items) = schema.items {
            schema = self.view.schema(self.view.target(items)?);
        }
        schema.content_media_type.filter(|_| schema.content_encoding.is_none()).map(str::to_owned)
    }

    pub(in crate::lower) fn schema_or_any(&mut self, media_type: &MediaType<'d>) -> Type {
        media_type.schema.map_or(Type::Any, |schema| self.schemas.ty(schema))
    }

    /// Reports a media type whose typed form is not supported yet. YAML next to JSON is only noted.
    pub(in crate::lower) fn note_bytes(&mut self, media_type: &MediaType<'d>, beside_json: bool) {
        let name = essence(media_type.name);
        // XML without a schema is bytes anyway.
        let xml = name.ends_with("/xml") || name.ends_with("+xml");
        let xml = xml
            && media_type
                .schema
                .and_then(|schema| self.view.target(schema))
                .is_some_and(|schema| !self.view.is_unconstrained(schema));
        let typed = name.starts_with("multipart/") || xml || name.ends_with("yaml");
        if typed {
            let message = format!("`{}` is not supported as a typed body; it is passed as bytes", media_type.name);
            let found = Diagnostic::key(Code::UnsupportedMediaType, media_type.place, message);
            self.reports.report(if beside_json && name.ends_with("yaml") { found.noted() } else { found });
            self.reports.degrade(Kind::MediaType, "schema", media_type.place);
        }
    }
}
