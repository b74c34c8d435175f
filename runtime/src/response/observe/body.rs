//! The second decoding of a body, which finds its deviations.

use serde::Deserialize;

use super::{
    drift::DriftKind,
    reading::{is_observed, report, set_active},
    watch::Watch,
};
use crate::response::json::{DecodeFn, Node, Pass, Strict};

/// Decodes a body of at most `max_response_nodes` values again, if deviations are to be reported.
pub(crate) fn check(body: &[u8], max_response_nodes: usize, read: DecodeFn<'_>) {
    if !is_observed() {
        return;
    }
    let pass = Pass::of_text(max_response_nodes);
    let value = Node::deserialize(Strict::new(&mut serde_json::Deserializer::from_slice(body), &pass));
    set_active(true);
    match value {
        // An error is reported by the first decoding.
        Ok(value) => drop(read(&mut <dyn erased_serde::Deserializer<'_>>::erase(Watch::below("", &value)))),
        // A tree can exceed the limit where the decoded types do not: they hold fewer values.
        Err(_) => report(String::new(), DriftKind::Unchecked { limit: max_response_nodes }),
    }
    set_active(false);
}
