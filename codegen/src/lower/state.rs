//! What lowering remembers: the intermediate results that its parts look up again.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::ir::TypeId;
use crate::source::Place;

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
