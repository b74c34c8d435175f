//! A parsed JSON value with shared parts: nested unions inspect parts of the same value without copying them.

use std::rc::Rc;

use serde_json::{Map, Value};

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
    /// The positions of the properties, sorted by name.
    by_name: Vec<usize>,
    weight: usize,
}

impl Node {
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
    /// Creates properties whose names must be distinct.
    fn of(entries: Vec<(String, Node)>) -> Self {
        let mut by_name: Vec<usize> = (0..entries.len()).collect();
        by_name.sort_unstable_by_key(|position| entries.get(*position).map(|(name, _)| name.as_str()));
        let weight = 1 + entries.iter().map(|(_, node)| node.weight()).sum::<usize>();
        Self { entries, by_name, weight }
    }

    /// Returns a property by name.
    pub(crate) fn get(&self, name: &str) -> Option<&Node> {
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
    fn a_clone_shares_its_content() {
        let node = Node::from(json!({"a": [1, 2, 3]}));
        let (Some(Node::Array(one)), Node::Object(properties)) = (node.get("a").cloned(), node.clone()) else {
            unreachable!("an object with a list")
        };
        assert_eq!((Rc::strong_count(&one), Rc::strong_count(&properties)), (2, 2));
    }
}
