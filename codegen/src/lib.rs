//! x
pub mod diagnostics;
pub mod source;
