//! Structs.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::section::Uses;
use super::serde::{Presence, derives, field_rule, implied, presence, rename_all};
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
    ) -> Vec<TokenStream> {
        let direction = if structure.envelope.is_some() {
            // Only a client opens envelopes.
            Direction { sent: false, received: true }
        } else {
            self.direction(id)
        };
        let creation = self.facts.construction.get(id);
        let mut derive = vec![quote!(Debug), quote!(Clone), quote!(PartialEq)];
        if creation == Creation::Default {
            derive.push(quote!(Default));
        }
        derive.extend(derives(direction, uses));
        let pairs = structure.fields.iter().zip(&names.members);
        let rule = field_rule(&pairs.clone().map(|(field, name)| (name.plain(), field.wire.as_str())));
        let container = rename_all(rule);
        let fields = pairs.enumerate().map(|(index, (field, name))| {
            let attribute = self.field_attribute(field, &implied(rule, name.plain()), direction, uses);
            let docs = docs::of(&field.docs).tokens();
            let deprecated = deprecated(field.docs.deprecated);
            let ty = self.field_type(id, index, field, uses);
            let name = name.ident();
            quote!(#docs #attribute #deprecated pub #name: #ty)
        });
        let fields: Vec<_> = fields.collect();
        let rest = structure.additional.as_ref().map(|ty| {
            uses.btree_map = true;
            let ty = self.owned(ty, Room::Types, uses);
            let name = names.rest.ident();
            quote!(#[doc = " The properties that are not described."] #[serde(flatten)] pub #name: BTreeMap<String, #ty>)
        });
        let docs = docs::of_type(&def.docs).tokens();
        let name = names.name.ident();
        let generics = structure.envelope.map(|_| quote!(<T>));
        let item = quote! {
            #docs
            #[derive(#(#derive),*)]
            #container
            #[non_exhaustive]
            pub struct #name #generics { #(#fields,)* #rest }
        };
        let mut items = vec![item];
        if structure.envelope.is_some() {
            items.push(self.open_envelope(structure, names, uses));
        }
        if creation == Creation::New {
            items.push(self.constructor(id, structure, names, uses));
        }
        items
    }

    fn field_type(&self, id: TypeId, index: usize, field: &Field, uses: &mut Uses) -> TokenStream {
        let boxed = |ty: TokenStream| if self.facts.boxing.is_boxed(id, index) { quote!(Box<#ty>) } else { ty };
        match (presence(self, field), &field.ty) {
            (Presence::Required, Type::Nullable(inner)) => {
                let inner = boxed(self.owned(inner, Room::Types, uses));
                quote!(Option<#inner>)
            }
            (Presence::Required, ty) => boxed(self.owned(ty, Room::Types, uses)),
            (Presence::Maybe, Type::Nullable(inner)) => {
                uses.maybe = true;
                let inner = boxed(self.owned(inner, Room::Types, uses));
                quote!(Maybe<#inner>)
            }
            // An alias that may be null: absent, or what the alias holds.
            (_, ty) => {
                let ty = boxed(self.owned(ty, Room::Types, uses));
                quote!(Option<#ty>)
            }
        }
    }

    /// `new`, with what must be there: a literal would break when the API gets a new property.
    fn constructor(&self, id: TypeId, structure: &Struct, names: &TypeNames, uses: &mut Uses) -> TokenStream {
        let mut arguments = Vec::new();
        let mut values = Vec::new();
        for (index, (field, name)) in structure.fields.iter().zip(&names.members).enumerate() {
            let ident = name.ident();
            if !field.required {
                let absent = match presence(self, field) {
                    Presence::Maybe => quote!(Maybe::Absent),
                    _ => quote!(None),
                };
                values.push(quote!(#ident: #absent));
                continue;
            }
            let text = *self.resolved(&field.ty) == Type::Scalar(Scalar::String);
            let ty = self.field_type(id, index, field, uses);
            if text {
                arguments.push(quote!(#ident: impl Into<String>));
                values.push(quote!(#ident: #ident.into()));
            } else {
                arguments.push(quote!(#ident: #ty));
                values.push(quote!(#ident));
            }
        }
        if structure.additional.is_some() {
            let rest: &Name = &names.rest;
            let rest = rest.ident();
            values.push(quote!(#rest: BTreeMap::new()));
        }
        let allow = (arguments.len() > 7).then(|| quote!(#[allow(clippy::too_many_arguments)]));
        let deprecated =
            structure.fields.iter().any(|field| field.docs.deprecated).then(|| quote!(#[allow(deprecated)]));
        let name = names.name.ident();
        quote! {
            impl #name {
                #[doc = " A value with what it must have."]
                #allow
                #deprecated
                pub fn new(#(#arguments),*) -> Self {
                    Self { #(#values),* }
                }
            }
        }
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
            None => (quote!(std::convert::Infallible), quote!(Ok(self.#value))),
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
pub(super) fn deprecated(is: bool) -> TokenStream {
    if is { quote!(#[deprecated]) } else { TokenStream::new() }
}
