//! Differences that a schema allows.

use serde_json::Value;

use super::compare::{Change, Difference};
use super::schema_finder::SchemaFinder;

/// Returns true if the schema at a pointer allows this difference in a value.
pub fn excused(finder: &SchemaFinder<'_>, schema: &str, value: &Value, difference: &Difference) -> bool {
    let mut pointers = finder.all(schema, value);
    let mut inner = value;
    let Some((last, way)) = difference.path.split_last() else { return false };
    for segment in way {
        let Some(next) = step(inner, segment) else { return false };
        inner = next;
        pointers = finder.below(&pointers, segment, inner);
        if pointers.is_empty() {
            // No schema describes this place, so nothing requires the value to survive.
            return true;
        }
    }
    match difference.change {
        Change::Lost => !finder.declares(&pointers, last) || finder.is_others(&pointers, last, &difference.sent),
        Change::Value | Change::Added | Change::Length => false,
    }
}

fn step<'v>(value: &'v Value, segment: &str) -> Option<&'v Value> {
    match value {
        Value::Array(items) => items.get(segment.parse::<usize>().ok()?),
        other => other.get(segment),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::compare::differences;
    use super::super::document::Document;
    use super::super::examples::Direction;
    use super::super::oracle::Oracle;
    use super::*;

    /// Returns the differences that are not allowed.
    fn left(schema: &Value, sent: &Value, back: &Value) -> Vec<String> {
        let root = json!({"openapi": "3.1.0", "components": {"schemas": {"A": schema}}});
        let document = Document::of(root).unwrap();
        let pointer = "/components/schemas/A";
        let oracle = Oracle::new(&document, Direction::Both, [pointer]).unwrap();
        let finder = SchemaFinder { document: &document, oracle: &oracle, direction: Direction::Request };
        let all = differences(sent, back).into_iter();
        all.filter(|it| !excused(&finder, pointer, sent, it)).map(|it| it.pointer()).collect()
    }

    #[test]
    fn only_undocumented_properties_may_be_dropped() {
        let open = json!({"properties": {"a": {"properties": {"b": {}}}, "c": {"additionalProperties": true}}});
        let sent = json!({"a": {"b": 1, "x": 1}, "c": {"x": 1}, "x": {}});
        assert_eq!(left(&open, &sent, &json!({"a": {}, "c": {}})), ["/a/b", "/c/x"]);
    }

    #[test]
    fn a_property_that_only_the_other_side_sends_may_be_dropped() {
        let schema = json!({"properties": {"r": {"readOnly": true}, "w": {"writeOnly": true}}});
        assert_eq!(left(&schema, &json!({"r": 1, "w": 1}), &json!({})), ["/w"]);
    }

    #[test]
    fn a_property_is_documented_only_by_a_variant_that_accepts_the_value() {
        let kind = |kind: &str, name: &str| json!({"properties": {"kind": {"const": kind}, name: {}}});
        let schema = json!({"oneOf": [kind("a", "x"), kind("b", "y")]});
        let sent = json!({"kind": "a", "x": 1, "y": 1});
        assert_eq!(left(&schema, &sent, &json!({"kind": "a"})), ["/x"]);
    }

    #[test]
    fn no_format_allows_another_encoding_of_a_value() {
        let schema = json!({"properties": {"t": {"format": "date-time"}, "f": {"format": "float"}}});
        let sent = json!({"t": "2020-01-02T03:04:05.000Z", "f": 0.123_456_789});
        let back = json!({"t": "2020-01-02T03:04:05Z", "f": 0.123_456_79});
        assert_eq!(left(&schema, &sent, &back), ["/t", "/f"]);
    }
}
