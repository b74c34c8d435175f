//! Decoding of any JSON into a [`Node`].

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

#[cfg(test)]
use super::node::MADE;
use super::node::{Node, Properties};

/// The capacity that is reserved at most before the items are there: a deserializer may promise any number.
const RESERVED: usize = 1024;

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NodeVisitor { null: || Node::Scalar(Value::Null) })
    }
}

/// The visitor of any JSON.
pub(crate) struct NodeVisitor {
    /// Returns the node for `null`.
    pub(crate) null: fn() -> Node,
}

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any valid JSON value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        Ok(Node::scalar_of(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
        Ok(Node::scalar_of(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
        Ok(Node::scalar_of(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node, E> {
        Ok(Node::scalar_of(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Node, E> {
        Ok(Node::scalar_of(value))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Node, E> {
        Ok(Node::scalar_of(value))
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok((self.null)())
    }

    fn visit_none<E: Error>(self) -> Result<Node, E> {
        Ok(Node::scalar_of(Value::Null))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        Node::deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        Node::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        #[cfg(test)]
        MADE.set(MADE.get() + 1);
        let mut items = Vec::with_capacity(seq.size_hint().unwrap_or_default().min(RESERVED));
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Node::from(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        #[cfg(test)]
        MADE.set(MADE.get() + 1);
        let mut entries: Vec<(String, Node)> = Vec::with_capacity(map.size_hint().unwrap_or_default().min(RESERVED));
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Node::from(Properties::of(entries)))
    }
}
