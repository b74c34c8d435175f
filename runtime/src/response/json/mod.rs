//! JSON below the decoded types: parsed values, numbers, places, and the rules for all JSON.

mod erased;
mod integer;
mod node;
mod pointer;
mod strict;

pub(crate) use erased::Read;
pub(crate) use integer::{Integer, Whole};
#[cfg(test)]
pub(crate) use node::MADE;
pub(crate) use node::{Members, Node};
pub(crate) use pointer::{at, pointer, push};
pub(crate) use strict::{Pass, Strict};
