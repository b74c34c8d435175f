//! The state of lowering schemas: intermediate results that its parts look up again.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::ir::{Origin, Type, TypeId};
use crate::source::Place;

/// The types of schemas.
#[derive(Debug, Default)]
pub(in crate::lower) struct Types {
    /// The schemas with a definition of their own: components and all targets of references.
    pub(in crate::lower) named: FxHashMap<Place, TypeId>,
    /// The types of the inline schemas that were lowered.
    pub(in crate::lower) inline: FxHashMap<Place, Type>,
    /// The inline schemas that are being lowered.
    pub(in crate::lower) open: FxHashSet<Place>,
    /// The types of the user, by their paths.
    pub(in crate::lower) external: FxHashMap<String, TypeId>,
    /// Defined schemas that are not filled in yet.
    pub(in crate::lower) pending: Vec<(TypeId, Place)>,
}

/// The types of joined schemas.
#[derive(Debug, Default)]
pub(in crate::lower) struct Joins {
    /// The types of properties that several parts of an `allOf` describe; `None` while one is being lowered.
    pub(in crate::lower) known: FxHashMap<Vec<Place>, Option<Type>>,
    /// The nesting depth of the joins that are being lowered.
    pub(in crate::lower) depth: usize,
    /// The joined schemas that are being lowered, each with the origin of its types.
    pub(in crate::lower) origins: Vec<(Place, Origin)>,
}

/// A rule that makes a schema an envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::lower) struct Rule {
    pub(in crate::lower) place: Place,
    pub(in crate::lower) value: String,
    pub(in crate::lower) failure: Option<String>,
}
