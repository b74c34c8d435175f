//! XML of real services through the emitted types: read, written again, and compared as trees and as JSON.

pub mod check;
pub mod cut;
pub mod examples;
pub mod options;
pub mod program;
pub mod tree;
