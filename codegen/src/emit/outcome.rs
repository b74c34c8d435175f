//! What the answers of an operation are decoded into.

use proc_macro2::TokenStream;
use quote::quote;

use super::Emitter;
use super::section::Uses;
use super::ty::Room;
use crate::ir::{Case, Outcome, Payload, TypeId};
use crate::names::{Name, OperationNames};
use crate::openapi::Status;

impl Emitter<'_> {
    /// The decoder of an outcome.
    pub(super) fn outcome_type(&self, outcome: &Outcome, name: &Name, uses: &mut Uses) -> TokenStream {
        match outcome {
            Outcome::One(payload) => self.decoder(payload, uses),
            Outcome::Failure(id) => {
                let envelope = self.ignoring(*id, uses);
                quote!(EnvelopeFailure<#envelope>)
            }
            Outcome::Several(_) => {
                let name = name.ident();
                quote!(#name)
            }
        }
    }

    fn decoder(&self, payload: &Payload, uses: &mut Uses) -> TokenStream {
        match payload {
            Payload::Empty => quote!(Empty),
            Payload::Text => quote!(Text),
            Payload::Bytes => quote!(Binary),
            Payload::Json(ty) => {
                let ty = self.owned(ty, Room::Operations, uses);
                quote!(Json<#ty>)
            }
            Payload::Enveloped(id, ty) => {
                let envelope = self.name(*id, Room::Operations, uses);
                let ty = self.owned(ty, Room::Operations, uses);
                quote!(Enveloped<#envelope<#ty>>)
            }
        }
    }

    /// An envelope whose value is passed over.
    fn ignoring(&self, id: TypeId, uses: &mut Uses) -> TokenStream {
        let envelope = self.name(id, Room::Operations, uses);
        quote!(#envelope<IgnoredAny>)
    }

    /// The enum of an outcome of several types.
    pub(super) fn outcome(
        &self,
        outcome: &Outcome,
        (name, variants): &(Name, Vec<Name>),
        group: &str,
        names: &OperationNames,
        uses: &mut Uses,
    ) -> Vec<TokenStream> {
        let Outcome::Several(cases) = outcome else { return Vec::new() };
        let name = name.ident();
        let mut fields = Vec::new();
        let mut arms = Vec::new();
        for (case, variant) in cases.iter().zip(variants) {
            let variant = variant.ident();
            let (docs, pattern, payload, decode) = self.case(case, uses);
            fields.push(match payload {
                Some(ty) => quote!(#[doc = #docs] #variant(#ty)),
                None => quote!(#[doc = #docs] #variant),
            });
            arms.push(match decode {
                Some(decode) => (pattern, quote!(#decode.map(Self::#variant))),
                None => (pattern, quote!(Ok(Self::#variant))),
            });
        }
        // The runtime asks only for statuses that are described: the last case is the only one left.
        if let Some((pattern, _)) = arms.last_mut() {
            *pattern = quote!(_);
        }
        let arms = arms.into_iter().map(|(pattern, body)| quote!(#pattern => #body));
        let docs = format!(" What [`{group}::{}`] may answer, by status.", names.function.plain());
        vec![
            quote! {
                #[doc = #docs]
                #[derive(Debug, Clone, PartialEq)]
                #[non_exhaustive]
                pub enum #name { #(#fields,)* }
            },
            quote! {
                impl Decode for #name {
                    type Value = Self;

                    #[inline]
                    fn decode(answer: &Answer) -> Result<Self, DecodeError> {
                        match answer.status() { #(#arms,)* }
                    }
                }
            },
        ]
    }

    /// Documentation, pattern, type and decoding of a case.
    fn case(&self, case: &Case, uses: &mut Uses) -> (String, TokenStream, Option<TokenStream>, Option<TokenStream>) {
        match case {
            Case::Failure(id) => {
                let envelope = self.ignoring(*id, uses);
                let failure = quote!(<#envelope as Envelope>::Failure);
                (
                    " A failure in the envelope of a success.".to_owned(),
                    quote!(_),
                    Some(failure),
                    Some(quote!(answer.failure::<#envelope>())),
                )
            }
            Case::Status(status, payload) => {
                let (docs, pattern) = match status {
                    Status::Exact(code) => (format!(" Status {code}."), literal(usize::from(*code))),
                    Status::Class(class) => {
                        let (low, high) = (usize::from(*class) * 100, usize::from(*class) * 100 + 99);
                        let (low, high) = (literal(low), literal(high));
                        (format!(" Status {class}xx."), quote!(#low..=#high))
                    }
                    Status::Default => (" Any other status.".to_owned(), quote!(_)),
                };
                let (ty, decode) = match payload {
                    Payload::Empty => (None, None),
                    Payload::Text => (Some(quote!(String)), Some(quote!(answer.text()))),
                    Payload::Bytes => (Some(quote!(Bytes)), Some(quote!(Binary::decode(answer)))),
                    Payload::Json(ty) => (Some(self.owned(ty, Room::Operations, uses)), Some(quote!(answer.json()))),
                    Payload::Enveloped(_, ty) => {
                        let decoder = self.decoder(payload, uses);
                        (Some(self.owned(ty, Room::Operations, uses)), Some(quote!(<#decoder>::decode(answer))))
                    }
                };
                (docs, pattern, ty, decode)
            }
        }
    }
}

fn literal(number: usize) -> TokenStream {
    let literal = proc_macro2::Literal::usize_unsuffixed(number);
    quote!(#literal)
}
