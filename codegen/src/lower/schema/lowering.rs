//! The state of lowering schemas. Its parts are methods of [`SchemaLowering`], in the files of what they lower.

use rustc_hash::{FxHashMap, FxHashSet};

use super::formats::Formats;
use super::state::{Joins, Rule, Types};
use crate::ir::{self, Layers, Type, TypeDef, TypeId};
use crate::lower::composition::join::Joiner;
use crate::lower::composition::merge::Merger;
use crate::lower::composition::whole::WholeSchema;
use crate::lower::reports::Reports;
use crate::lower::view::tables::View;
use crate::source::Place;

/// Lowers schemas to types.
pub(in crate::lower) struct SchemaLowering<'a, 'd> {
    pub(in crate::lower) view: &'a View<'a, 'd>,
    pub(in crate::lower) reports: &'a Reports,
    pub(in crate::lower) formats: &'a Formats,
    /// The schemas merged with the parts of their `allOf`.
    pub(in crate::lower) merger: Merger<'a, 'd>,
    /// The definitions so far.
    pub(in crate::lower) definitions: Vec<TypeDef>,
    /// The types of schemas.
    pub(in crate::lower) types: Types,
    /// The types of joined schemas.
    pub(in crate::lower) joins: Joins,
    /// The unions whose forms are being computed.
    pub(in crate::lower) forming: FxHashSet<Place>,
    /// The schemas that are envelopes.
    pub(in crate::lower) envelopes: FxHashMap<Place, Rule>,
}

impl<'a, 'd> SchemaLowering<'a, 'd> {
    pub(in crate::lower) fn new(view: &'a View<'a, 'd>, reports: &'a Reports, formats: &'a Formats) -> Self {
        Self {
            view,
            reports,
            formats,
            merger: Merger::new(view, reports),
            definitions: Vec::new(),
            types: Types::default(),
            joins: Joins::default(),
            forming: FxHashSet::default(),
            envelopes: FxHashMap::default(),
        }
    }

    /// Lowers all components first, so that their ids follow the order of the description.
    pub(in crate::lower) fn components(&mut self) {
        for (_, place) in &self.view.description.components {
            self.named(*place);
        }
        self.fill_pending();
    }

    pub(in crate::lower) fn define(&mut self, def: TypeDef) -> TypeId {
        let id = TypeId::new(self.definitions.len());
        self.definitions.push(def);
        id
    }

    pub(in crate::lower) fn definition(&self, id: TypeId) -> Option<&TypeDef> {
        self.definitions.get(id.index())
    }

    /// Returns the type behind the aliases and the layers of a type.
    pub(in crate::lower) fn behind<'t>(&'t self, ty: &'t Type, layers: Layers) -> &'t Type {
        ir::behind(&self.definitions, ty, layers)
    }

    /// Returns the schema at `place`, merged with the target of its reference and the parts of its `allOf`.
    pub(in crate::lower) fn merged(&mut self, place: Place) -> WholeSchema<'a, 'd> {
        self.merger.merged(place)
    }

    /// Returns a joiner, which reports conflicts between schemas.
    pub(in crate::lower) fn joiner(&self) -> Joiner<'a, 'd> {
        Joiner { view: self.view, reports: self.reports }
    }
}
