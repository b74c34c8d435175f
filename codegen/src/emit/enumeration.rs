//! Enums of strings and of integers. They are open: one new value of a server must not break a shipped client.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::section::Uses;
use super::serde::derives;
use super::{Emitter, docs};
use crate::ir::{Enum, TypeDef, TypeId};
use crate::names::TypeNames;

impl Emitter<'_> {
    pub(super) fn enumeration(
        &self,
        id: TypeId,
        def: &TypeDef,
        values: &Enum,
        names: &TypeNames,
        uses: &mut Uses,
    ) -> Vec<TokenStream> {
        // The variants say what `enum` said.
        let mut described = def.docs.clone();
        described.remarks.retain(|(keyword, _)| keyword != "values" && keyword != "const");
        let docs = docs::of_type(&described).tokens();
        match values {
            Enum::Strings(values) => self.strings(id, values, names, &docs, uses),
            Enum::Integers(values) => self.integers(id, values, names, &docs, uses),
        }
    }

    fn strings(
        &self,
        id: TypeId,
        values: &[String],
        names: &TypeNames,
        docs: &TokenStream,
        uses: &mut Uses,
    ) -> Vec<TokenStream> {
        let name = names.name.ident();
        let rest = names.rest.ident();
        let derives = derives(self.direction(id), uses);
        let variants = values.iter().zip(&names.members).map(|(value, name)| {
            let rename = (name.plain() != value).then(|| quote!(#[serde(rename = #value)]));
            let name = name.ident();
            quote!(#rename #name)
        });
        let idents: Vec<_> = names.members.iter().map(crate::names::Name::ident).collect();
        let item = quote! {
            #docs
            #[derive(Debug, Clone, PartialEq, Eq, Hash, #(#derives),*)]
            #[non_exhaustive]
            pub enum #name {
                #(#variants,)*
                #[doc = " A value that is not described."]
                #[serde(untagged)]
                #rest(String),
            }
        };
        let as_str = quote! {
            impl #name {
                #[doc = " The value on the wire."]
                pub fn as_str(&self) -> &str {
                    match self {
                        #(Self::#idents => #values,)*
                        Self::#rest(value) => value,
                    }
                }
            }
        };
        vec![item, as_str]
    }

    fn integers(
        &self,
        id: TypeId,
        values: &[i64],
        names: &TypeNames,
        docs: &TokenStream,
        uses: &mut Uses,
    ) -> Vec<TokenStream> {
        let name = names.name.ident();
        let rest = names.rest.ident();
        let direction = self.direction(id);
        let derives = derives(direction, uses);
        let idents: Vec<_> = names.members.iter().map(crate::names::Name::ident).collect();
        let values: Vec<_> = values.iter().map(|value| Literal::i64_unsuffixed(*value)).collect();
        let from = direction.received.then(|| quote!(from = "i64"));
        let into = direction.sent.then(|| quote!(into = "i64"));
        let attributes = from.into_iter().chain(into);
        let documented = values.iter().map(|value| format!(" `{value}`"));
        let item = quote! {
            #docs
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, #(#derives),*)]
            #[serde(#(#attributes),*)]
            #[non_exhaustive]
            pub enum #name {
                #(#[doc = #documented] #idents,)*
                #[doc = " A value that is not described."]
                #rest(i64),
            }
        };
        let from = quote! {
            impl From<i64> for #name {
                fn from(value: i64) -> Self {
                    match value {
                        #(#values => Self::#idents,)*
                        value => Self::#rest(value),
                    }
                }
            }
        };
        let into = quote! {
            impl From<#name> for i64 {
                fn from(value: #name) -> Self {
                    match value {
                        #(#name::#idents => #values,)*
                        #name::#rest(value) => value,
                    }
                }
            }
        };
        vec![item, from, into]
    }
}
