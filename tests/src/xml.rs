//! Tests XML of real services with the emitted types: each document is decoded, encoded again, and compared as a tree
//! and as JSON.

pub mod check;
pub mod cut;
pub mod examples;
pub mod options;
pub mod program;
pub mod tree;
