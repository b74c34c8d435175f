//! The shape and the uses of component schemas, by which a renamed one is found.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use rustc_hash::FxHashMap;

use super::keys;
use crate::ir::{Api, Enum, OperationPart, Owner, Type, TypeDef, TypeKind};
use crate::lock::digest;

/// The digests of a component schema.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shape {
    /// Of its properties, values or variants, without names of other types.
    pub content: String,
    /// Of its uses in operations and in other types.
    pub uses: String,
    /// True if few schemas have the same shape by chance.
    pub is_telling: bool,
    /// The names of the properties, values or variants.
    pub parts: Vec<String>,
}

/// Returns the shapes of all component schemas, by their positions. `old` returns the name that a component had.
pub fn shapes(api: &Api, old: impl Fn(&str) -> Option<String>) -> FxHashMap<usize, Shape> {
    let keys = keys::types(api, |owner| match owner {
        Owner::Schema(key) => old(key).map(|old| keys::schema(&old)),
        _ => None,
    });
    let mut uses: FxHashMap<usize, BTreeSet<String>> = FxHashMap::default();
    let mut add = |ty: &Type, user: &str| {
        ty.for_each_named(&mut |id| {
            uses.entry(id.index()).or_default().insert(user.to_owned());
        });
    };
    for operation in &api.operations {
        let key = keys::operation(operation);
        operation.for_each_type(&mut |part, ty| add(ty, &format!("{key} {}", word(part))));
    }
    for (def, key) in api.types.iter().zip(&keys) {
        def.kind.for_each_type(&mut |ty| add(ty, key));
    }
    let components = api.types.iter().enumerate().filter(|(_, def)| def.component().is_some());
    let shape = |(index, def): (usize, &TypeDef)| {
        let (parts, text) = content(&def.kind);
        let uses = uses.get(&index).map(|uses| uses.iter().map(String::as_str).collect::<Vec<_>>().join("\n"));
        let uses = uses.map_or_else(String::new, |text| short(&text));
        (index, Shape { content: short(&text), uses, is_telling: parts.len() > 1, parts })
    };
    components.map(shape).collect()
}

fn word(part: OperationPart<'_>) -> &str {
    match part {
        OperationPart::Parameter(name) => name,
        OperationPart::Body => "<body>",
        OperationPart::Headers => "<headers>",
        OperationPart::Response => "<response>",
    }
}

fn short(text: &str) -> String {
    format!("{:016x}", digest(text.as_bytes()))
}

/// Returns the names of the parts of a type, and its description without names of types.
fn content(kind: &TypeKind) -> (Vec<String>, String) {
    let mut parts = Vec::new();
    let mut text = String::new();
    match kind {
        TypeKind::Struct(structure) => {
            text.push_str("struct\n");
            for field in &structure.fields {
                let _ = writeln!(text, "{} {} {}", field.wire, field.required, anonymous(&field.ty));
                parts.push(field.wire.clone());
            }
            text.extend(structure.additional.iter().map(|ty| format!("* {}\n", anonymous(ty))));
        }
        TypeKind::Enum(Enum::Strings(values)) => {
            parts.clone_from(values);
            text = format!("enum {values:?}");
        }
        TypeKind::Enum(Enum::Integers(values)) => {
            parts = values.iter().map(i128::to_string).collect();
            text = format!("enum {values:?}");
        }
        TypeKind::Union(union) => {
            text.push_str("union\n");
            for variant in &union.variants {
                let _ = writeln!(text, "{:?} {}", variant.tags, anonymous(&variant.ty));
                parts.push(variant.tags.first().cloned().unwrap_or_else(|| variant.name.clone()));
            }
        }
        TypeKind::Alias(ty) | TypeKind::Newtype(ty) => text = format!("alias {}", anonymous(ty)),
        TypeKind::External(external) => text = format!("external {}", external.path),
    }
    parts.sort();
    (parts, text)
}

/// Returns a type without the names of defined types.
fn anonymous(ty: &Type) -> String {
    match ty {
        Type::Array(inner) => format!("[{}]", anonymous(inner)),
        Type::Map(inner) => format!("{{{}}}", anonymous(inner)),
        Type::Nullable(inner) => format!("{}?", anonymous(inner)),
        Type::Tuple(items, tail) => {
            let items: Vec<String> = items.iter().chain(tail.as_deref()).map(anonymous).collect();
            format!("({})", items.join(","))
        }
        Type::Named(_) | Type::Envelope(..) => "named".to_owned(),
        Type::Any | Type::Enclosed => "any".to_owned(),
        Type::Scalar(scalar) => format!("{scalar:?}"),
    }
}
