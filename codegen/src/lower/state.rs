//! What lowering remembers: the intermediate results that its parts look up again.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::ir::TypeId;
use crate::openapi::Schema;
use crate::source::Place;

/// A schema merged with its parts.
#[derive(Debug)]
pub(in crate::lower) struct Merged<'d> {
    pub(in crate::lower) schema: Schema<'d>,
    /// The number of levels of parts below the schema.
    pub(in crate::lower) height: usize,
}

/// The mapping of a discriminator, from schemas to the values that select them.
#[derive(Debug, Default)]
pub(in crate::lower) struct Mapping<'d> {
    pub(in crate::lower) tags: FxHashMap<Place, Vec<&'d str>>,
    pub(in crate::lower) all: FxHashSet<&'d str>,
}

/// A rule that makes a schema an envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::lower) struct Rule {
    pub(in crate::lower) place: Place,
    pub(in crate::lower) value: String,
    pub(in crate::lower) failure: Option<String>,
}

/// The state of lowering XML.
#[derive(Debug, Default)]
pub(in crate::lower) struct Gathered {
    /// The types whose XML shapes are still to be lowered.
    pub(in crate::lower) pending: Vec<TypeId>,
    /// The types that are whole bodies, and true for those that are sent.
    pub(in crate::lower) roots: BTreeMap<TypeId, bool>,
    /// The types of inline schemas that are whole bodies.
    pub(in crate::lower) inline: FxHashMap<Place, TypeId>,
    /// The reported problems, so that a schema in several shapes is reported once.
    pub(in crate::lower) reported: FxHashSet<(Place, &'static str)>,
    /// The named arrays that are being lowered.
    pub(in crate::lower) open: Vec<Place>,
}
