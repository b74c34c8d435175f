//! Types that XML bodies use, and their root elements. The contents of elements are lowered once all types are known.

pub(in crate::lower) mod bodies;
mod content;
mod fields;
pub(in crate::lower) mod lowering;
mod root;
