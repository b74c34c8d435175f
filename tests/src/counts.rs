//! Sums and shares of counts.

use std::collections::BTreeMap;

/// Adds counts by key.
pub fn add(sums: &mut BTreeMap<String, usize>, counts: &BTreeMap<String, usize>) {
    for (what, count) in counts {
        *sums.entry(what.clone()).or_default() += count;
    }
}

/// Returns `part` as a share of `whole`, from 0 to 1. The share is 1 if `whole` is 0.
#[allow(clippy::cast_precision_loss)]
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}
