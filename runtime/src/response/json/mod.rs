//! JSON below the decoded types: parsed values, numbers, places, and the rules for all JSON.

mod erased;
mod integer;
mod node;
mod pointer;
mod strict;
mod tree;

pub(crate) use erased::DecodeFn;
pub(crate) use integer::{Integer, WideInteger};
#[cfg(test)]
pub(crate) use node::MADE;
pub(crate) use node::{Node, Properties};
pub(crate) use pointer::{at, pointer, push};
pub(crate) use strict::{Pass, Strict};
pub(crate) use tree::NodeVisitor;
