//! Derives and serde attributes of models. They are separate from the emission of fields, so that another way of
//! encoding and decoding can be added beside the derives.

use super::definition::Definition;
use super::fragment::{Fragment, rust};
use super::uses::{Import, Uses};
use super::{Emitter, Models};
use crate::analyze::{Direction, Presence, Side};
use crate::ir::{Field, Scalar, Type};

/// The traits that every model derives.
pub(super) const MODEL: &[&str] = &["Debug", "Clone", "PartialEq"];

/// A rule of serde's `rename_all` for fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rule {
    Camel,
    Pascal,
    Kebab,
    ScreamingSnake,
}

impl Rule {
    const ALL: [Self; 4] = [Self::Camel, Self::Pascal, Self::Kebab, Self::ScreamingSnake];

    fn name(self) -> &'static str {
        match self {
            Self::Camel => "camelCase",
            Self::Pascal => "PascalCase",
            Self::Kebab => "kebab-case",
            Self::ScreamingSnake => "SCREAMING_SNAKE_CASE",
        }
    }

    /// Returns the rule of this name.
    #[cfg(feature = "diff")]
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.name() == name)
    }

    /// Returns the name that serde makes of a field's name by this rule.
    pub(crate) fn of_field(self, field: &str) -> String {
        match self {
            Self::Pascal => {
                let mut upper = true;
                let mut name = String::new();
                for c in field.chars() {
                    if c == '_' {
                        upper = true;
                    } else if upper {
                        name.push(c.to_ascii_uppercase());
                        upper = false;
                    } else {
                        name.push(c);
                    }
                }
                name
            }
            Self::Camel => {
                let pascal = Self::Pascal.of_field(field);
                let mut chars = pascal.chars();
                chars.next().map(|c| c.to_ascii_lowercase()).into_iter().chain(chars).collect()
            }
            Self::Kebab => field.replace('_', "-"),
            Self::ScreamingSnake => field.to_ascii_uppercase(),
        }
    }
}

/// Returns the rule that gives most fields their wire name, if it fits more fields than no rule does.
pub(super) fn field_rule<'n>(names: &(impl Iterator<Item = (&'n str, &'n str)> + Clone)) -> Option<Rule> {
    let plain = names.clone().filter(|(field, wire)| field == wire).count();
    Rule::ALL
        .into_iter()
        .map(|rule| (names.clone().filter(|(field, wire)| rule.of_field(field) == *wire).count(), rule))
        .filter(|(count, _)| *count > plain && *count > 1)
        .max_by_key(|(count, rule)| (*count, std::cmp::Reverse(rule.name())))
        .map(|(_, rule)| rule)
}

/// Returns the wire name that a field has without a `rename` attribute.
pub(super) fn implied(rule: Option<Rule>, field: &str) -> String {
    rule.map_or_else(|| field.to_owned(), |rule| rule.of_field(field))
}

/// Returns `#[serde(rename_all = "...")]`.
pub(super) fn rename_all(rule: Option<Rule>) -> Option<Fragment> {
    rule.map(|rule| rust!("#[serde(rename_all = {})]", Fragment::literal(rule.name())))
}

/// Returns the serde derives that a direction needs.
pub(super) fn derives(direction: Direction, uses: &mut Uses) -> Vec<&'static str> {
    let mut derives = Vec::new();
    if direction.request {
        uses.add(Import::Serialize);
        derives.push("Serialize");
    }
    if direction.response {
        uses.add(Import::Deserialize);
        derives.push("Deserialize");
    }
    derives
}

/// Returns `#[derive(...)]` with two lists of traits.
pub(super) fn derive(usual: &'static [&'static str], more: Vec<&'static str>) -> Fragment {
    let traits = usual.iter().copied().chain(more).map(Fragment::of);
    rust!("#[derive({})]", Fragment::join(traits, ", "))
}

/// Returns `#[derive(...)]` of a model: two lists of traits, and those that the user added. `implemented` are traits that
/// the model has without a derive.
pub(super) fn model_derive(
    definition: Definition<'_>,
    usual: &'static [&'static str],
    more: Vec<&'static str>,
    implemented: &[&'static str],
) -> Fragment {
    let own: Vec<&str> = usual.iter().copied().chain(more.iter().copied()).collect();
    let known: Vec<&str> = own.iter().chain(implemented).copied().collect();
    let traits = usual.iter().copied().chain(more).map(Fragment::of);
    rust!("#[derive({})]", Fragment::join(traits.chain(added_derives(definition, &known)), ", "))
}

