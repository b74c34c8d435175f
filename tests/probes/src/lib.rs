//! The clients of the probes: a module for each description in `specs/`, by its name.
//!
//! That they compile without a warning is the first thing that each of them shows.

#![deny(warnings)]
#![allow(clippy::wildcard_imports, reason = "generated code imports the prelude that the runtime has for it")]
#![allow(clippy::doc_markdown, reason = "the words of a description are its own")]
#![allow(clippy::semicolon_if_nothing_returned, reason = "the formatter makes a block of an arm that is too long")]
#![allow(clippy::zero_sized_map_values, reason = "an object without a property is described as such")]

include!(concat!(env!("OUT_DIR"), "/probes.rs"));
