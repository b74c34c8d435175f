//! Conversion of schemas to types.

pub(in crate::lower) mod constant;
pub(in crate::lower) mod enumeration;
pub(in crate::lower) mod envelope;
pub(in crate::lower) mod formats;
pub(in crate::lower) mod inheritance;
pub(in crate::lower) mod join;
pub(in crate::lower) mod lowering;
pub(in crate::lower) mod object;
pub(in crate::lower) mod scalar;
pub(in crate::lower) mod state;
pub(in crate::lower) mod text_forms;
pub(in crate::lower) mod tuple;
pub(in crate::lower) mod types;
pub(in crate::lower) mod union;
pub(in crate::lower) mod union_forms;
pub(in crate::lower) mod variant_names;
