//! Type definitions of a module.

use super::definition::Definition;
use super::former::former_types;
use super::fragment::rust;
use super::item::{Block, Item, Lead};
use super::section::Section;
use super::serde::{MODEL, attributes, derives, model_derive};
use super::uses::Uses;
use super::{Emitter, docs};
use crate::analyze::Side;
use crate::ir::{TypeId, TypeKind};

impl Emitter<'_> {
    pub(super) fn types(&self, ids: &[TypeId]) -> Section {
        let mut section = Section::default();
        for id in ids {
            let (Some(def), Some(names)) = (self.api.get(*id), self.names.ty(*id)) else { continue };
            section.defines.insert(*id);
            let on = |side| Definition { id: *id, docs: &def.docs, custom: &def.custom, names, side };
            for side in self.sides(*id) {
                let items = self.define(on(*side), &def.kind, &mut section.uses);
                section.items.extend(items);
            }
            section.items.extend(former_types(on(Side::Response), &def.kind));
            if self.facts.sharing.representative(*id) == *id {
                section.items.extend(self.request_conversion(on(Side::Request), &def.kind));
            }
        }
        section
    }

    /// Returns the documentation of a type.
    pub(super) fn type_docs(&self, definition: Definition<'_>) -> Vec<String> {
        let id = definition.id;
        let is_request = definition.side == Side::Request && self.facts.sides.names_request(id);
        let obstacle = if is_request { self.obstacle(id) } else { None };
        docs::of_type(definition.docs)
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

    fn define(&self, definition: Definition<'_>, kind: &TypeKind, uses: &mut Uses) -> Vec<Item> {
        let Definition { id, side, .. } = definition;
        let shared = self.facts.sharing.representative(id);
        let lead = || Lead::new(self.type_docs(definition));
        let name = definition.name();
        if shared != id {
            let target = self.name(shared, definition.scope(), uses);
            return vec![Block::line(lead(), rust!("pub type {} = {};", name, target)).into()];
        }
        match kind {
            TypeKind::Struct(structure) => self.structure(definition, structure, uses),
            TypeKind::Union(union) => self.union(definition, union, uses),
            TypeKind::Enum(values) => self.enumeration(definition, values),
            TypeKind::External(_) => Vec::new(),
            TypeKind::Alias(ty) => {
                let ty = self.owned(ty, definition.scope(), uses);
                vec![Block::line(lead(), rust!("pub type {} = {};", name, ty)).into()]
            }
            TypeKind::Newtype(ty) => {
                let derive = model_derive(definition, MODEL, derives(self.direction(id, side), uses), &[]);
                let ty = self.owned(ty, definition.scope(), uses);
                let ty = self.storage(id, 0).ty(ty);
                let lead = lead().with([derive, rust!("#[serde(transparent)]")]).with(attributes(definition));
                vec![Block::line(lead, rust!("pub struct {}(pub {});", name, ty)).into()]
            }
        }
    }
}
