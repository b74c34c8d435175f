//! Request bodies: the parameter with `in: body`, or those with `in: formData` as the properties of one object.

use super::media::{self, FORM, MULTIPART, Named};
use crate::diagnostics::{Code, Diagnostic};
use crate::openapi::cursor::Reader;
use crate::openapi::model::{
    Body, Encoding, Field, JsonType, Properties, RequestBody, Schema, SwaggerParameter, Types,
};
use crate::source::Place;

/// Returns the body that the parameters describe. `list` is the place of the parameters, and of the schema of a form.
pub(super) fn body<'d>(
    reader: &Reader<'d>,
    parameters: &[SwaggerParameter<'d>],
    consumes: &[Named<'d>],
    list: Place,
) -> Option<RequestBody<'d>> {
    let fields: Vec<&Field<'d>> = parameters
        .iter()
        .filter_map(|parameter| match parameter {
            SwaggerParameter::Field(field) => Some(field),
            _ => None,
        })
        .collect();
    let whole = parameters.iter().find_map(|parameter| match parameter {
        SwaggerParameter::Body(body) => Some(body),
        _ => None,
    });
    match (whole, fields.first()) {
        (None, None) => None,
        (None, Some(_)) => Some(form(reader, &fields, consumes, list)),
        (Some(body), None) => Some(plain(body, consumes)),
        (Some(body), Some(field)) => {
            let message = format!("the operation has both a body and the form parameter `{}`", field.name);
            let found = Diagnostic::value(Code::InvalidParameter, field.place, message);
            reader.report(found.hint("the form parameters are ignored"));
            Some(plain(body, consumes))
        }
    }
}

fn plain<'d>(body: &Body<'d>, consumes: &[Named<'d>]) -> RequestBody<'d> {
    let types = if consumes.is_empty() { vec![("application/json", body.place)] } else { consumes.to_vec() };
    RequestBody { description: body.description, required: body.required, content: media::content(&types, body.schema) }
}

fn form<'d>(reader: &Reader<'d>, fields: &[&Field<'d>], consumes: &[Named<'d>], list: Place) -> RequestBody<'d> {
    let required: Properties<'d> = fields.iter().filter(|field| field.required).map(|f| (f.name, f.place)).collect();
    let is_required = !required.is_empty();
    let schema = Schema {
        types: Types::default().with(JsonType::Object),
        properties: fields.iter().map(|field| (field.name, field.place)).collect(),
        required,
        ..Schema::default()
    };
    let types = form_types(reader, fields, consumes, list);
    let schema = reader.make(list, schema);
    let mut content = media::content(&types, Some(schema));
    for media_type in &mut content {
        media_type.encodings = fields.iter().filter_map(|field| encoding(field)).collect();
    }
    RequestBody { description: None, required: is_required, content }
}

fn encoding<'d>(field: &Field<'d>) -> Option<(&'d str, Encoding<'d>)> {
    let style = Some(field.style?);
    Some((field.name, Encoding { place: field.place, style, content_type: None, headers: Vec::new() }))
}

/// Returns the form media types in `consumes`. A file can only be sent as `multipart/form-data`.
fn form_types<'d>(reader: &Reader<'d>, fields: &[&Field<'d>], consumes: &[Named<'d>], list: Place) -> Vec<Named<'d>> {
    let file = fields.iter().find(|field| field.file);
    let fits = |name: &str| {
        let name = crate::message::essence(name);
        name == MULTIPART || name == FORM && file.is_none()
    };
    let types: Vec<_> = consumes.iter().filter(|(name, _)| fits(name)).copied().collect();
    if !types.is_empty() {
        return types;
    }
    let name = if file.is_some() { MULTIPART } else { FORM };
    if let (Some((other, _)), Some(field)) = (consumes.first(), file.or(fields.first()).copied()) {
        let message = format!("a form cannot be sent as `{other}`, the media type in `consumes`");
        let found = Diagnostic::value(Code::InvalidParameter, field.place, message);
        reader.report(found.hint(format!("it is sent as `{name}`")));
    }
    vec![(name, list)]
}
