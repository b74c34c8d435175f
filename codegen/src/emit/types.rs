//! The types of a module.

use quote::quote;

use super::section::{Section, Uses};
use super::serde::derives;
use super::ty::Room;
use super::{Emitter, docs};
use crate::ir::{TypeDef, TypeId, TypeKind};
use crate::names::TypeNames;

impl Emitter<'_> {
    pub(super) fn types(&self, ids: &[TypeId]) -> Section {
        let mut section = Section::default();
        for id in ids {
            let (Some(def), Some(names)) = (self.api.get(*id), self.names.ty(*id)) else { continue };
            section.defines.insert(*id);
            let items = self.definition(*id, def, names, &mut section.uses);
            section.items.extend(items);
        }
        section
    }

    fn definition(
        &self,
        id: TypeId,
        def: &TypeDef,
        names: &TypeNames,
        uses: &mut Uses,
    ) -> Vec<proc_macro2::TokenStream> {
        let shared = self.facts.sharing.stands_for(id);
        let name = names.name.ident();
        if shared != id {
            let docs = docs::of_type(&def.docs).tokens();
            let target = self.name(shared, Room::Types, uses);
            return vec![quote!(#docs pub type #name = #target;)];
        }
        match &def.kind {
            TypeKind::Struct(structure) => self.structure(id, def, structure, names, uses),
            TypeKind::Union(union) => self.union(id, def, union, names, uses),
            TypeKind::Enum(values) => self.enumeration(id, def, values, names, uses),
            TypeKind::Alias(ty) => {
                let docs = docs::of_type(&def.docs).tokens();
                let ty = self.owned(ty, Room::Types, uses);
                vec![quote!(#docs pub type #name = #ty;)]
            }
            TypeKind::Newtype(ty) => {
                let docs = docs::of_type(&def.docs).tokens();
                let derives = derives(self.direction(id), uses);
                let ty = self.owned(ty, Room::Types, uses);
                let ty = if self.facts.boxing.is_boxed(id, 0) { quote!(Box<#ty>) } else { ty };
                vec![quote! {
                    #docs
                    #[derive(Debug, Clone, PartialEq, #(#derives),*)]
                    #[serde(transparent)]
                    pub struct #name(pub #ty);
                }]
            }
        }
    }
}
