//! XML bodies, decoded and encoded by tables that contain the XML Objects of a description.
//!
//! To encode, serde converts a value to JSON, and the table converts JSON to XML. Decoding works in reverse. A type
//! thus has a single serde implementation for all its formats, and the XML code is compiled once.

#[cfg(feature = "xml")]
mod body;
#[cfg(feature = "xml")]
mod decode;
#[cfg(feature = "xml")]
mod encode;
#[cfg(feature = "xml")]
mod names;
#[cfg(feature = "xml")]
mod parse;
#[cfg(feature = "xml")]
mod root;
#[cfg_attr(not(feature = "xml"), allow(dead_code, reason = "the tables are only used by the feature"))]
mod shape;
#[cfg(not(feature = "xml"))]
mod stand_in;

#[cfg(feature = "xml")]
pub use body::Xml;
pub use shape::{Element, Field, Name, Node, Root, Shape, Type, shape};
#[cfg(not(feature = "xml"))]
pub use stand_in::Xml;
