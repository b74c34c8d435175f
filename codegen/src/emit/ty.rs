//! Types as Rust writes them.

use proc_macro2::TokenStream;
use quote::quote;

use super::Emitter;
use super::section::Uses;
use crate::ir::{Scalar, Type, TypeId, TypeKind};

/// Where a type is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    /// Among the types: a name alone.
    Types,
    /// Among the operations: behind `types::`.
    Operations,
}

impl Emitter<'_> {
    /// A type that owns its value.
    pub(super) fn owned(&self, ty: &Type, room: Room, uses: &mut Uses) -> TokenStream {
        match ty {
            Type::Any => {
                uses.serde_json = true;
                quote!(serde_json::Value)
            }
            Type::Scalar(scalar) => owned_scalar(*scalar, uses),
            Type::Array(inner) => {
                let inner = self.owned(inner, room, uses);
                quote!(Vec<#inner>)
            }
            Type::Tuple(items) => {
                let items = items.iter().map(|item| self.owned(item, room, uses));
                quote!((#(#items,)*))
            }
            Type::Map(inner) => {
                uses.btree_map = true;
                let inner = self.owned(inner, room, uses);
                quote!(BTreeMap<String, #inner>)
            }
            Type::Nullable(inner) => {
                let inner = self.owned(inner, room, uses);
                quote!(Option<#inner>)
            }
            Type::Named(id) => self.name(*id, room, uses),
            Type::Envelope(id, inner) => {
                let name = self.name(*id, room, uses);
                let inner = self.owned(inner, room, uses);
                quote!(#name<#inner>)
            }
            Type::Enclosed => quote!(T),
        }
    }

    /// The name of a defined type.
    pub(super) fn name(&self, id: TypeId, room: Room, uses: &mut Uses) -> TokenStream {
        let Some(names) = self.names.ty(id) else { return quote!(()) };
        let ident = names.name.ident();
        match room {
            Room::Types => {
                uses.types.insert(id);
                quote!(#ident)
            }
            Room::Operations => {
                uses.all_types = true;
                quote!(types::#ident)
            }
        }
    }

    /// A type as an argument takes it: borrowed where a copy would cost.
    pub(super) fn argument(&self, ty: &Type, uses: &mut Uses) -> TokenStream {
        match self.resolved(ty) {
            Type::Scalar(scalar) if *scalar != Scalar::String => owned_scalar(*scalar, uses),
            Type::Nullable(inner) => self.argument(inner, uses),
            other => {
                let ty = self.borrowed(other, uses);
                quote!(&#ty)
            }
        }
    }

    /// A type behind a reference: a slice, not a reference to a `Vec`.
    pub(super) fn borrowed(&self, ty: &Type, uses: &mut Uses) -> TokenStream {
        match self.resolved(ty) {
            Type::Scalar(Scalar::String) => quote!(str),
            Type::Array(inner) => {
                let inner = self.owned(inner, Room::Operations, uses);
                quote!([#inner])
            }
            other => self.owned(other, Room::Operations, uses),
        }
    }

    /// What an alias stands for: `&String` is not what a function should take.
    pub(super) fn resolved<'t>(&'t self, ty: &'t Type) -> &'t Type {
        let mut current = ty;
        for _ in 0..64 {
            match current {
                Type::Named(id) => match self.api.get(*id).map(|def| &def.kind) {
                    Some(TypeKind::Alias(inner)) => current = inner,
                    _ => break,
                },
                _ => break,
            }
        }
        current
    }
}

fn owned_scalar(scalar: Scalar, uses: &mut Uses) -> TokenStream {
    match scalar {
        Scalar::Bool => quote!(bool),
        Scalar::I8 => quote!(i8),
        Scalar::I16 => quote!(i16),
        Scalar::I32 => quote!(i32),
        Scalar::I64 => quote!(i64),
        Scalar::U8 => quote!(u8),
        Scalar::U16 => quote!(u16),
        Scalar::U32 => quote!(u32),
        Scalar::U64 => quote!(u64),
        Scalar::F32 => quote!(f32),
        Scalar::F64 => quote!(f64),
        Scalar::String => quote!(String),
        Scalar::DateTime => {
            uses.chrono = true;
            quote!(chrono::DateTime<chrono::FixedOffset>)
        }
        Scalar::Date => {
            uses.chrono = true;
            quote!(chrono::NaiveDate)
        }
        Scalar::Uuid => {
            uses.uuid = true;
            quote!(uuid::Uuid)
        }
    }
}
