//! A parsed JSON value with shared parts: nested unions inspect parts of the same value without copying them.

use std::{collections::HashMap, rc::Rc};

use serde_json::{Map, Value};

/// The number of properties up to which names are compared one by one.
const FEW: usize = 12;

/// A JSON value whose arrays and objects are shared by its clones.
#[derive(Debug, Clone)]
pub(crate) enum Node {
    /// `null`, a boolean, a number or a string.
    Scalar(Value),
    /// An array.
    Array(Rc<Items>),
    /// An object.
    Object(Rc<Properties>),
}

/// The items of an array.
#[derive(Debug)]
pub(crate) struct Items {
    items: Vec<Node>,
    weight: usize,
}

/// The properties of an object, in their original order.
#[derive(Debug, Clone)]
pub(crate) struct Properties {
    entries: Vec<(String, Node)>,
    /// The positions of the properties, sorted by name. It is empty for a few properties, which are compared one by one.
    by_name: Vec<usize>,
    weight: usize,
}

impl Node {
    /// Creates a node of a scalar.
    pub(super) fn scalar_of(value: impl Into<Value>) -> Self {
        #[cfg(test)]
        MADE.set(MADE.get() + 1);
        Self::Scalar(value.into())
    }

    /// Returns the items if this is an array.
    pub(crate) fn items(&self) -> Option<&[Self]> {
        match self {
            Self::Array(array) => Some(&array.items),
            Self::Scalar(_) | Self::Object(_) => None,
        }
    }

    /// Returns the properties if this is an object.
    pub(crate) fn properties(&self) -> Option<&Properties> {
        match self {
            Self::Object(properties) => Some(properties),
            Self::Scalar(_) | Self::Array(_) => None,
        }
    }

    /// Returns the value if this is neither an array nor an object.
    pub(crate) fn scalar(&self) -> Option<&Value> {
        match self {
            Self::Scalar(value) => Some(value),
            Self::Array(_) | Self::Object(_) => None,
        }
    }

    /// Returns a property by name if this is an object.
    pub(crate) fn get(&self, name: &str) -> Option<&Self> {
        self.properties()?.get(name)
    }

    /// Returns true if this is `null`.
    pub(crate) fn is_null(&self) -> bool {
        matches!(self, Self::Scalar(Value::Null))
    }

    /// Returns the number of values in this value, including itself.
    pub(crate) fn weight(&self) -> usize {
        match self {
            Self::Scalar(_) => 1,
            Self::Array(items) => items.weight,
            Self::Object(properties) => properties.weight,
        }
    }

    /// Returns the object without one of its properties. The other properties are shared.
    pub(crate) fn without(&self, name: &str) -> Self {
        match self.properties() {
            Some(properties) if properties.get(name).is_some() => {
                let others = properties.iter().filter(|(other, _)| *other != name);
                Self::Object(Rc::new(Properties::of(others.map(|(name, node)| (name.clone(), node.clone())).collect())))
            }
            _ => self.clone(),
        }
    }

    /// Copies this into a [`Value`].
    pub(crate) fn to_value(&self) -> Value {
        match self {
            Self::Scalar(value) => value.clone(),
            Self::Array(array) => Value::Array(array.items.iter().map(Self::to_value).collect()),
            Self::Object(properties) => {
                let properties = properties.iter().map(|(name, node)| (name.clone(), node.to_value()));
                Value::Object(properties.collect::<Map<_, _>>())
            }
        }
    }
}

impl Properties {
    /// Creates properties. Of several with the same name, the last value is kept in the place of the first.
    pub(crate) fn of(entries: Vec<(String, Node)>) -> Self {
        let (mut entries, mut by_name) = (entries, Vec::new());
        if entries.len() > FEW {
            by_name = sorted(&entries);
        }
        if has_duplicates(&entries, &by_name) {
            entries = without_duplicates(entries);
            by_name = sorted(&entries);
        }
        let weight = 1 + entries.iter().map(|(_, node)| node.weight()).sum::<usize>();
        Self { entries, by_name, weight }
    }

    /// Returns a property by name.
    pub(crate) fn get(&self, name: &str) -> Option<&Node> {
        if self.by_name.is_empty() {
            return self.entries.iter().find(|(known, _)| known == name).map(|(_, node)| node);
        }
        let at = |position: usize| self.entries.get(position);
        let found =
            self.by_name.binary_search_by_key(&Some(name), |position| at(*position).map(|(name, _)| name.as_str()));
        let position = self.by_name.get(found.ok()?)?;
        at(*position).map(|(_, node)| node)
    }

