//! Structs.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::definition::Definition;
use super::fragment::{Fragment, rust};
use super::item::{Block, Function, InnerItem, Item, Lead, Statement};
use super::serde::{MODEL, attributes, derives, field_rule, implied, member_attributes, model_derive, rename_all};
use super::ty::Scope;
use super::uses::{Import, Uses};
use super::{Emitter, docs};
use crate::analyze::{Creation, Direction, Presence, Side, enum_of_one_value};
use crate::ir::{Constant, Enum, Field, Scalar, Struct, Type, TypeId, TypeKind};
use crate::names::{Name, TypeNames};

impl Emitter<'_> {
    pub(super) fn structure(&self, definition: Definition<'_>, structure: &Struct, uses: &mut Uses) -> Vec<Item> {
        let Definition { id, names, side, .. } = definition;
        let direction = if structure.envelope.is_some() {
            // Only a client opens envelopes.
            Direction { request: false, response: true }
        } else {
            self.direction(id, side)
        };
        let is_response = side == Side::Response && self.facts.sides.is_split(id);
        let creation = if is_response { Creation::None } else { self.facts.construction.get(id) };
        let described = self.fields(definition, structure);
        // A tag has a fixed value, which a derived `Default` would not set.
        let has_tag = described
            .iter()
            .any(|(index, field, _)| self.own_tag(id, *index, field, side, &mut Uses::default()).is_some());
        let default = (creation == Creation::Default && !has_tag).then_some("Default");
        // Values that are only received are not made by users.
        let has_optional = described.iter().any(|(_, field, _)| Presence::of(self.api, field) != Presence::Required);
        let setters = (creation != Creation::None && has_optional && direction.request).then(|| {
            uses.add(Import::Setters);
            "Setters"
        });
        let is_request = side == Side::Request && self.facts.sides.is_split(id);
        let failure = (!is_request && self.facts.failures.has(id)).then(|| {
            uses.add(Import::Failure);
            "Failure"
        });
        let serde = derives(direction, uses);
        let more = default.into_iter().chain(serde).chain(setters).chain(failure).collect();
        // The constructor emits the `Default` of a struct with a tag.
        let implemented: &[&str] = if creation == Creation::Default { &["Default"] } else { &[] };
        let derive = model_derive(definition, MODEL, more, implemented);
        let rule = field_rule(&described.iter().map(|(_, field, name)| (name.plain(), field.wire.as_str())));
        let fields = described.iter().map(|(index, field, name)| {
            let serde = self.field_attribute(field, &implied(rule, name.plain()), direction, uses);
            let lead = Lead::new(docs::of(&field.docs).into_lines());
            let lead =
                lead.with(serde).with(deprecated(field.docs.deprecated)).with(member_attributes(definition, *index));
            InnerItem::line(lead, rust!("pub {}: {},", name, self.field_type(definition, *index, field, uses)))
        });
        let mut fields: Vec<InnerItem> = fields.collect();
        if let Some(ty) = &structure.additional {
            uses.add(Import::BTreeMap);
            let flatten = self.flatten_attribute(ty, direction, uses);
            let ty = self.storage(id, structure.fields.len()).ty(self.owned(ty, definition.scope(), uses));
            let lead = Lead::generated("Additional properties, by name.").with([flatten]);
            fields.push(InnerItem::line(lead, rust!("pub {}: BTreeMap<String, {}>,", names.rest, ty)));
        }
        let attributes = [Some(derive), rename_all(rule), Some(rust!("#[non_exhaustive]"))];
        let lead = Lead::new(self.type_docs(definition)).with(attributes.into_iter().flatten());
        let lead = lead.with(self::attributes(definition));
        let generics = if structure.envelope.is_some() { "<T>" } else { "" };
        let mut items = vec![Block::new(lead, rust!("pub struct {}{}", definition.name(), generics), fields).into()];
        if structure.envelope.is_some() {
            items.push(self.open_envelope(structure, names, uses).into());
        }
        if creation == Creation::New || (creation == Creation::Default && has_tag) {
            items.extend(self.constructor(definition, structure, creation, uses).into_iter().map(Item::from));
        }
        items
    }

    /// Returns the fields that exist on one side, with their positions and names.
    pub(super) fn fields<'a>(
        &self,
        definition: Definition<'a>,
        structure: &'a Struct,
    ) -> Vec<(usize, &'a Field, &'a Name)> {
        let fields = structure.fields.iter().zip(&definition.names.inner).enumerate();
        fields
            .filter(|(index, _)| self.facts.sides.has(definition.side, definition.id, *index))
            .map(|(index, (field, name))| (index, field, name))
            .collect()
    }

    fn field_type(&self, definition: Definition<'_>, index: usize, field: &Field, uses: &mut Uses) -> Fragment {
        let boxed = |ty: Fragment| self.storage(definition.id, index).ty(ty);
        match (Presence::of(self.api, field), &field.ty) {
            (Presence::Required, Type::Nullable(inner)) => {
                rust!("Option<{}>", boxed(self.owned(inner, definition.scope(), uses)))
            }
            (Presence::Required, ty) => boxed(self.owned(ty, definition.scope(), uses)),
            (Presence::Maybe, Type::Nullable(inner)) => {
                uses.add(Import::Maybe);
                rust!("Maybe<{}>", boxed(self.owned(inner, definition.scope(), uses)))
            }
            // Includes an optional alias of a nullable type: the alias itself covers `null`.
            (_, ty) => rust!("Option<{}>", boxed(self.owned(ty, definition.scope(), uses))),
        }
    }

    /// Emits `new`, which takes the required fields. A struct literal would break when the API gets a new property.
    fn constructor(
        &self,
        definition: Definition<'_>,
        structure: &Struct,
        creation: Creation,
        uses: &mut Uses,
    ) -> Vec<Block> {
        let mut arguments = Vec::new();
        let mut values = Vec::new();
        let required = definition.names.required.as_ref().filter(|_| creation == Creation::New);
        let mut members = Vec::new();
        let described = self.fields(definition, structure);
        for (index, field, name) in &described {
            let (value, argument) = self.initial_value(definition, *index, (field, name), uses);
            match (required, argument) {
                (Some(_), Some(_)) => {
                    let ty = self.field_type(definition, *index, field, uses);
                    values.push(rust!("{0}: required.{0}", name));
                    members.push(InnerItem::line(Lead::default(), rust!("pub {}: {},", name, ty)));
                }
                (_, argument) => {
                    values.push(rust!("{}{}", name, value));
                    arguments.extend(argument);
                }
            }
        }
        arguments.extend(required.map(|required| rust!("required: {}", required)));
        if structure.additional.is_some() {
            values.push(rust!("{}: BTreeMap::new()", definition.names.rest));
        }
        let deprecated =
            described.iter().any(|(_, field, _)| field.docs.deprecated).then(|| rust!("#[allow(deprecated)]"));
        let constants = approximate(described.iter().map(|(_, field, _)| field.constant.as_ref()));
        if creation == Creation::Default {
            let default = Function {
                head: rust!("fn default"),
                arguments,
                output: rust!(" -> Self"),
                statement: Statement::Literal(rust!("Self"), values),
            };
            let default = InnerItem::function(Lead::default().with(deprecated).with(constants), default);
            return vec![Block::new(Lead::default(), rust!("impl Default for {}", definition.name()), vec![default])];
        }
        let no_default = arguments.is_empty().then(|| rust!("#[allow(clippy::new_without_default)]"));
        let alike = (definition.name().plain() == "New").then(|| rust!("#[allow(clippy::self_named_constructors)]"));
        let lead = Lead::generated("Creates a value with all required fields set.").with(no_default).with(deprecated);
        let lead = lead.with(alike).with(constants);
        let new = Function {
            head: rust!("pub fn new"),
            arguments,
            output: rust!(" -> Self"),
            statement: Statement::Literal(rust!("Self"), values),
        };
        let name = definition.name();
        let new = Block::new(Lead::default(), rust!("impl {}", name), vec![InnerItem::function(lead, new)]);
        let by_name = required.map(|required| {
            let docs = format!("The required fields of [`{}`], for [`{0}::new`].", name.plain());
            let lead = Lead::new(vec![docs]).with([rust!("#[derive(Debug, Clone, PartialEq)]")]);
            Block::new(lead, rust!("pub struct {}", required), members)
        });
        std::iter::once(new).chain(by_name).collect()
    }

    /// Returns what follows the name of a field in the literal of a constructor, and the argument for it if there is one.
    fn initial_value(
        &self,
        definition: Definition<'_>,
        index: usize,
        (field, name): (&Field, &Name),
        uses: &mut Uses,
    ) -> (Fragment, Option<Fragment>) {
        if let Some(tag) = self.own_tag(definition.id, index, field, definition.side, uses) {
            return (rust!(": {}", tag), None);
        }
        if !field.required {
            let absent = match Presence::of(self.api, field) {
                Presence::Maybe => ": Maybe::Absent",
                _ => ": None",
            };
            return (rust!("{}", absent), None);
        }
        if let Some(constant) = self.constant(field).or_else(|| self.only_value(&field.ty, definition.side, uses)) {
            return (rust!(": {}", constant), None);
        }
        let ty = self.field_type(definition, index, field, uses);
        let into = match self.resolved(&field.ty) {
            Type::Scalar(Scalar::String) => rust!("String"),
            Type::Scalar(Scalar::Formatted(_) | Scalar::Secret) => ty,
            other if self.converts(other) => ty,
            _ => return (rust!(""), Some(rust!("{}: {}", name, ty))),
        };
        (rust!(": {}.into()", name), Some(rust!("{}: impl Into<{}>", name, into)))
    }

    /// Returns the only value of a boolean or number.
    fn constant(&self, field: &Field) -> Option<Fragment> {
        let Type::Scalar(scalar) = self.resolved(&field.ty) else { return None };
        match (field.constant.as_ref()?, scalar) {
            (Constant::Boolean(value), Scalar::Bool) => Some(rust!("{}", value)),
            (Constant::Integer(value), Scalar::F64) => Some(rust!("{}.0", value)),
            (Constant::Float(value), Scalar::F64) => Some(Fragment::float(f64::from_bits(*value))),
            (Constant::Integer(value), Scalar::I32) => Some(Fragment::number(i32::try_from(*value).ok()?.into())),
            (Constant::Integer(value), Scalar::I64) => Some(Fragment::number((*value).into())),
            _ => None,
        }
    }

    /// Returns the value of a type that has only one value, so that callers need not pass it.
    fn only_value(&self, ty: &Type, side: Side, uses: &mut Uses) -> Option<Fragment> {
        let id = enum_of_one_value(self.api, ty)?;
        // An alias has the variants of the type that it stands for.
        let variant = self.names.ty(self.facts.sharing.representative(id))?.inner.first()?;
        Some(rust!("{}::{}", self.name(id, Scope::types(side), uses), variant))
    }

    /// Returns the value of a field that is the tag of its struct and has one fixed value.
    pub(super) fn own_tag(
        &self,
        id: TypeId,
        index: usize,
        field: &Field,
        side: Side,
        uses: &mut Uses,
    ) -> Option<Fragment> {
        let tag = self.facts.own_tags.get(id, index)?;
        let value = match self.resolved(&field.ty) {
            Type::Scalar(Scalar::String) => rust!("{}.to_owned()", Fragment::literal(tag)),
            Type::Scalar(Scalar::Bool) => rust!("{}", tag.parse::<bool>().ok()?),
            Type::Scalar(Scalar::I32 | Scalar::I64) => Fragment::number(tag.parse::<i32>().ok()?.into()),
            Type::Named(id) => {
                let names = self.names.ty(self.facts.sharing.representative(*id))?;
                let position = match &self.api.get(*id)?.kind {
                    TypeKind::Enum(Enum::Strings(values)) => values.iter().position(|value| value == tag),
                    TypeKind::Enum(Enum::Integers(values)) => values.iter().position(|value| value.to_string() == tag),
                    _ => None,
                };
                let variant = names.inner.get(position?)?;
                rust!("{}::{}", self.name(*id, Scope::types(side), uses), variant)
            }
            _ => return None,
        };
        Some(if field.required { value } else { rust!("Some({})", value) })
    }

    fn open_envelope(&self, structure: &Struct, names: &TypeNames, uses: &mut Uses) -> TokenStream {
        let Some(envelope) = structure.envelope else { return TokenStream::new() };
        uses.add(Import::Codegen);
        let name = names.name.ident();
        let field_name = |index: usize| names.inner.get(index).map_or_else(|| format_ident!("value"), Name::ident);
        let value = field_name(envelope.value);
        let wire = structure.fields.get(envelope.value).map_or("", |field| field.wire.as_str());
        let failure =
            envelope.failure.and_then(|index| structure.fields.get(index).map(|field| (field_name(index), field)));
        let (ty, body) = match failure {
            None => (rust!("std::convert::Infallible"), quote!(Ok(self.#value))),
            Some((failure, field)) => {
                let inner = match &field.ty {
                    Type::Nullable(inner) => inner,
                    other => other,
                };
                let ty = self.owned(inner, Scope::types(Side::Response), uses);
                let to_option = (Presence::of(self.api, field) == Presence::Maybe).then(|| quote!(.into_option()));
                (ty, quote!(self.#failure #to_option .map_or(Ok(self.#value), Err)))
            }
        };
        quote! {
            impl<T> codegen::Envelope for #name<T> {
                type Value = T;
                type Failure = #ty;
                const VALUE: &'static str = #wire;

                fn open(self) -> Result<Option<T>, Self::Failure> {
                    #body
                }
            }
        }
    }
}

/// Returns `#[deprecated]` if the description marks the item as deprecated.
pub(super) fn deprecated(is: bool) -> Option<Fragment> {
    is.then(|| rust!("#[deprecated]"))
}

/// Returns the attribute for a function with numbers that may be close to a mathematical constant.
pub(super) fn approximate<'a>(mut constants: impl Iterator<Item = Option<&'a Constant>>) -> Option<Fragment> {
    let is_float = constants.any(|constant| matches!(constant, Some(Constant::Float(_))));
    is_float.then(|| rust!("#[allow(clippy::approx_constant)]"))
}
