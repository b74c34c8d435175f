//! JSON below the decoded types: parsed values, numbers, places, and the rules for all JSON.

mod functions;
mod integer;
mod node;
mod pointer;
mod strict;
mod tree;

pub(crate) use functions::{DecodeErased, DecodeFn};
pub(crate) use integer::{Integer, WideInteger};
#[cfg(test)]
pub(crate) use node::MADE;
pub(crate) use node::{Node, Properties};
pub(crate) use pointer::{at, pointer, push};
pub(crate) use strict::{Known, Pass, Strict};
pub(crate) use tree::NodeVisitor;