    /// Returns the number of properties.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Returns the properties in their original order.
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, (String, Node)> {
        self.entries.iter()
    }
}

fn name_at(entries: &[(String, Node)], position: usize) -> Option<&str> {
    entries.get(position).map(|(name, _)| name.as_str())
}

/// Returns the positions of entries, sorted by name.
fn sorted(entries: &[(String, Node)]) -> Vec<usize> {
    let mut by_name: Vec<usize> = (0..entries.len()).collect();
    by_name.sort_unstable_by_key(|position| name_at(entries, *position));
    by_name
}

fn has_duplicates(entries: &[(String, Node)], by_name: &[usize]) -> bool {
    if by_name.is_empty() {
        let mut others = entries;
        while let [(name, _), rest @ ..] = others {
            if rest.iter().any(|(other, _)| other == name) {
                return true;
            }
            others = rest;
        }
        return false;
    }
    by_name.windows(2).any(|pair| matches!(pair, [one, other] if name_at(entries, *one) == name_at(entries, *other)))
}

fn without_duplicates(entries: Vec<(String, Node)>) -> Vec<(String, Node)> {
    let mut positions: HashMap<String, usize> = HashMap::new();
    let mut kept: Vec<(String, Node)> = Vec::new();
    for (name, node) in entries {
        match positions.get(&name).and_then(|position| kept.get_mut(*position)) {
            Some((_, known)) => *known = node,
            None => {
                positions.insert(name.clone(), kept.len());
                kept.push((name, node));
            }
        }
    }
    kept
}

#[cfg(test)]
thread_local! {
    /// The number of nodes created from values: a measure of a decoder's cost that does not depend on the machine.
    pub(crate) static MADE: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

impl From<Value> for Node {
    fn from(value: Value) -> Self {
        #[cfg(test)]
        MADE.set(MADE.get() + 1);
        match value {
            Value::Array(items) => items.into_iter().map(Self::from).collect::<Vec<_>>().into(),
            Value::Object(properties) => {
                let properties = properties.into_iter().map(|(name, value)| (name, Self::from(value)));
                Self::Object(Rc::new(Properties::of(properties.collect())))
            }
            scalar @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_)) => Self::Scalar(scalar),
        }
    }
}

impl From<Properties> for Node {
    fn from(properties: Properties) -> Self {
        Self::Object(Rc::new(properties))
    }
}

impl From<Vec<Self>> for Node {
    fn from(items: Vec<Self>) -> Self {
        let weight = 1 + items.iter().map(Self::weight).sum::<usize>();
        Self::Array(Rc::new(Items { items, weight }))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_value_keeps_its_order() {
        let value = json!({"b": [1, {"c": null}], "a": "x", "": {}});
        let node = Node::from(value.clone());
        assert_eq!(node.to_value().to_string(), value.to_string());
        assert_eq!(node.weight(), 7);
        assert_eq!(node.get("a").and_then(Node::scalar), Some(&json!("x")));
        assert!(node.get("c").is_none() && node.get("b").is_some() && node.get("").is_some());
        assert_eq!(node.without("b").to_value(), json!({"a": "x", "": {}}));
    }

    #[test]
    fn a_parsed_node_is_the_node_of_the_parsed_value() {
        let many: Vec<String> = (0..40).map(|number| format!("\"n{}\":{number}", number % 30)).collect();
        let many = format!("{{{}}}", many.join(","));
        for text in [
            r#"{"b":[1,-2,3.5,true,null,"x"],"a":{},"b":{"c":18446744073709551615}}"#,
            r#"[[],[[]],{"":{"":0}}]"#,
            "null",
            many.as_str(),
        ] {
            let node: Node = serde_json::from_str(text).unwrap();
            let value: Value = serde_json::from_str(text).unwrap();
            assert_eq!(node.to_value().to_string(), value.to_string());
            assert_eq!(node.weight(), Node::from(value).weight());
        }
        let node: Node = serde_json::from_str(&many).unwrap();
        assert_eq!(node.get("n3").and_then(Node::scalar), Some(&json!(33)));
        assert_eq!((node.get("n29").and_then(Node::scalar), node.get("n30").is_none()), (Some(&json!(29)), true));
    }

    #[test]
    fn a_clone_shares_its_content() {
        let node = Node::from(json!({"a": [1, 2, 3]}));
        let (Some(Node::Array(one)), Node::Object(properties)) = (node.get("a").cloned(), node.clone()) else {
            unreachable!("an object with a list")
        };
        assert_eq!((Rc::strong_count(&one), Rc::strong_count(&properties)), (2, 2));
    }
}
