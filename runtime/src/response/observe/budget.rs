//! A limit on the attempts of nested unions.

use super::reading::{Guard, budget, end_budget, set_budget};
use crate::response::json::Node;

/// The budget of nested unions for further attempts. Without a limit, variants that reject a value late would double
/// the cost at each level.
pub(crate) struct Budget {
    /// Ends the budget, if this is the outermost union.
    _end: Option<Guard>,
}

impl Budget {
    /// The budget, in multiples of the cost of decoding the outermost value once.
    const DECODINGS: usize = 16;

    /// Returns the budget of the surrounding union, or the budget for a value if there is none.
    pub(crate) fn of(value: &Node) -> Self {
        let is_outermost = budget().is_none();
        Self {
            _end: is_outermost.then(|| {
                set_budget(value.weight().saturating_mul(Self::DECODINGS));
                end_budget()
            }),
        }
    }

    /// Pays for another attempt to decode a value. Returns false if the budget is exhausted.
    pub(crate) fn suffices_for(&self, value: &Node) -> bool {
        let _ = self;
        let left = budget().unwrap_or_default().checked_sub(value.weight());
        set_budget(left.unwrap_or_default());
        left.is_some()
    }
}
