//! Sums and shares of what is counted.

use std::collections::BTreeMap;

/// Adds counts by kind.
pub fn add(sums: &mut BTreeMap<String, usize>, counts: &BTreeMap<String, usize>) {
    for (what, count) in counts {
        *sums.entry(what.clone()).or_default() += count;
    }
}

/// The share of a part, from 0 to 1; of nothing it is all.
#[allow(clippy::cast_precision_loss)]
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}
