//! Builds request bodies: the value for each kind of body, and the expression that passes the body to the call. No
//! other module depends on the kind of a body.

use std::fmt::Write as _;

use serde_json::{Map, Value};
use wirewright::stages::Model;
use wirewright::stages::analyze::Side;
use wirewright::stages::ir::{BodyEncoding, BodyMediaType, Operation, Scalar, Type, TypeId, TypeKind};
use wirewright::stages::names::OperationNames;

use super::site::BodySite;
use super::value::Builder;

/// The key of the body among the arguments of a call.
pub const BODY: &str = "body";
/// The key of the media type's position, used if the body has several media types.
pub const MEDIA_TYPE: &str = "media type";

/// Returns the value of a body in the form that a program reads.
///
/// # Errors
/// Returns an error if no valid value can be built.
pub fn value(builder: &Builder<'_>, site: &BodySite, form: &BodyEncoding) -> Result<Value, String> {
    let value = with(builder, site, form)?;
    // An empty form is an empty body, so the server cannot see that a body was sent.
    let is_void = matches!(form, BodyEncoding::Form(_)) && value.as_object().is_some_and(Map::is_empty);
    if is_void { with(&Builder { full: true, ..*builder }, site, form) } else { Ok(value) }
}

fn with(builder: &Builder<'_>, site: &BodySite, form: &BodyEncoding) -> Result<Value, String> {
    let value = match site {
        BodySite::Whole(site) => match &site.schema {
            Some(schema) => builder.value(schema, &site.given, |_| true)?,
            None => site.given.first().cloned().unwrap_or_else(|| Value::from("text")),
        },
        BodySite::Fields(fields) => {
            let mut object = Map::new();
            for (name, required, site) in fields.iter().filter(|(_, required, _)| *required || builder.full) {
                match site.schema.as_ref().map(|schema| builder.value(schema, &site.given, |value| !value.is_null())) {
                    Some(Err(why)) if *required => return Err(format!("{name}: {why}")),
                    Some(Err(_)) => {}
                    Some(Ok(value)) => drop(object.insert(name.clone(), value)),
                    None => drop(object.insert(name.clone(), Value::from("text"))),
                }
            }
            Value::Object(object)
        }
    };
    Ok(match form {
        BodyEncoding::Json(_) | BodyEncoding::Form(_) | BodyEncoding::Multipart(_) | BodyEncoding::Xml(_) => value,
        BodyEncoding::Text => Value::from(plain(value)),
        BodyEncoding::Bytes | BodyEncoding::Range => plain(value).into_bytes().into(),
    })
}

fn plain(value: Value) -> String {
    match value {
        Value::String(text) => text,
        other => other.to_string(),
    }
}

/// Returns the Rust expression for the body in a program.
///
/// # Errors
/// Returns an error if the expression cannot be built.
pub fn expression(model: &Model, operation: &Operation, names: &OperationNames) -> Result<String, String> {
    let (names, variants) = &names.body_choice;
    let contents: Vec<&BodyMediaType> = operation.contents().collect();
    let [_, _, ..] = contents.as_slice() else {
        return contents.first().map_or_else(|| Ok(String::new()), |content| of_content(model, content));
    };
    let names = names.as_str();
    let group = operation.group.and_then(|group| model.names.group(group));
    let module = group.map_or("untagged", |names| names.accessor.as_str());
    let mut text = format!("match asked.position(\"{MEDIA_TYPE}\") {{ ");
    for (position, (content, variant)) in contents.iter().zip(variants).enumerate() {
        let pattern = if position + 1 == contents.len() { "_".to_owned() } else { position.to_string() };
        let value = of_content(model, content)?;
        let _ = write!(text, "{pattern} => operations::{module}::{names}::{}({value}), ", variant.as_str());
    }
    Ok(text + "}")
}

/// Returns a media type that matches a range.
fn one_of(range: &str) -> &'static str {
    match range.split('/').next() {
        Some("image") => "image/png",
        Some("audio") => "audio/mpeg",
        Some("video") => "video/mp4",
        Some("text") => "text/plain",
        _ => "application/octet-stream",
    }
}

fn of_content(model: &Model, content: &BodyMediaType) -> Result<String, String> {
    match &content.form {
        BodyEncoding::Multipart(ty) => match named(model, ty) {
            Some(id) if model.facts.files.are_in(id) => with_files(model, id),
            _ => Ok(format!("asked.argument(\"{BODY}\")?")),
        },
        BodyEncoding::Bytes => Ok(format!("asked.bytes(\"{BODY}\")?")),
        BodyEncoding::Range => Ok(format!(
            "wirewright_client::MediaBody::new({:?}, asked.bytes(\"{BODY}\")?)",
            one_of(&content.media_type)
        )),
        _ => Ok(format!("asked.argument(\"{BODY}\")?")),
    }
}

/// Resolves aliases and returns the id of the defined type.
fn named(model: &Model, ty: &Type) -> Option<TypeId> {
    let mut ty = ty;
    for _ in 0..64 {
        let Type::Named(id) = ty else { return None };
        match &model.api.get(*id)?.kind {
            TypeKind::Alias(inner) => ty = inner,
            _ => return Some(*id),
        }
    }
    None
}

/// Returns an expression for a type that contains files. It cannot be decoded from JSON, so it is built field by field.
fn with_files(model: &Model, id: TypeId) -> Result<String, String> {
    let names = model.names.ty(id).ok_or("the body type has no name")?;
    let Some(TypeKind::Struct(structure)) = model.api.get(id).map(|def| &def.kind) else {
        return Err("the body contains files but is not an object".to_owned());
    };
    let mut text = format!("asked.keep(types::{} {{ ", names.on(Side::Request).as_str());
    let fields = structure.fields.iter().zip(&names.inner).enumerate();
    for (_, (field, name)) in fields.filter(|(index, _)| model.facts.sides.has(Side::Request, id, *index)) {
        let method = if is_file(&field.ty) { "files" } else { "field" };
        let _ = write!(text, "{}: asked.{method}(\"{BODY}\", {:?})?, ", name.as_str(), field.wire);
    }
    if structure.additional.is_some() {
        let _ = write!(text, "{}: Default::default(), ", names.rest.as_str());
    }
    Ok(text + "})")
}

fn is_file(ty: &Type) -> bool {
    match ty {
        Type::Scalar(scalar) => *scalar == Scalar::File,
        Type::Array(inner) | Type::Nullable(inner) => is_file(inner),
        _ => false,
    }
}
