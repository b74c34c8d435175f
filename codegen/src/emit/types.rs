//! Type definitions of a module.

use super::fragment::rust;
use super::item::{Block, Item, Lead};
use super::section::{Section, Uses};
use super::serde::{derive, derives};
use super::ty::Scope;
use super::{Emitter, docs};
use crate::analyze::Side;
use crate::ir::{Docs, TypeDef, TypeId, TypeKind};
use crate::names::TypeNames;

impl Emitter<'_> {
    pub(super) fn types(&self, ids: &[TypeId]) -> Section {
        let mut section = Section::default();
        for id in ids {
            let (Some(def), Some(names)) = (self.api.get(*id), self.names.ty(*id)) else { continue };
            section.defines.insert(*id);
            for side in self.sides(*id) {
                let items = self.definition(*id, def, names, *side, &mut section.uses);
                section.items.extend(items);
            }
            if self.facts.sharing.representative(*id) == *id {
                section.items.extend(self.request_conversion(*id, &def.kind, names));
            }
        }
        section
    }

    /// Returns the documentation of a type.
    pub(super) fn type_docs(&self, id: TypeId, described: &Docs, side: Side) -> Vec<String> {
        let is_request = side == Side::Request && self.facts.sides.is_split(id);
        let obstacle = if is_request { self.obstacle(id) } else { None };
        docs::of_type(described)
            .generated(if is_request { "Request form: read-only properties are omitted." } else { "" })
            .generated(obstacle.as_deref().unwrap_or_default())
            .into_lines()
    }

    /// Returns the sides that a type is defined for.
    fn sides(&self, id: TypeId) -> &'static [Side] {
        let direction = self.facts.directions.get(id);
        match (self.facts.sides.is_split(id), direction.request && !direction.response) {
            (true, _) => &[Side::Response, Side::Request],
            (false, true) => &[Side::Request],
            (false, false) => &[Side::Response],
        }
    }

    fn definition(&self, id: TypeId, def: &TypeDef, names: &TypeNames, side: Side, uses: &mut Uses) -> Vec<Item> {
        let shared = self.facts.sharing.representative(id);
        let lead = || Lead::new(self.type_docs(id, &def.docs, side));
        let name = names.on(side);
        if shared != id {
            let target = self.name(shared, Scope::types(side), uses);
            return vec![Block::line(lead(), rust!("pub type {} = {};", name, target)).into()];
        }
        match &def.kind {
            TypeKind::Struct(structure) => self.structure(id, def, structure, names, side, uses),
            TypeKind::Union(union) => self.union(id, def, union, names, side, uses),
            TypeKind::Enum(values) => self.enumeration(id, def, values, names, side, uses),
            TypeKind::Alias(ty) => {
                let ty = self.owned(ty, Scope::types(side), uses);
                vec![Block::line(lead(), rust!("pub type {} = {};", name, ty)).into()]
            }
            TypeKind::Newtype(ty) => {
                let derive = derive(&["Debug", "Clone", "PartialEq"], derives(self.direction(id, side), uses));
                let ty = self.owned(ty, Scope::types(side), uses);
                let ty = self.storage(id, 0).ty(ty);
                let lead = lead().with([derive, rust!("#[serde(transparent)]")]);
                vec![Block::line(lead, rust!("pub struct {}(pub {});", name, ty)).into()]
            }
        }
    }
}
