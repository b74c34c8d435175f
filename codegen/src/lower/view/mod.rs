//! The read-only view of the description: its schemas, the references between them, and what follows from them.

pub(in crate::lower) mod composition;
pub(in crate::lower) mod docs;
pub(in crate::lower) mod media;
pub(in crate::lower) mod nullable;
pub(in crate::lower) mod origin;
pub(in crate::lower) mod owners;
pub(in crate::lower) mod structure;
pub(in crate::lower) mod tables;
pub(in crate::lower) mod targets;
pub(in crate::lower) mod values;
pub(in crate::lower) mod walk;
pub(in crate::lower) mod words;
