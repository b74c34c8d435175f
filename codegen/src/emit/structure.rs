//! Structs.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::fragment::{Fragment, rust};
use super::item::{Block, Function, Item, Lead, Member, Statement};
use super::section::Uses;
use super::serde::{Presence, derive, derives, field_rule, implied, presence, rename_all};
use super::ty::Room;
use super::{Emitter, docs};
use crate::analyze::{Creation, Direction};
use crate::ir::{Field, Scalar, Struct, Type, TypeDef, TypeId};
use crate::names::{Name, TypeNames};

impl Emitter<'_> {
    pub(super) fn structure(
        &self,
        id: TypeId,
        def: &TypeDef,
        structure: &Struct,
        names: &TypeNames,
        uses: &mut Uses,
    ) -> Vec<Item> {
        let direction = if structure.envelope.is_some() {
            // Only a client opens envelopes.
            Direction { sent: false, received: true }
        } else {
            self.direction(id)
        };
        let creation = self.facts.construction.get(id);
        let default = (creation == Creation::Default).then_some("Default");
        let derive = derive(
            &["Debug", "Clone", "PartialEq"],
            default.into_iter().chain(derives(direction, uses)).collect(),
        );
        let pairs = structure.fields.iter().zip(&names.members);
        let rule = field_rule(&pairs.clone().map(|(field, name)| (name.plain(), field.wire.as_str())));
        let fields = pairs.enumerate().map(|(index, (field, name))| {
            let serde = self.field_attribute(field, &implied(rule, name.plain()), direction, uses);
            let lead = Lead::new(docs::of(&field.docs).into_lines());
            let lead = lead.with(serde).with(deprecated(field.docs.deprecated));
            Member::line(lead, rust!("pub {}: {},", name, self.field_type(id, index, field, uses)))
        });
        let mut fields: Vec<Member> = fields.collect();
        if let Some(ty) = &structure.additional {
            uses.btree_map = true;
            let ty = self.owned(ty, Room::Types, uses);
            let lead = Lead::own("The properties that are not described.").with([rust!("#[serde(flatten)]")]);
            fields.push(Member::line(lead, rust!("pub {}: BTreeMap<String, {}>,", names.rest, ty)));
        }
        let attributes = [Some(derive), rename_all(rule), Some(rust!("#[non_exhaustive]"))];
        let lead = Lead::new(docs::of_type(&def.docs).into_lines()).with(attributes.into_iter().flatten());
        let generics = if structure.envelope.is_some() { "<T>" } else { "" };
        let mut items = vec![Block::new(lead, rust!("pub struct {}{}", names.name, generics), fields).into()];
        if structure.envelope.is_some() {
            items.push(self.open_envelope(structure, names, uses).into());
        }
        if creation == Creation::New {
            items.push(self.constructor(id, structure, names, uses).into());
        }
        items
    }

    fn field_type(&self, id: TypeId, index: usize, field: &Field, uses: &mut Uses) -> Fragment {
        let boxed = |ty: Fragment| if self.facts.boxing.is_boxed(id, index) { rust!("Box<{}>", ty) } else { ty };
        match (presence(self, field), &field.ty) {
            (Presence::Required, Type::Nullable(inner)) => {
                rust!("Option<{}>", boxed(self.owned(inner, Room::Types, uses)))
            }
            (Presence::Required, ty) => boxed(self.owned(ty, Room::Types, uses)),
            (Presence::Maybe, Type::Nullable(inner)) => {
                uses.maybe = true;
                rust!("Maybe<{}>", boxed(self.owned(inner, Room::Types, uses)))
            }
            // An alias that may be null: absent, or what the alias holds.
            (_, ty) => rust!("Option<{}>", boxed(self.owned(ty, Room::Types, uses))),
        }
    }

    /// `new`, with what must be there: a literal would break when the API gets a new property.
    fn constructor(&self, id: TypeId, structure: &Struct, names: &TypeNames, uses: &mut Uses) -> Block {
        let mut arguments = Vec::new();
        let mut values = Vec::new();
        for (index, (field, name)) in structure.fields.iter().zip(&names.members).enumerate() {
            if !field.required {
                values.push(match presence(self, field) {
                    Presence::Maybe => rust!("{}: Maybe::Absent", name),
                    _ => rust!("{}: None", name),
                });
                continue;
            }
            let text = *self.resolved(&field.ty) == Type::Scalar(Scalar::String);
            let ty = self.field_type(id, index, field, uses);
            if text {
                arguments.push(rust!("{}: impl Into<String>", name));
                values.push(rust!("{}: {}.into()", name, name));
            } else {
                arguments.push(rust!("{}: {}", name, ty));
                values.push(rust!("{}", name));
            }
        }
        if structure.additional.is_some() {
            values.push(rust!("{}: BTreeMap::new()", names.rest));
        }
        let allow = (arguments.len() > 7).then(|| rust!("#[allow(clippy::too_many_arguments)]"));
        let deprecated =
            structure.fields.iter().any(|field| field.docs.deprecated).then(|| rust!("#[allow(deprecated)]"));
        let lead = Lead::own("A value with what it must have.").with(allow).with(deprecated);
        let new = Function {
            head: rust!("pub fn new"),
            arguments,
            output: rust!(" -> Self"),
            statement: Statement::Literal(rust!("Self"), values),
        };
        Block::new(Lead::default(), rust!("impl {}", names.name), vec![Member::function(lead, new)])
    }

    fn open_envelope(&self, structure: &Struct, names: &TypeNames, uses: &mut Uses) -> TokenStream {
        let Some(envelope) = structure.envelope else { return TokenStream::new() };
        uses.codegen = true;
        let name = names.name.ident();
        let member = |index: usize| names.members.get(index).map_or_else(|| format_ident!("value"), Name::ident);
        let value = member(envelope.value);
        let wire = structure.fields.get(envelope.value).map_or("", |field| field.wire.as_str());
        let failure =
            envelope.failure.and_then(|index| structure.fields.get(index).map(|field| (member(index), field)));
        let (ty, body) = match failure {
            None => (rust!("std::convert::Infallible"), quote!(Ok(self.#value))),
            Some((failure, field)) => {
                let inner = match &field.ty {
                    Type::Nullable(inner) => inner,
                    other => other,
                };
                let ty = self.owned(inner, Room::Types, uses);
                let to_option = (presence(self, field) == Presence::Maybe).then(|| quote!(.into_option()));
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

/// `#[deprecated]`, where the description says so.
pub(super) fn deprecated(is: bool) -> Option<Fragment> {
    is.then(|| rust!("#[deprecated]"))
}
