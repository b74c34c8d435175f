//! Forms of variants, by which a union without a tag selects one.

use std::collections::BTreeSet;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::definition::Definition;
use super::uses::Uses;
use super::{Emitter, Models};
use crate::ir::{Type, TypeKind, UnionForm, Variant};

/// The properties of an object with their values.
type Constants = [(String, Vec<String>)];

impl Emitter<'_> {
    /// Emits the form of a variant. A struct of the output describes its properties itself.
    pub(super) fn form(&self, union: Definition<'_>, variant: &Variant, uses: &mut Uses) -> TokenStream {
        let UnionForm::Object { required, optional, constants, closed } = &variant.form else {
            return form(&variant.form);
        };
        let Some(nullable) = self.nullable_of_struct(union, &variant.ty, required, optional) else {
            return form(&variant.form);
        };
        let ty = self.owned(&variant.ty, union.scope(), uses);
        let nullable = (!nullable.is_empty()).then(|| quote!(.nullable(&[#(#nullable),*])));
        let more = more(constants, *closed);
        quote!(codegen::UnionForm::of::<#ty>() #nullable #more)
    }

    /// Returns the required properties that may be null, in ascending order, if a type is a struct with exactly these
    /// properties. Its derived `Deserialize` does not require them.
    fn nullable_of_struct<'f>(
        &self,
        union: Definition<'_>,
        ty: &Type,
        required: &'f [String],
        optional: &'f [String],
    ) -> Option<BTreeSet<&'f str>> {
        if self.options.models != Models::Lean {
            return None;
        }
        let Type::Named(id) = self.resolved(ty) else { return None };
        let TypeKind::Struct(structure) = &self.api.get(*id)?.kind else { return None };
        let id = self.facts.sharing.representative(*id);
        let fields = structure.fields.iter().enumerate();
        let fields = fields.filter(|(index, _)| self.facts.sides.has(union.side, id, *index)).map(|(_, field)| field);
        let (mut count, mut nullable) = (0, BTreeSet::new());
        let (required, optional): (BTreeSet<&str>, BTreeSet<&str>) =
            (required.iter().map(String::as_str).collect(), optional.iter().map(String::as_str).collect());
        for field in fields {
            count += 1;
            let expected = if field.required { &required } else { &optional };
            let name = expected.get(field.wire.as_str()).filter(|name| !name.is_empty())?;
            if field.required && matches!(self.resolved(&field.ty), Type::Nullable(_)) {
                nullable.insert(*name);
            }
        }
        (count == required.len() + optional.len() && structure.envelope.is_none()).then_some(nullable)
    }
}

fn more(constants: &Constants, closed: bool) -> TokenStream {
    let told = constants.iter().map(|(name, values)| quote!((#name, &[#(#values),*])));
    let told = (!constants.is_empty()).then(|| quote!(.constants(&[#(#told),*])));
    let closed = closed.then(|| quote!(.closed()));
    quote!(#told #closed)
}

fn form(described: &UnionForm) -> TokenStream {
    match described {
        UnionForm::Any => quote!(codegen::UnionForm::Any),
        UnionForm::Boolean => quote!(codegen::UnionForm::Boolean),
        UnionForm::Integer => quote!(codegen::UnionForm::Integer),
        UnionForm::Number => quote!(codegen::UnionForm::Number),
        UnionForm::String => quote!(codegen::UnionForm::String),
        UnionForm::Text(text) => {
            let pattern = text.pattern.as_ref().map(|pattern| quote!(.pattern(#pattern)));
            let shortest = text.shortest.map(Literal::u64_unsuffixed).map(|length| quote!(.at_least(#length)));
            let longest = text.longest.map(Literal::u64_unsuffixed).map(|length| quote!(.at_most(#length)));
            quote!(codegen::UnionForm::text() #pattern #shortest #longest)
        }
        UnionForm::Values(values) => quote!(codegen::UnionForm::Values(&[#(#values),*])),
        UnionForm::Array(item) => {
            let item = form(item);
            quote!(codegen::UnionForm::Array(&#item))
        }
        UnionForm::OneOf(forms) => {
            let forms = forms.iter().map(form);
            quote!(codegen::UnionForm::OneOf(&[#(#forms),*]))
        }
        UnionForm::Object { required, optional, constants, closed } => {
            let more = more(constants, *closed);
            quote!(codegen::UnionForm::object(&[#(#required),*], &[#(#optional),*]) #more)
        }
    }
}
