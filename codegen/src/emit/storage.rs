//! Ways in which a field, a variant or a newtype stores its value: directly, in a `Box`, or in a `Deep`.

use super::Emitter;
use super::fragment::{Fragment, rust};
use crate::ir::TypeId;

/// The way in which a value is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Storage {
    /// Directly.
    Plain,
    /// In a `Box`.
    Boxed,
    /// In a `Deep` of the runtime, which breaks a long chain of types.
    Deep,
}

impl Storage {
    /// Returns the type that stores a value of this type.
    pub(super) fn ty(self, ty: Fragment) -> Fragment {
        match self {
            Self::Plain => ty,
            Self::Boxed => rust!("Box<{}>", ty),
            Self::Deep => rust!("wirewright_client::Deep<{}>", ty),
        }
    }

    /// Returns the expression that wraps a value.
    pub(super) fn wrap(self, value: Fragment) -> Fragment {
        match self {
            Self::Plain => value,
            Self::Boxed => rust!("Box::new({})", value),
            Self::Deep => rust!("wirewright_client::Deep::new({})", value),
        }
    }

    /// Returns the expression that unwraps the value.
    pub(super) fn unwrap(self, holder: Fragment) -> Fragment {
        match self {
            Self::Plain => holder,
            Self::Boxed => rust!("(*{})", holder),
            Self::Deep => rust!("{}.into_inner()", holder),
        }
    }
}

impl Emitter<'_> {
    /// Returns the way in which the field, variant or newtype at this position stores its value. The position of
    /// additional properties comes after that of all fields.
    pub(super) fn storage(&self, id: TypeId, index: usize) -> Storage {
        if self.facts.depth.is_cut(id, index) {
            Storage::Deep
        } else if self.facts.boxing.is_boxed(id, index) {
            Storage::Boxed
        } else {
            Storage::Plain
        }
    }
}
