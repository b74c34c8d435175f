//! The second decoding of a body, which finds its deviations.

use serde::Deserialize;

use super::{
    drift::DriftKind,
    reading::{is_observed, report, set_active},
    trace,
};
use crate::response::json::{DecodeFn, Node, Pass, Strict};

/// Decodes a body of at most `max_response_nodes` values again, if deviations are to be reported.
pub(crate) fn check(body: &[u8], pass: &Pass, max_response_nodes: usize, read: DecodeFn<'_>) {
    if !is_observed() {
        return;
    }
    let count = Pass::of_text(max_response_nodes);
    let counted = Node::deserialize(Strict::new(&mut serde_json::Deserializer::from_slice(body), &count));
    set_active(true);
    if counted.is_ok() {
        let _tracing = trace::begin();
        // An error is reported by the first decoding.
        drop(read(&mut serde_json::Deserializer::from_slice(body), &pass.again().traced()));
    } else {
        // A whole body can exceed the limit where the decoded types do not: they hold fewer values.
        report(String::new(), DriftKind::Unchecked { limit: max_response_nodes });
    }
    set_active(false);
}
