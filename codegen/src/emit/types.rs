//! The types of a module.

use super::fragment::rust;
use super::item::{Block, Item, Lead};
use super::section::{Section, Uses};
use super::serde::{derive, derives};
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

    fn definition(&self, id: TypeId, def: &TypeDef, names: &TypeNames, uses: &mut Uses) -> Vec<Item> {
        let shared = self.facts.sharing.stands_for(id);
        let lead = || Lead::new(docs::of_type(&def.docs).into_lines());
        let name = &names.name;
        if shared != id {
            let target = self.name(shared, Room::Types, uses);
            return vec![Block::line(lead(), rust!("pub type {} = {};", name, target)).into()];
        }
        match &def.kind {
            TypeKind::Struct(structure) => self.structure(id, def, structure, names, uses),
            TypeKind::Union(union) => self.union(id, def, union, names, uses),
            TypeKind::Enum(values) => self.enumeration(id, def, values, names, uses),
            TypeKind::Alias(ty) => {
                let ty = self.owned(ty, Room::Types, uses);
                vec![Block::line(lead(), rust!("pub type {} = {};", name, ty)).into()]
            }
            TypeKind::Newtype(ty) => {
                let derive = derive(&["Debug", "Clone", "PartialEq"], derives(self.direction(id), uses));
                let ty = self.owned(ty, Room::Types, uses);
                let ty = if self.facts.boxing.is_boxed(id, 0) { rust!("Box<{}>", ty) } else { ty };
                let lead = lead().with([derive, rust!("#[serde(transparent)]")]);
                vec![Block::line(lead, rust!("pub struct {}(pub {});", name, ty)).into()]
            }
        }
    }
}
