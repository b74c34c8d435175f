//! Checks of serialization styles against the types of parameters. Most styles cannot encode an object in an array.

use rustc_hash::FxHashSet;

use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Api, Type, TypeId, TypeKind};
use crate::lower::reports::Reports;
use crate::message::{Location, Style, StyleKind};
use crate::openapi::Kind;

/// Reports parameters and properties of forms whose values their style cannot encode.
pub(super) fn report_styles(api: &Api, reports: &Reports) {
    let mut found = Vec::new();
    let mut seen = FxHashSet::default();
    for operation in &api.operations {
        let parameters = operation.parameters.iter().filter(|one| !one.json && one.query_string.is_none());
        for parameter in parameters.filter(|parameter| seen.insert(parameter.place)) {
            if let Some(inside) = unencodable(api, &parameter.ty, parameter.style) {
                let in_query = parameter.location == Location::Query;
                found.push((
                    Kind::Parameter,
                    parameter.place,
                    format!("{}{inside}", parameter.wire),
                    parameter.style.kind,
                    in_query,
                ));
            }
        }
        for content in operation.contents() {
            let Some(ty) = content.form.ty() else { continue };
            let fields = super::encodings::fields(api, ty);
            for (wire, encoding) in &content.encodings {
                let field = fields.iter().find(|field| field.wire == *wire);
                let Some((field, style)) = field.zip(encoding.style) else { continue };
                let Some(inside) = unencodable(api, &field.ty, style) else { continue };
                if seen.insert(encoding.place) {
                    found.push((Kind::Encoding, encoding.place, format!("{wire}{inside}"), style.kind, true));
                }
            }
        }
    }
    for (kind, place, path, style, in_query) in found {
        let message = format!("the style {} cannot encode the array or object at `{path}`", described(style));
        let hint = if in_query {
            "a call that sets it returns an error; set `x-wirewright-style` in an overlay to the style that the server expects: `indices`, `brackets`, `dots` or `aws`"
        } else {
            "a call that sets it returns an error; if the server expects JSON, use `content` with `application/json`"
        };
        reports.report(Diagnostic::value(Code::UnwritableParameter, place, message).hint(hint));
        reports.degrade(kind, if kind == Kind::Parameter { "schema" } else { "style" }, place);
    }
}

fn described(style: StyleKind) -> &'static str {
    match style {
        StyleKind::Simple => "`simple`",
        StyleKind::Label => "`label`",
        StyleKind::Matrix => "`matrix`",
        StyleKind::Form => "`form`",
        StyleKind::SpaceDelimited => "`spaceDelimited`",
        StyleKind::PipeDelimited => "`pipeDelimited`",
        StyleKind::TabDelimited => "`tsv`",
        StyleKind::DeepObject => "`deepObject`",
        StyleKind::Cookie => "`cookie`",
        StyleKind::Brackets => "`brackets`",
        StyleKind::Indices => "`indices`",
        StyleKind::Dots => "`dots`",
        StyleKind::Aws => "`aws`",
    }
}

/// Returns the path to a part of a value that the style cannot encode, if any.
fn unencodable(api: &Api, ty: &Type, style: Style) -> Option<String> {
    match style.kind {
        StyleKind::Brackets | StyleKind::Indices | StyleKind::Dots | StyleKind::Aws => None,
        StyleKind::DeepObject => unencodable_deep(api, ty),
        StyleKind::Simple | StyleKind::Label | StyleKind::Matrix | StyleKind::Cookie => flat(api, ty, false),
        StyleKind::Form | StyleKind::SpaceDelimited | StyleKind::PipeDelimited | StyleKind::TabDelimited => {
            flat(api, ty, style.explode)
        }
    }
}

/// The shape of a type, as far as styles depend on it.
enum Shape<'a> {
    /// A scalar or an unknown shape.
    Other,
    Array(&'a Type),
    Object(Vec<(&'a str, &'a Type)>),
}

fn shape<'a>(api: &'a Api, ty: &'a Type) -> Shape<'a> {
    let mut current = ty;
    let mut seen: FxHashSet<TypeId> = FxHashSet::default();
    loop {
        current = match current {
            Type::Array(items) => return Shape::Array(items),
            Type::Map(values) => return Shape::Object(vec![("*", values)]),
            Type::Nullable(inner) => inner,
            Type::Named(id) if seen.insert(*id) => match api.get(*id).map(|def| &def.kind) {
                Some(TypeKind::Alias(inner) | TypeKind::Newtype(inner)) => inner,
                Some(TypeKind::Struct(structure)) => {
                    return Shape::Object(
                        structure.fields.iter().map(|field| (field.wire.as_str(), &field.ty)).collect(),
                    );
                }
                // One of the variants may be supported.
                Some(TypeKind::Union(_) | TypeKind::Enum(_) | TypeKind::External(_)) | None => return Shape::Other,
            },
            _ => return Shape::Other,
        };
    }
}

fn is_nested(api: &Api, ty: &Type) -> bool {
    !matches!(shape(api, ty), Shape::Other)
}

/// Checks a type against a style with one level. `repeats` allows an array as a property.
fn flat(api: &Api, ty: &Type, repeats: bool) -> Option<String> {
    match shape(api, ty) {
        Shape::Other => None,
        Shape::Array(items) => is_nested(api, items).then(|| "[]".to_owned()),
        Shape::Object(properties) => properties.into_iter().find_map(|(name, ty)| match shape(api, ty) {
            Shape::Other => None,
            Shape::Array(items) if repeats => is_nested(api, items).then(|| format!(".{name}[]")),
            Shape::Array(_) | Shape::Object(_) => Some(format!(".{name}")),
        }),
    }
}

/// Checks a type against `deepObject`, where only the items of arrays must be scalars.
fn unencodable_deep(api: &Api, ty: &Type) -> Option<String> {
    let mut todo = vec![(ty, String::new())];
    let mut seen: FxHashSet<&Type> = FxHashSet::default();
    while let Some((ty, path)) = todo.pop() {
        if !seen.insert(ty) {
            continue;
        }
        match shape(api, ty) {
            Shape::Other => {}
            Shape::Array(items) if is_nested(api, items) => return Some(format!("{path}[]")),
            Shape::Array(_) => {}
            Shape::Object(properties) => {
                todo.extend(properties.into_iter().rev().map(|(name, ty)| (ty, format!("{path}.{name}"))));
            }
        }
    }
    None
}
