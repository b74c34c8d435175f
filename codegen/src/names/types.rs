//! Types, their fields and variants.

use super::media::media_words;
use super::members::{fields, union_variants, variants};
use super::operations::{OperationNames, status_name};
use super::reserved;
use super::scope::Scope;
use super::words::{pascal, pascal_identifier, snake_identifier};
use super::{Name, claim};
use crate::analyze::{Facts, Side};
use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Origin, Owner, Step, TypeDef, TypeKind};

/// The names of a type.
#[derive(Debug, Clone)]
pub struct TypeNames {
    /// The type.
    pub name: Name,
    /// The type as it is sent, where that says something else.
    pub sent: Option<Name>,
    /// Its fields, or its variants.
    pub members: Vec<Name>,
    /// The field of the properties, or the variant of the values, that are not described.
    pub rest: Name,
    /// The module that it stands in, in a crate of several files.
    pub home: TypeHome,
}

impl TypeNames {
    /// The type on a side of the wire.
    pub fn on(&self, side: Side) -> &Name {
        match side {
            Side::Sent => self.sent.as_ref().unwrap_or(&self.name),
            Side::Received => &self.name,
        }
    }
}

/// The file of a type.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TypeHome {
    /// The file of a component schema with what it owns.
    Component(Name),
    /// The file of what the operations of a group own, by the group's module; of those without a group `untagged`.
    Operations(String),
    /// The file of what neither a schema nor an operation owns.
    Shared,
}

pub(super) fn name(
    api: &Api,
    facts: &Facts,
    operations: &[OperationNames],
    scope: &mut Scope,
    diagnostics: &mut Diagnostics,
) -> Vec<TypeNames> {
    let mut modules = Scope::with(["operations", "shared"]);
    let mut homes: rustc_hash::FxHashMap<&str, Name> = rustc_hash::FxHashMap::default();
    let mut result: Vec<TypeNames> = Vec::with_capacity(api.types.len());
    // Components first: what the author named keeps its name, wherever inline schemas stand.
    let (components, others): (Vec<_>, Vec<_>) = api.types().partition(|(_, def)| is_component(def));
    let mut names: Vec<Option<Name>> = vec![None; api.types.len()];
    for (id, def) in components.into_iter().chain(others) {
        let mut candidates = candidates(api, &def.origin, operations);
        if matches!(def.kind, TypeKind::Newtype(_)) {
            candidates.retain(|name| !reserved::VALUES.contains(&name.as_str()));
        }
        let name = claim(scope, &candidates, def.place, "this type", diagnostics);
        if let (Owner::Schema(key), true) = (&def.origin.owner, is_component(def)) {
            homes.insert(key, modules.claim(&[snake_identifier(key, "schema")]).0);
        }
        if let Some(slot) = names.get_mut(id.index()) {
            *slot = Some(name);
        }
    }
    for ((id, def), name) in api.types().zip(names) {
        let Some(name) = name else { continue };
        // After all others: that a type is two renames nothing.
        let sent = facts.sides.is_split(id).then(|| {
            let candidates = ["Request", "RequestType"].map(|word| format!("{}{word}", name.stem()));
            claim(scope, &candidates, def.place, "this type as it is sent", diagnostics)
        });
        let home = match &def.origin.owner {
            Owner::Schema(key) => homes.get(key.as_str()).cloned().map_or(TypeHome::Shared, TypeHome::Component),
            Owner::Operation(id) => TypeHome::Operations(
                api.operations
                    .get(id.index())
                    .and_then(|operation| operation.group)
                    .and_then(|group| api.groups.get(group.index()))
                    .map_or_else(|| "untagged".to_owned(), |group| module(&group.tag)),
            ),
            _ => TypeHome::Shared,
        };
        let (members, rest) = match &def.kind {
            crate::ir::TypeKind::Struct(structure) => fields(structure, diagnostics),
            crate::ir::TypeKind::Union(union) => union_variants(union),
            crate::ir::TypeKind::Enum(values) => variants(values, name.plain()),
            _ => (Vec::new(), name.clone()),
        };
        result.push(TypeNames { name, sent, members, rest, home });
    }
    result
}

/// The module of what the operations of a tag own, without `r#`, as its file has it.
fn module(tag: &str) -> String {
    Scope::default().claim(&[snake_identifier(tag, "tag")]).0.plain().to_owned()
}

fn is_component(def: &TypeDef) -> bool {
    matches!(def.origin.owner, Owner::Schema(_)) && def.origin.steps.is_empty()
}

fn candidates(api: &Api, origin: &Origin, operations: &[OperationNames]) -> Vec<String> {
    let owner = match &origin.owner {
        Owner::Schema(key) => pascal_identifier(key, "Schema"),
        Owner::Operation(id) => operations.get(id.index()).map_or_else(String::new, |names| names.prefix.clone()),
        Owner::Path(path) => pascal_identifier(&path.replace('{', " by "), "Path"),
        Owner::Component(name) => pascal_identifier(name, "Component"),
        Owner::Elsewhere(words) => pascal_identifier(&words.join(" "), "Schema"),
    };
    let steps: String = origin.steps.iter().map(step).collect();
    let base = format!("{owner}{steps}");
    let more = match &origin.owner {
        // The words of a component's place: `#/components/schemas/Option`.
        Owner::Schema(_) => format!("{base}Schema"),
        Owner::Operation(id) => {
            let operation = api.operations.get(id.index());
            let whole =
                operation.map_or_else(String::new, |op| format!("{} {}", op.method, op.path.replace('{', " by ")));
            format!("{}{steps}", pascal_identifier(&whole, "Operation"))
        }
        _ => format!("{base}Type"),
    };
    vec![base, more]
}

fn step(step: &Step) -> String {
    match step {
        Step::Property(name) => match pascal(name) {
            name if name.is_empty() => "Property".to_owned(),
            name => name,
        },
        Step::Parameter(name) => pascal_identifier(name, "Parameter"),
        Step::Item => "Item".to_owned(),
        Step::Position(index) => format!("Item{index}"),
        Step::Value => "Value".to_owned(),
        Step::Base => "Base".to_owned(),
        Step::Variant(index) => format!("Variant{index}"),
        Step::Request => "Request".to_owned(),
        Step::Media(name) => media_words(name),
        Step::Response(status) if status.is_success() || *status == crate::openapi::Status::Default => {
            "Response".to_owned()
        }
        Step::Response(status) => status_name(*status),
        Step::SharedResponse => "Response".to_owned(),
    }
}
