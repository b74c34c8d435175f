//! x
pub mod diagnostics;
pub mod ir;
pub mod lower;
pub mod openapi;
pub mod source;
