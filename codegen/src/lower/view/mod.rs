//! Reading of the description: its schemas, the references between them, and their places.

pub(in crate::lower) mod constraints;
pub(in crate::lower) mod docs;
pub(in crate::lower) mod origin;
pub(in crate::lower) mod walk;
