//! Counts of what a decoding loses.

/// The losses of one decoding attempt. The ordering compares the fields in their declared order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Loss {
    /// The number of unknown enum values and union variants.
    pub(super) unknown: usize,
    /// The number of unknown properties.
    pub(super) ignored: usize,
    /// The number of strings that are not valid in their format.
    pub(super) invalid_format: usize,
}

impl Loss {
    pub(crate) fn is_none(self) -> bool {
        self == Self::default()
    }
}

impl Loss {
    pub(super) const NONE: Self = Self { unknown: 0, ignored: 0, invalid_format: 0 };
}
