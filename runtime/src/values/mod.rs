//! Types of values in generated code.

pub(crate) mod deep;
pub(crate) mod enumeration;
pub mod formats;
pub(crate) mod maybe;
pub(crate) mod object;
pub(crate) mod tuple;
pub(crate) mod union;
