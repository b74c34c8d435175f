//! Payload fidelity: everything in a valid example must survive decoding and encoding. A JSON Schema validator decides
//! which examples are valid. The steps up to that decision share no code with the compiler.

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
pub mod prepare;
pub mod program;
pub mod schema_finder;
pub mod summary;
pub mod types;
pub mod unions;
