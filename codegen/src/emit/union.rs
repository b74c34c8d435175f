//! Unions: an enum of the variants, and the decision which of them a value is. serde's own way, the first that decodes, picks
//! wrong ones.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::fragment::{Fragment, rust};
use super::item::Item;
use super::section::Uses;
use super::serde::{derive, derives};
use super::ty::Room;
use super::{Emitter, docs};
use crate::analyze::{Direction, Side};
use crate::ir::{Form, Type, TypeDef, TypeId, TypeKind, Union, Variant};
use crate::names::{Name, TypeNames};

impl Emitter<'_> {
    pub(super) fn union(
        &self,
        id: TypeId,
        def: &TypeDef,
        union: &Union,
        names: &TypeNames,
        side: Side,
        uses: &mut Uses,
    ) -> Vec<Item> {
        uses.serde_json = true;
        let direction = self.direction(id, side);
        let docs = docs::attributes(&self.type_docs(id, &def.docs, side));
        let name = names.on(side).ident();
        let rest = names.rest.ident();
        let variants = union.variants.iter().zip(&names.members).enumerate().map(|(index, (variant, name))| {
            let ty = self.owned(&variant.ty, Room::types(side), uses);
            let ty = if self.is_beside(variant) {
                uses.any_of = true;
                rust!("AnyOf<{}>", ty)
            } else {
                ty
            };
            let ty = if self.facts.boxing.is_boxed(id, index) { rust!("Box<{}>", ty) } else { ty };
            let name = name.ident();
            quote!(#name(#ty))
        });
        let variants: Vec<_> = variants.collect();
        let derives = derives(Direction { received: false, ..direction }, uses);
        let derive: Fragment = derive(&["Debug", "Clone", "PartialEq"], derives);
        let untagged = direction.sent.then(|| quote!(#[serde(untagged)]));
        let item = quote! {
            #docs
            #derive
            #untagged
            #[allow(clippy::large_enum_variant)]
            #[non_exhaustive]
            pub enum #name {
                #(#variants,)*
                #[doc = " A value that is not described."]
                #rest(serde_json::Value),
            }
        };
        let mut items = vec![item.into()];
        if direction.received {
            items.push(self.decide(id, union, names, side, uses).into());
        }
        items
    }

    /// Whether what a variant does not describe is kept beside it: a map has all.
    pub(super) fn is_beside(&self, variant: &Variant) -> bool {
        let Type::Named(id) = self.resolved(&variant.ty) else { return false };
        variant.beside && matches!(self.api.get(*id).map(|def| &def.kind), Some(TypeKind::Struct(_)))
    }

    fn decide(&self, id: TypeId, union: &Union, names: &TypeNames, side: Side, uses: &mut Uses) -> TokenStream {
        uses.codegen = true;
        uses.deserialize = true;
        uses.deserializer = true;
        let name = names.on(side).ident();
        let rest = names.rest.ident();
        let variants = union.variants.iter().zip(names.members.iter().map(Name::ident)).enumerate();
        let decode = |index: usize, variant: &Variant, name: &Ident| match self.is_beside(variant) {
            false => quote!(raw.decode().map(Self::#name)),
            true if self.facts.boxing.is_boxed(id, index) => {
                quote!(raw.decode_beside().map(|value| Self::#name(Box::new(value))))
            }
            true => quote!(raw.decode_beside().map(Self::#name)),
        };
        let decision = match &union.tag {
            Some(tag) => {
                let tags = union.variants.iter().flat_map(|variant| &variant.tags);
                let default = union.default.and_then(|index| union.variants.get(index)?.tags.first());
                let default = default.map_or_else(|| quote!(None), |tag| quote!(Some(#tag)));
                // One whose tags all mean another variant is never received.
                let arms =
                    variants.filter(|(_, (variant, _))| !variant.tags.is_empty()).map(|(index, (variant, name))| {
                        let (tags, decoded) = (&variant.tags, decode(index, variant, &name));
                        quote!(#(#tags)|* => #decoded)
                    });
                quote! {
                    by_tag(#tag, &[#(#tags),*], #default, |raw, tag| match tag {
                        #(#arms,)*
                        _ => Ok(Self::#rest(raw.keep())),
                    })
                }
            }
            None => {
                let forms = union.variants.iter().map(|variant| form(&variant.form));
                let arms = variants.map(|(index, (variant, name))| {
                    let decoded = decode(index, variant, &name);
                    let index = Literal::usize_unsuffixed(index);
                    quote!(#index => #decoded)
                });
                quote! {
                    by_form(const { &[#(#forms),*] }, |raw, form| match form {
                        #(#arms,)*
                        _ => Ok(Self::#rest(raw.keep())),
                    })
                }
            }
        };
        quote! {
            impl<'de> Deserialize<'de> for #name {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    codegen::Raw::read(deserializer)?.#decision
                }
            }
        }
    }
}

fn form(described: &Form) -> TokenStream {
    match described {
        Form::Any => quote!(codegen::UnionForm::Any),
        Form::Boolean => quote!(codegen::UnionForm::Boolean),
        Form::Integer => quote!(codegen::UnionForm::Integer),
        Form::Number => quote!(codegen::UnionForm::Number),
        Form::String => quote!(codegen::UnionForm::String),
        Form::Values(values) => quote!(codegen::UnionForm::Values(&[#(#values),*])),
        Form::Array(item) => {
            let item = form(item);
            quote!(codegen::UnionForm::Array(&#item))
        }
        Form::OneOf(forms) => {
            let forms = forms.iter().map(form);
            quote!(codegen::UnionForm::OneOf(&[#(#forms),*]))
        }
        Form::Object { required, optional, constants, closed } => {
            let told = constants.iter().map(|(name, values)| quote!((#name, &[#(#values),*])));
            let told = (!constants.is_empty()).then(|| quote!(.told(&[#(#told),*])));
            let closed = closed.then(|| quote!(.closed()));
            quote!(codegen::UnionForm::object(&[#(#required),*], &[#(#optional),*]) #told #closed)
        }
    }
}