/// Returns the traits that the user added and that a type does not have anyway.
pub(super) fn added_derives(definition: Definition<'_>, own: &[&str]) -> Vec<Fragment> {
    let mut added: Vec<&str> = Vec::new();
    for path in &definition.custom.derives {
        let known = ["std::fmt::", "std::clone::", "std::cmp::", "std::default::", "std::hash::", "serde::"];
        let plain = path.trim_start_matches(':').replacen("core::", "std::", 1);
        let name = known.iter().find_map(|module| plain.strip_prefix(module)).unwrap_or(path);
        if !own.contains(&name) && !added.contains(&path.as_str()) {
            added.push(path);
        }
    }
    added.into_iter().map(Fragment::configured).collect()
}

/// Returns the attributes that the user added to a type.
pub(super) fn attributes(definition: Definition<'_>) -> impl Iterator<Item = Fragment> {
    definition.custom.attributes.iter().map(|text| Fragment::configured(text))
}

/// Returns the attributes that the user added to a field or a variant.
pub(super) fn member_attributes(definition: Definition<'_>, index: usize) -> impl Iterator<Item = Fragment> {
    let member = definition.custom.members.get(&index);
    member.into_iter().flat_map(|member| &member.attributes).map(|text| Fragment::configured(text))
}

impl Emitter<'_> {
    /// Returns the directions of the serde implementations of a type's definition for a side.
    pub(super) fn direction(&self, id: crate::ir::TypeId, side: Side) -> Direction {
        if self.facts.files.are_in(id) {
            return Direction { request: true, response: false };
        }
        match self.options.serde {
            super::Serde::Both => Direction { request: true, response: true },
            super::Serde::Direction if self.facts.sides.is_split(id) => {
                Direction { request: side == Side::Request, response: side == Side::Response }
            }
            super::Serde::Direction => self.facts.directions.get(id),
        }
    }

    /// Returns the serde attribute of a field.
    pub(super) fn field_attribute(
        &self,
        field: &Field,
        implied: &str,
        direction: Direction,
        uses: &mut Uses,
    ) -> Option<Fragment> {
        let mut parts = Vec::new();
        if implied != field.wire {
            parts.push(rust!("rename = {}", Fragment::literal(&field.wire)));
        }
        if direction.response {
            for alias in &field.accepts {
                parts.push(rust!("alias = {}", Fragment::literal(alias)));
            }
        }
        match Presence::of(self.api, field) {
            Presence::Required => {
                // An `Option` alone does not show that `null` is documented; `codegen::nullable` does.
                if direction.response && matches!(self.resolved(&field.ty), Type::Nullable(_)) {
                    self.use_in_attribute(uses);
                    parts.push(rust!("default"));
                    parts.push(rust!("deserialize_with = \"codegen::nullable\""));
                }
            }
            Presence::Optional => {
                if direction.request {
                    parts.push(rust!("skip_serializing_if = \"Option::is_none\""));
                }
            }
            Presence::OptionalAny => {
                if direction.response {
                    self.use_in_attribute(uses);
                    parts.push(rust!("default"));
                    parts.push(rust!("deserialize_with = \"codegen::present\""));
                }
                if direction.request {
                    parts.push(rust!("skip_serializing_if = \"Option::is_none\""));
                }
            }
            Presence::Maybe => {
                if direction.response {
                    parts.push(rust!("default"));
                }
                if direction.request {
                    parts.push(rust!("skip_serializing_if = \"Maybe::is_absent\""));
                }
            }
        }
        (!parts.is_empty()).then(|| rust!("#[serde({})]", Fragment::join(parts, ", ")))
    }

    /// Returns the serde attribute of the map of additional properties. serde buffers flattened values, and then an
    /// integer no longer decodes as a float, and an array may decode as an object. Types without this ambiguity need no
    /// decoder of their own.
    pub(super) fn flatten_attribute(&self, ty: &Type, direction: Direction, uses: &mut Uses) -> Fragment {
        if !direction.response || self.is_unmistakable(ty) {
            return rust!("#[serde(flatten)]");
        }
        self.use_in_attribute(uses);
        rust!("#[serde(flatten, deserialize_with = \"codegen::additional\")]")
    }

    /// Imports `codegen` for a path in an attribute. The derives of the runtime know such paths without an import.
    fn use_in_attribute(&self, uses: &mut Uses) {
        if self.options.models == Models::Serde {
            uses.add(Import::Codegen);
        }
    }

    fn is_unmistakable(&self, ty: &Type) -> bool {
        match self.resolved(ty) {
            Type::Any => true,
            Type::Scalar(scalar) => scalar.is_text() || matches!(scalar, Scalar::Bool | Scalar::F32 | Scalar::F64),
            Type::Array(inner) | Type::Map(inner) | Type::Nullable(inner) => self.is_unmistakable(inner),
            Type::Tuple(..) | Type::Named(_) | Type::Envelope(..) | Type::Enclosed => false,
        }
    }
}
