//! How a field, a variant or a newtype holds its value: as it is, in a box, or where a long chain of types is broken.

use super::Emitter;
use super::fragment::{Fragment, rust};
use crate::ir::TypeId;

/// How a value is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holding {
    /// As it is.
    Plain,
    /// In a `Box`.
    Boxed,
    /// In a `Deep` of the runtime.
    Deep,
}

impl Holding {
    /// The type that holds a value of this type.
    pub(super) fn of(self, ty: Fragment) -> Fragment {
        match self {
            Self::Plain => ty,
            Self::Boxed => rust!("Box<{}>", ty),
            Self::Deep => rust!("wirewright_client::Deep<{}>", ty),
        }
    }

    /// What makes it of a value.
    pub(super) fn made(self, value: Fragment) -> Fragment {
        match self {
            Self::Plain => value,
            Self::Boxed => rust!("Box::new({})", value),
            Self::Deep => rust!("wirewright_client::Deep::new({})", value),
        }
    }

    /// What takes the value out of it.
    pub(super) fn taken(self, holder: Fragment) -> Fragment {
        match self {
            Self::Plain => holder,
            Self::Boxed => rust!("(*{})", holder),
            Self::Deep => rust!("{}.into_inner()", holder),
        }
    }
}

impl Emitter<'_> {
    /// How the field, variant or newtype of this position holds its value; properties that are not described come after all
    /// fields.
    pub(super) fn holding(&self, id: TypeId, index: usize) -> Holding {
        if self.facts.depth.is_cut(id, index) {
            Holding::Deep
        } else if self.facts.boxing.is_boxed(id, index) {
            Holding::Boxed
        } else {
            Holding::Plain
        }
    }
}
