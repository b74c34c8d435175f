//! Unions: an enum of the variants, and the code that selects a variant for a value. Untagged enums of serde take the
//! first variant that decodes, which is often the wrong one.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use rustc_hash::FxHashMap;

use super::definition::Definition;
use super::fragment::{Fragment, rust};
use super::item::Item;
use super::serde::{MODEL, attributes, derives, member_attributes, model_derive};
use super::storage::Storage;
use super::uses::{Import, Uses};
use super::{Emitter, docs};
use crate::analyze::{Direction, Presence, Side};
use crate::ir::{Enum, Field, Type, TypeId, TypeKind, Union, Variant};
use crate::names::Name;

/// The place of a tag in its variant.
enum OwnTag {
    /// In a field, or nowhere: an expression of an `Option`.
    Field(TokenStream),
    /// It must be searched for.
    Unknown,
}

impl Emitter<'_> {
    pub(super) fn union(&self, definition: Definition<'_>, union: &Union, uses: &mut Uses) -> Vec<Item> {
        let Definition { id, names, side, .. } = definition;
        uses.add(Import::SerdeJson);
        let direction = self.direction(id, side);
        let docs = docs::attributes(&self.type_docs(definition));
        let name = definition.name().ident();
        let rest = names.rest.ident();
        let variants = union.variants.iter().zip(&names.inner).zip(self.telling(id, union)).enumerate();
        let variants = variants.map(|(index, ((variant, name), tells))| {
            let ty = self.owned(&variant.ty, definition.scope(), uses);
            let ty = if self.is_beside(variant) {
                uses.add(Import::AnyOf);
                rust!("AnyOf<{}>", ty)
            } else {
                ty
            };
            let ty = self.storage(id, index).ty(ty);
            let name = name.ident();
            let attributes = member_attributes(definition, index);
            let no_from = (direction.request && !tells).then(|| quote!(#[variants(no_from)]));
            quote!(#(#attributes)* #no_from #name(#ty))
        });
        let variants: Vec<_> = variants.collect();
        let is_derived = direction.request && union.tag.is_none();
        let mut derives = derives(Direction { request: is_derived, response: false }, uses);
        if direction.request {
            uses.add(Import::FromVariants);
            derives.push("FromVariants");
        }
        if direction.response {
            uses.add(Import::Variants);
            derives.push("Variants");
        }
        let derive: Fragment = model_derive(definition, MODEL, derives, &["Serialize", "Deserialize"]);
        let attributes: Vec<Fragment> = attributes(definition).collect();
        let untagged = is_derived.then(|| quote!(#[serde(untagged)]));
        let item = quote! {
            #docs
            #derive
            #untagged
            #[allow(clippy::large_enum_variant)]
            #(#attributes)*
            #[non_exhaustive]
            pub enum #name {
                #(#variants,)*
                #[doc = " An undocumented value."]
                #rest(serde_json::Value),
            }
        };
        let mut items = vec![item.into()];
        if let Some(tag) = union.tag.as_ref().filter(|_| direction.request) {
            items.push(self.encode_tagged(definition, union, tag, uses).into());
        }
        if direction.response {
            items.extend(self.decide(definition, union, uses).into_iter().map(Into::into));
        }
        items
    }

    /// Returns, for each variant, true if the type of a value tells that it is of this variant, so that the value converts
    /// into the union.
    fn telling(&self, id: TypeId, union: &Union) -> Vec<bool> {
        let canonical = |ty| self.facts.sharing.canonical_behind(ty, &|ty| self.resolved(ty));
        let types: Vec<Type> = union.variants.iter().map(|variant| canonical(&variant.ty)).collect();
        let mut counts: FxHashMap<&Type, usize> = FxHashMap::default();
        for ty in &types {
            *counts.entry(ty).or_default() += 1;
        }
        types.iter().map(|ty| *ty != Type::Named(id) && counts.get(ty) == Some(&1)).collect()
    }

    /// Returns true if undocumented properties are kept beside the variant. A map already holds all properties.
    pub(super) fn is_beside(&self, variant: &Variant) -> bool {
        let Type::Named(id) = self.resolved(&variant.ty) else { return false };
        variant.beside && matches!(self.api.get(*id).map(|def| &def.kind), Some(TypeKind::Struct(_)))
    }

    /// Returns the expression that decodes a variant from the raw value.
    fn decoded(&self, id: TypeId, index: usize, variant: &Variant, name: &Ident) -> TokenStream {
        if !self.is_beside(variant) {
            return if variant.untagged {
                quote!(raw.decode_untagged().map(Self::#name))
            } else {
                quote!(raw.decode().map(Self::#name))
            };
        }
        match self.storage(id, index) {
            Storage::Plain => quote!(raw.decode_with_unknown().map(Self::#name)),
            storage => {
                let value = storage.wrap(rust!("value"));
                quote!(raw.decode_with_unknown().map(|value| Self::#name(#value)))
            }
        }
    }

    /// Emits the code that selects and decodes a variant.
    fn decide(&self, definition: Definition<'_>, union: &Union, uses: &mut Uses) -> Vec<TokenStream> {
        let Definition { id, names, .. } = definition;
        uses.add(Import::Codegen);
        uses.add(Import::Deserialize);
        uses.add(Import::Deserializer);
        let name = definition.name().ident();
        let rest = names.rest.ident();
        let variants = union.variants.iter().zip(names.inner.iter().map(Name::ident)).enumerate();
        let decode = |index: usize, variant: &Variant, name: &Ident| self.decoded(id, index, variant, name);
        let (decision, variants) = match &union.tag {
            Some(tag) => {
                let tags = union.variants.iter().flat_map(|variant| &variant.tags);
                let default = union.default.and_then(|index| union.variants.get(index)?.tags.first());
                let default = default.map(|tag| quote!(.or(#tag)));
                // A variant is never received if all its tags select other variants.
                let arms =
                    variants.filter(|(_, (variant, _))| !variant.tags.is_empty()).map(|(index, (variant, name))| {
                        let (tags, decoded) = (&variant.tags, decode(index, variant, &name));
                        quote!(#(#tags)|* => #decoded)
                    });
                let variants = quote! {
                    impl codegen::TaggedUnion for #name {
                        const TAG: codegen::Tag = codegen::Tag::new(#tag, &[#(#tags),*]) #default;

                        fn decode<'de, S: codegen::Selected<'de>>(raw: S, tag: &str) -> Result<Self, S::Error> {
                            match tag {
                                #(#arms,)*
                                _ => raw.to_unknown().map(Self::#rest),
                            }
                        }
                    }
                };
                (quote!(codegen::tagged(deserializer)), Some(variants))
            }
            None => {
                let forms = union.variants.iter().map(|variant| self.form(definition, variant, uses));
                let arms = variants.map(|(index, (variant, name))| {
                    let decoded = decode(index, variant, &name);
                    let index = Literal::usize_unsuffixed(index);
                    quote!(#index => #decoded)
                });
                let decision = quote! {
                    codegen::Raw::deserialize(deserializer)?.by_form(const { &[#(#forms),*] }, |raw, form| match form {
                        #(#arms,)*
                        _ => Ok(Self::#rest(raw.to_unknown())),
                    })
                };
                (decision, None)
            }
        };
        let deserialize = quote! {
            impl<'de> Deserialize<'de> for #name {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    #decision
                }
            }
        };
        std::iter::once(deserialize).chain(variants).collect()
    }

    /// Emits the `impl Serialize` of a union. It encodes the tag of the variant, even if the value holds another tag.
    fn encode_tagged(&self, definition: Definition<'_>, union: &Union, property: &str, uses: &mut Uses) -> TokenStream {
        let Definition { names, side, .. } = definition;
        uses.add(Import::Codegen);
        uses.add(Import::Serialize);
        uses.add(Import::Serializer);
        let (name, rest) = (definition.name().ident(), names.rest.ident());
        let described: Vec<_> = union.variants.iter().map(|variant| self.tag_field(variant, property)).collect();
        let is_scalar = |field: &Field| self.is_scalar_tag(field);
        let any_scalar = described.iter().flatten().any(|(_, _, field)| is_scalar(field));
        let variants = union.variants.iter().zip(&described).zip(names.inner.iter().map(Name::ident)).enumerate();
        let arms = variants.map(|(index, ((variant, field), name))| {
            let tags = &variant.tags;
            // A nested union with the same tag property encodes the tag itself.
            if tags.is_empty() || self.is_tagged_by(&variant.ty, property) {
                return quote!(Self::#name(value) => value.serialize(serializer));
            }
            let scalar = field.map_or(any_scalar, |(_, _, field)| is_scalar(field)).then(|| quote!(.scalar()));
            let is_optional = field.is_some_and(|(id, index, field)| {
                !field.required && self.own_tag(id, index, field, side, &mut Uses::default()).is_some()
            });
            let others = union.variants.iter().enumerate().filter(|(other, _)| *other != index);
            let others = others.flat_map(|(_, variant)| &variant.tags);
            let missing = if union.default == Some(index) {
                Some(quote!(.all_but(&[#(#others),*])))
            } else {
                is_optional.then(|| quote!(.optional()))
            };
            let encode = match self.own_field(variant, *field, side) {
                OwnTag::Unknown => quote!(.encode(value, serializer)),
                OwnTag::Field(own) => quote!(.encode_by(#own, value, serializer)),
            };
            quote! {
                Self::#name(value) => {
                    codegen::UnionTag::new(#property, &[#(#tags),*]) #scalar #missing #encode
                }
            }
        });
        quote! {
            impl Serialize for #name {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    match self {
                        #(#arms,)*
                        Self::#rest(value) => value.serialize(serializer),
                    }
                }
            }
        }
    }

    /// Returns where a variant holds its own tag.
    fn own_field(&self, variant: &Variant, field: Option<(TypeId, usize, &Field)>, side: Side) -> OwnTag {
        let Type::Named(id) = self.resolved(&variant.ty) else { return OwnTag::Unknown };
        let Some(TypeKind::Struct(structure)) = self.api.get(*id).map(|def| &def.kind) else { return OwnTag::Unknown };
        let is_open = structure.additional.is_some() || structure.envelope.is_some() || self.is_beside(variant);
        let Some((id, index, field)) = field.filter(|(id, index, _)| self.facts.sides.has(side, *id, *index)) else {
            // Other properties of the object may include the tag.
            return if is_open { OwnTag::Unknown } else { OwnTag::Field(quote!(None::<&str>)) };
        };
        let name = self.names.ty(id).and_then(|names| names.inner.get(index));
        let Some(name) = name.map(Name::ident).filter(|_| !field.docs.deprecated) else { return OwnTag::Unknown };
        match Presence::of(self.api, field) {
            Presence::Required => OwnTag::Field(quote!(Some(&value.#name))),
            Presence::Optional | Presence::OptionalAny => OwnTag::Field(quote!(value.#name.as_ref())),
            Presence::Maybe => OwnTag::Unknown,
        }
    }

    /// Returns the field of a variant that holds the tag.
    fn tag_field(&self, variant: &Variant, property: &str) -> Option<(TypeId, usize, &Field)> {
        let Type::Named(id) = self.resolved(&variant.ty) else { return None };
        let TypeKind::Struct(structure) = &self.api.get(*id)?.kind else { return None };
        let found = structure.fields.iter().enumerate().find(|(_, field)| field.wire == property);
        found.map(|(index, field)| (self.facts.sharing.representative(*id), index, field))
    }

    /// Returns true if a variant is itself a union with this tag property.
    fn is_tagged_by(&self, ty: &Type, property: &str) -> bool {
        let Type::Named(id) = self.resolved(ty) else { return false };
        let kind = self.api.get(*id).map(|def| &def.kind);
        matches!(kind, Some(TypeKind::Union(union)) if union.tag.as_deref() == Some(property))
    }

    /// Returns true if a tag is a number or a boolean.
    fn is_scalar_tag(&self, field: &Field) -> bool {
        let ty = match self.resolved(&field.ty) {
            Type::Nullable(inner) => self.resolved(inner),
            other => other,
        };
        match ty {
            Type::Scalar(scalar) => !scalar.is_text(),
            Type::Named(id) => {
                matches!(self.api.get(*id).map(|def| &def.kind), Some(TypeKind::Enum(Enum::Integers(_))))
            }
            _ => false,
        }
    }
}
