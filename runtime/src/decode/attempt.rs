//! What the reading of a variant would lose: members that it does not describe, and values that it can only keep as unknown.

use std::cell::Cell;

use super::found::Found;
use super::watch::{report_all, swap_found};

/// What gets lost: compared from the first field on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Loss {
    /// The values of enums and unions that are not described.
    unknown: usize,
    /// The members that are not described.
    ignored: usize,
    /// The texts that are no values of their formats.
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

/// Notes a text that is no value of its format: the text is kept, but another variant may fit better.
pub(crate) fn note_unread() {
    LOSS.with(|loss| loss.set(Loss { unread: loss.get().unread + 1, ..loss.get() }));
}

/// A reading that may not count.
pub(crate) struct Attempt {
    loss: Loss,
    found: Found,
}

/// What was found by a reading that is over.
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
    /// The reading counts.
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
