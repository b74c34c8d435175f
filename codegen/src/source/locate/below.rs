//! The targets below a value, by the next segment of their path.

use rustc_hash::FxHashMap;

use crate::location::Target;
use crate::source::node::Segment;

pub(super) type Wanted<'p> = (&'p [Segment<'p>], Target);

/// Returns the indices of the targets in `open` that continue below a value at this depth, by their next segment.
pub(super) fn below<'p>(targets: &[Wanted<'p>], open: &[usize], depth: usize) -> FxHashMap<String, Vec<usize>> {
    // The paths of one description borrow their keys from it. A long key is therefore compared by its address first, and
    // its text is copied once, not once for each target.
    let mut by_address: FxHashMap<(usize, usize), (Segment<'p>, Vec<usize>)> = FxHashMap::default();
    for index in open {
        let Some(segment) = targets.get(*index).and_then(|(path, _)| path.get(depth)) else { continue };
        let address = match segment {
            Segment::Key(key) => (key.as_ptr() as usize, key.len()),
            Segment::Index(index) => (0, *index),
        };
        by_address.entry(address).or_insert_with(|| (*segment, Vec::new())).1.push(*index);
    }
    let mut below: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (segment, indices) in by_address.into_values() {
        below.entry(segment.text()).or_default().extend(indices);
    }
    below
}
