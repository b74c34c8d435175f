//! Access to a union's value, which is shared with the surrounding union or parsed if there is none.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, SeqAccess, Visitor},
};
use serde_json::Value;

use crate::response::{
    json::{Node, NodeVisitor},
    observe::{SHARED_VALUE, take_shared},
};

/// Takes any value from a deserializer, without copying it if possible.
pub(crate) fn shared<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Node, D::Error> {
    deserializer.deserialize_newtype_struct(SHARED_VALUE, Shared)
}

struct Shared;

impl<'de> Visitor<'de> for Shared {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    /// Parses the value. This is called by deserializers that cannot share one.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        Node::deserialize(deserializer)
    }

    /// Takes the shared value, or `null` if there is none.
    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        Ok(take_shared().unwrap_or(Node::Scalar(Value::Null)))
    }

    fn visit_none<E: Error>(self) -> Result<Node, E> {
        Ok(Node::Scalar(Value::Null))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        Node::deserialize(deserializer)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Scalar(value.into()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Scalar(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Scalar(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Scalar(value.into()))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Scalar(value.into()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Node, E> {
        Ok(Node::Scalar(value.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Node, A::Error> {
        NodeVisitor.visit_seq(items)
    }

    fn visit_map<A: MapAccess<'de>>(self, properties: A) -> Result<Node, A::Error> {
        NodeVisitor.visit_map(properties)
    }
}
