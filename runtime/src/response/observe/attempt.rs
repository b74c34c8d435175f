//! Attempts to decode a value as one of several variants.

use super::{
    found::Found,
    loss::Loss,
    reading::{count_loss, replace_loss, report_all, swap_found},
};

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
        Self { loss: replace_loss(Loss::NONE), found: swap_found(Found::default()) }
    }

    pub(crate) fn end(self) -> Outcome {
        Outcome { loss: replace_loss(self.loss), found: swap_found(self.found) }
    }
}

impl Outcome {
    /// Accepts the attempt: adds its losses and findings to those of the surrounding decoding.
    pub(crate) fn settle(self) {
        count_loss(|loss| {
            loss.unknown += self.loss.unknown;
            loss.ignored += self.loss.ignored;
            loss.invalid_format += self.loss.invalid_format;
        });
        report_all(self.found);
    }
}
