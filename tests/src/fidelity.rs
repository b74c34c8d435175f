//! Payload fidelity: what a valid example says survives decoding and encoding. The oracle is a JSON Schema validator, and
//! everything up to it is other code than the compiler's.

pub mod build;
pub mod cause;
pub mod compare;
pub mod convert;
pub mod counts;
pub mod document;
pub mod examples;
pub mod excuse;
pub mod judge;
pub mod known;
pub mod options;
pub mod oracle;
pub mod places;
pub mod prepare;
pub mod program;
pub mod summary;
pub mod types;
pub mod unions;
