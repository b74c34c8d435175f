//! The clients of the probes: one module for each description in `specs/`, with the same name.
//!
//! Compiling this crate is the first test: every client must compile without a warning.

#![deny(warnings)]
#![allow(clippy::wildcard_imports, reason = "generated code imports the runtime's prelude")]
#![allow(clippy::doc_markdown, reason = "documentation comes from the description")]
#![allow(clippy::semicolon_if_nothing_returned, reason = "the formatter turns an overlong arm into a block")]
#![allow(clippy::many_single_char_names, reason = "names come from the description")]
#![allow(clippy::derivable_impls, reason = "the default of an enum is not part of the macro that defines it")]
#![allow(clippy::zero_sized_map_values, reason = "a description may have an object without properties")]

pub mod own;

include!(concat!(env!("OUT_DIR"), "/probes.rs"));
