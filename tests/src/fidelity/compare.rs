//! Compares two JSON values: the original, and the value after decoding and encoding.

use serde_json::{Map, Value};

/// A kind of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// A property or item is missing.
    Lost,
    /// A property or item was added.
    Added,
    /// The length of an array changed.
    Length,
    /// A value changed.
    Value,
}

/// A difference between two values.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The property names and indices that lead to the place.
    pub path: Vec<String>,
    /// The kind of change.
    pub change: Change,
    /// The original value, or `null` if the value was added.
    pub sent: Value,
    /// The new value, or `null` if the value was lost.
    pub back: Value,
}

impl Difference {
    /// Returns the path as a JSON pointer.
    pub fn pointer(&self) -> String {
        self.path.iter().fold(String::new(), |pointer, segment| super::document::child(&pointer, segment))
    }
}

/// Returns all differences. The notation of a number does not matter.
pub fn differences(sent: &Value, back: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(sent, back, &mut Vec::new(), &mut found);
    found
}

fn compare(sent: &Value, back: &Value, path: &mut Vec<String>, found: &mut Vec<Difference>) {
    let mut note = |path: &[String], change, sent: &Value, back: &Value| {
        found.push(Difference { path: path.to_vec(), change, sent: sent.clone(), back: back.clone() });
    };
    match (sent, back) {
        (Value::Object(a), Value::Object(b)) => properties(a, b, path, found),
        (Value::Array(a), Value::Array(b)) => {
            if a.len() != b.len() {
                note(path, Change::Length, sent, back);
            }
            for (index, (a, b)) in a.iter().zip(b).enumerate() {
                path.push(index.to_string());
                compare(a, b, path, found);
                path.pop();
            }
        }
        (Value::Number(a), Value::Number(b)) => {
            let same = match (a.as_i128(), b.as_i128()) {
                (Some(a), Some(b)) => a == b,
                _ => a.as_f64() == b.as_f64(),
            };
            if !same {
                note(path, Change::Value, sent, back);
            }
        }
        _ if sent == back => {}
        _ => note(path, Change::Value, sent, back),
    }
}

fn properties(
    sent: &Map<String, Value>,
    back: &Map<String, Value>,
    path: &mut Vec<String>,
    found: &mut Vec<Difference>,
) {
    for (name, value) in sent {
        path.push(name.clone());
        match back.get(name) {
            Some(other) => compare(value, other, path, found),
            None => found.push(Difference {
                path: path.clone(),
                change: Change::Lost,
                sent: value.clone(),
                back: Value::Null,
            }),
        }
        path.pop();
    }
    for (name, value) in back.iter().filter(|(name, _)| !sent.contains_key(*name)) {
        let path = path.iter().cloned().chain([name.clone()]).collect();
        found.push(Difference { path, change: Change::Added, sent: Value::Null, back: value.clone() });
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn found(sent: &Value, back: &Value) -> Vec<(String, Change)> {
        differences(sent, back).iter().map(|it| (it.pointer(), it.change)).collect()
    }

    #[test]
    fn numbers_in_another_notation_are_equal_and_other_numbers_are_not() {
        assert_eq!(found(&json!([1, 1.0, 1e2]), &json!([1.0, 1, 100])), []);
        assert_eq!(found(&json!([9_007_199_254_740_993_i64]), &json!([9_007_199_254_740_992_i64])).len(), 1);
        assert_eq!(found(&json!(1), &json!("1")), [(String::new(), Change::Value)]);
    }

    #[test]
    fn lost_and_added_properties_are_differences_even_if_null() {
        let (sent, back) = (json!({"a": null, "b": [{"c": 1}], "e": [1]}), json!({"b": [{"d": 2}], "e": []}));
        let expected =
            [("/a", Change::Lost), ("/b/0/c", Change::Lost), ("/b/0/d", Change::Added), ("/e", Change::Length)];
        assert_eq!(found(&sent, &back), expected.map(|(path, change)| (path.to_owned(), change)));
    }
}
