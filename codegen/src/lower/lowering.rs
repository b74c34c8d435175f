//! The state of stage 3. Its parts are methods of [`Lowering`], in the files of what they lower.

use rustc_hash::{FxHashMap, FxHashSet};

use super::composition::families::Families;
use super::composition::join::Joiner;
use super::composition::merge::Merger;
use super::reports::Reports;
use super::schema::formats::Formats;
use super::state::{Gathered, Rule};
use super::view::tables::View;
use crate::ir::{Api, GroupId, Type, TypeDef, TypeId};
use crate::openapi::Schema;
use crate::source::Place;

/// The inputs, caches and results of lowering.
pub(in crate::lower) struct Lowering<'a, 'd> {
    pub(in crate::lower) view: &'a View<'a, 'd>,
    pub(in crate::lower) formats: &'a Formats,
    pub(in crate::lower) reports: Reports<'a>,
    pub(in crate::lower) api: Api,
    /// The schemas with a definition of their own: components and all targets of references.
    pub(in crate::lower) named: FxHashMap<Place, TypeId>,
    /// The types of the inline schemas that were lowered.
    pub(in crate::lower) inline: FxHashMap<Place, Type>,
    /// The schemas merged with the parts of their `allOf`.
    pub(in crate::lower) merger: Merger<'a, 'd>,
    /// The types of properties that several parts of an `allOf` describe; `None` while one is being lowered.
    pub(in crate::lower) joins: FxHashMap<Vec<Place>, Option<Type>>,
    /// The nesting depth of the joins that are being lowered.
    pub(in crate::lower) joining: usize,
    /// The inline schemas that are being lowered.
    pub(in crate::lower) open: FxHashSet<Place>,
    /// The unions whose forms are being computed.
    pub(in crate::lower) forming: FxHashSet<Place>,
    /// Defined schemas that are not filled in yet.
    pub(in crate::lower) pending: Vec<(TypeId, Place)>,
    pub(in crate::lower) envelopes: FxHashMap<Place, Rule>,
    /// The relations between schemas.
    pub(in crate::lower) families: Families<'a, 'd>,
    /// The defined tags, by name. The first definition of a name wins.
    pub(in crate::lower) described_tags: FxHashMap<&'d str, &'a crate::openapi::Tag<'d>>,
    /// The groups of tags.
    pub(in crate::lower) groups: FxHashMap<String, GroupId>,
    /// The state of lowering XML.
    pub(in crate::lower) xml: Gathered,
    /// The joined schemas that are being lowered, each with the origin of its types.
    pub(in crate::lower) joined_at: Vec<(Place, crate::ir::Origin)>,
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
