//! The state of stage 3. Its parts are methods of [`Lowering`], in the files of what they lower.

use rustc_hash::{FxHashMap, FxHashSet};

use super::composition::families::Families;
use super::composition::join::Joiner;
use super::composition::merge::Merger;
use super::reports::Reports;
use super::schema::formats::Formats;
use super::state::{Gathered, Groups, Joins, Rule, Types};
use super::view::tables::View;
use crate::ir::{Api, TypeDef, TypeId};
use crate::openapi::Schema;
use crate::source::Place;

/// The inputs, caches and results of lowering.
pub(in crate::lower) struct Lowering<'a, 'd> {
    pub(in crate::lower) view: &'a View<'a, 'd>,
    pub(in crate::lower) formats: &'a Formats,
    pub(in crate::lower) reports: Reports<'a>,
    pub(in crate::lower) api: Api,
    /// The types of schemas.
    pub(in crate::lower) types: Types,
    /// The types of joined schemas.
    pub(in crate::lower) joins: Joins,
    /// The groups of operations.
    pub(in crate::lower) groups: Groups<'a, 'd>,
    /// The schemas merged with the parts of their `allOf`.
    pub(in crate::lower) merger: Merger<'a, 'd>,
    /// The unions whose forms are being computed.
    pub(in crate::lower) forming: FxHashSet<Place>,
    pub(in crate::lower) envelopes: FxHashMap<Place, Rule>,
    /// The relations between schemas.
    pub(in crate::lower) families: Families<'a, 'd>,
    /// The state of lowering XML.
    pub(in crate::lower) xml: Gathered,
}

impl<'a, 'd> Lowering<'a, 'd> {
    pub(in crate::lower) fn define(&mut self, def: TypeDef) -> TypeId {
        let id = TypeId::new(self.api.types.len());
        self.api.types.push(def);
        id
    }

    /// Returns the schema at `place`, merged with the target of its reference and the parts of its `allOf`.
    pub(in crate::lower) fn merged(&mut self, place: Place) -> Schema<'d> {
        self.merger.merged(place, &mut self.families, &mut self.reports)
    }

    /// Returns a joiner, which reports conflicts between schemas.
    pub(in crate::lower) fn joiner(&mut self) -> Joiner<'_, 'a, 'd> {
        Joiner { view: self.view, reports: &mut self.reports }
    }
}
