//! Counts of what decoding a value as a given variant would lose: unknown properties, and values that are kept as
//! unknown only.

use std::cell::Cell;

use super::found::Found;
use super::watch::{report_all, swap_found};

/// The losses of one decoding attempt. The ordering compares the fields in their declared order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Loss {
    /// The number of unknown enum values and union variants.
    unknown: usize,
    /// The number of unknown properties.
    ignored: usize,
    /// The number of strings that are not valid in their format.
    unread: usize,
}

impl Loss {
    pub(crate) fn is_none(self) -> bool {
        self == Self::default()
    }
}

thread_local! {
    static LOSS: Cell<Loss> = const { Cell::new(Loss { unknown: 0, ignored: 0, unread: 0 }) };
}

pub(super) fn note_unknown() {
    LOSS.with(|loss| loss.set(Loss { unknown: loss.get().unknown + 1, ..loss.get() }));
}

pub(super) fn note_ignored() {
    LOSS.with(|loss| loss.set(Loss { ignored: loss.get().ignored + 1, ..loss.get() }));
}

/// Counts a string that is not valid in its format. The string is kept, but another variant may fit better.
pub(crate) fn note_unread() {
    LOSS.with(|loss| loss.set(Loss { unread: loss.get().unread + 1, ..loss.get() }));
}

/// A decoding attempt whose losses and findings are recorded separately, because it may be rejected.
pub(crate) struct Attempt {
    loss: Loss,
    found: Found,
}

/// The losses and findings of a finished attempt.
pub(crate) struct Outcome {
    pub(crate) loss: Loss,
    found: Found,
}

impl Attempt {
    pub(crate) fn begin() -> Self {
        Self { loss: LOSS.take(), found: swap_found(Found::default()) }
    }

    pub(crate) fn end(self) -> Outcome {
        Outcome { loss: LOSS.replace(self.loss), found: swap_found(self.found) }
    }
}

impl Outcome {
    /// Accepts the attempt: adds its losses and findings to those of the surrounding decoding.
    pub(crate) fn settle(self) {
        let Loss { unknown, ignored, unread } = LOSS.get();
        LOSS.set(Loss {
            unknown: unknown + self.loss.unknown,
            ignored: ignored + self.loss.ignored,
            unread: unread + self.loss.unread,
        });
        report_all(self.found);
    }
}
