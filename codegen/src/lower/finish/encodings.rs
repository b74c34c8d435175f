//! Checks of form encodings against the types of the parts. An unsupported encoding would fail every call.

use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Api, Field, Layers, Operation, PartEncoding, Scalar, Type, TypeKind};
use crate::lower::reports::Reports;
use crate::lower::view::media::is_json;
use crate::openapi::Kind;
use crate::source::Place;

/// Removes encodings that are unsupported for the types of their parts.
pub(super) fn adjust_encodings(api: &mut Api, reports: &Reports) {
    let mut found = Vec::new();
    let mut operations = std::mem::take(&mut api.operations);
    for (ty, encodings) in operations.iter_mut().flat_map(forms) {
        let fields = fields(api, ty);
        for (wire, encoding) in encodings.iter_mut() {
            if let Some(field) = fields.iter().find(|field| field.wire == *wire) {
                found.extend(adjust(api, &field.ty, wire, encoding));
            }
        }
        encodings.retain(|(_, encoding)| !is_empty(encoding));
    }
    api.operations = operations;
    for (keyword, place, diagnostic) in found {
        reports.degrade(Kind::Encoding, keyword, place);
        reports.report(diagnostic);
    }
}

/// Returns the forms of an operation: its body and its query.
fn forms(operation: &mut Operation) -> impl Iterator<Item = (&Type, &mut Vec<(String, PartEncoding)>)> {
    let contents = operation.body.iter_mut().flat_map(|body| &mut body.contents);
    let bodies = contents.filter_map(|content| Some((content.form.ty()?, &mut content.encodings)));
    let parameters = operation.parameters.iter_mut();
    let queries =
        parameters.filter_map(|parameter| Some((&parameter.ty, &mut parameter.query_string.as_mut()?.encodings)));
    bodies.chain(queries)
}

/// Removes an encoding that is unsupported for the type of its part.
fn adjust(api: &Api, ty: &Type, wire: &str, encoding: &mut PartEncoding) -> Option<(&'static str, Place, Diagnostic)> {
    match (end(api, ty), &encoding.style, &encoding.content_type) {
        (End::File, Some(_), _) => {
            encoding.style = None;
            let message = format!("`{wire}` is a file, which cannot have a style");
            let found = Diagnostic::key(Code::UnsupportedParameter, encoding.place, message);
            Some(("style", encoding.place, found.hint("the style is ignored; each file is sent as a separate part")))
        }
        (End::Object, None, Some(types)) if !types.split(',').any(|name| is_json(name) || name.contains('*')) => {
            let message = format!("`{wire}` is an object, which cannot be encoded as `{types}`");
            let found = Diagnostic::key(Code::UnsupportedMediaType, encoding.place, message);
            encoding.content_type = None;
            Some(("contentType", encoding.place, found.hint("it is sent as JSON")))
        }
        _ => None,
    }
}

fn is_empty(encoding: &PartEncoding) -> bool {
    encoding.style.is_none() && encoding.content_type.is_none() && encoding.headers.is_empty()
}

/// The kind of a part, or of each item if the part is an array.
enum End {
    File,
    Object,
    Other,
}

fn end(api: &Api, ty: &Type) -> End {
    match api.behind(ty, Layers { null: true, newtypes: true, arrays: true }) {
        Type::Scalar(Scalar::File) => End::File,
        Type::Map(_) => End::Object,
        Type::Named(id) if matches!(api.get(*id).map(|def| &def.kind), Some(TypeKind::Struct(_))) => End::Object,
        _ => End::Other,
    }
}

/// Returns the properties of a body.
pub(super) fn fields<'a>(api: &'a Api, ty: &Type) -> Vec<&'a Field> {
    let mut todo = vec![ty.clone()];
    let mut fields = Vec::new();
    let mut seen = rustc_hash::FxHashSet::default();
    while let Some(ty) = todo.pop() {
        match ty {
            Type::Nullable(inner) => todo.push(*inner),
            Type::Named(id) if seen.insert(id) => match api.get(id).map(|def| &def.kind) {
                Some(TypeKind::Struct(structure)) => fields.extend(&structure.fields),
                Some(TypeKind::Union(union)) => todo.extend(union.variants.iter().map(|variant| variant.ty.clone())),
                Some(TypeKind::Alias(inner)) => todo.push(inner.clone()),
                Some(TypeKind::Enum(_) | TypeKind::Newtype(_) | TypeKind::External(_)) | None => {}
            },
            _ => {}
        }
    }
    fields
}
