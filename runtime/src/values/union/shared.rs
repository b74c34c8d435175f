//! Access to a union's value, which is shared with the surrounding union or parsed if there is none.

use serde::Deserializer;
use serde_json::Value;

use crate::response::{
    json::{Node, NodeVisitor},
    observe::{SHARED_VALUE, take_shared},
};

/// Takes any value from a deserializer, without copying it if possible.
///
/// A deserializer that shares its value calls `visit_unit`, as for `null`. All others parse the value.
pub(crate) fn shared<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Node, D::Error> {
    deserializer.deserialize_newtype_struct(SHARED_VALUE, tree())
}

/// Returns the visitor of a value that may be shared.
pub(super) fn tree() -> NodeVisitor {
    NodeVisitor { null: || take_shared().unwrap_or(Node::Scalar(Value::Null)) }
}
