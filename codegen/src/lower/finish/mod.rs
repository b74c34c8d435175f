//! Corrections of the model once all of its types are known.

pub(in crate::lower) mod circular;
pub(in crate::lower) mod circular_unions;
pub(in crate::lower) mod encodings;
pub(in crate::lower) mod files;
pub(in crate::lower) mod nested_aliases;
pub(in crate::lower) mod styles;
pub(in crate::lower) mod untagged;
