//! Decoding of elements into JSON.

use serde_json::{Map, Value};

use super::{
    names::{TEXT, XSI},
    parse::{Attribute, Element},
    shape::{Field, Name, Node, Type},
};

/// Decodes an element. A value that does not match its type stays text, so that serde reports its type and place.
pub(super) fn value(element: &Element, ty: &'static Type) -> Value {
    if element.attributes.iter().any(is_nil) {
        return Value::Null;
    }
    match ty.resolved() {
        Type::Any | Type::Of(_) => any(element),
        Type::Object(fields) => Value::Object(object(element, fields, &Type::Any)),
        Type::Open(fields, rest) => Value::Object(object(element, fields, rest)),
        Type::Only(field) => Value::Object(object(element, std::slice::from_ref(*field), &Type::Any)),
        Type::Map(ty) => {
            Value::Object(element.children.iter().map(|child| (child.name.clone(), value(child, ty))).collect())
        }
        Type::Entries(ty) => Value::Object(element.children.iter().map(|child| entry(child, ty)).collect()),
        // All children are items, regardless of their names: descriptions get these names wrong more often than
        // servers.
        Type::Array(item) => element.children.iter().map(|child| value(child, item.ty)).collect(),
        ty @ (Type::String | Type::Number | Type::Boolean) => scalar(element, ty),
    }
}

/// Decodes the name and value of a map entry. The server may choose the names of their elements. Without these
/// elements, the entry is a property named after its element.
fn entry(element: &Element, ty: &'static Type) -> (String, Value) {
    let named = |names: &[&str]| {
        element.children.iter().find(|child| names.iter().any(|name| child.name.eq_ignore_ascii_case(name)))
    };
    match (named(&["key", "name"]), named(&["value"])) {
        (Some(key), Some(found)) => (key.text.clone(), value(found, ty)),
        _ => (element.name.clone(), value(element, ty)),
    }
}

fn is_nil(attribute: &Attribute) -> bool {
    attribute.name == "nil"
        && attribute.namespace.as_deref() == Some(XSI)
        && matches!(attribute.value.trim(), "true" | "1")
}

/// Decodes an element that contains only text. If it contains elements, they are preserved as an object.
fn scalar(element: &Element, ty: &Type) -> Value {
    if element.children.is_empty() { text(&element.text, ty) } else { any(element) }
}

fn text(text: &str, ty: &Type) -> Value {
    let trimmed = text.trim();
    let found = match ty {
        Type::Number | Type::Boolean if trimmed.is_empty() => Some(Value::Null),
        Type::Number => number(trimmed),
        Type::Boolean => match trimmed {
            "true" | "1" => Some(Value::Bool(true)),
            "false" | "0" => Some(Value::Bool(false)),
            _ => None,
        },
        _ => None,
    };
    found.unwrap_or_else(|| Value::String(text.to_owned()))
}

fn number(text: &str) -> Option<Value> {
    let integer = text.parse::<i64>().map(Value::from).or_else(|_| text.parse::<u64>().map(Value::from)).ok();
    let float = || text.parse::<f64>().ok().and_then(serde_json::Number::from_f64).map(Value::Number);
    integer.or_else(float)
}

/// Decodes an element without a schema: as text, or as an object of its attributes and children.
fn any(element: &Element) -> Value {
    if element.children.is_empty() && element.attributes.is_empty() {
        return Value::String(element.text.clone());
    }
    let mut properties = Map::new();
    for attribute in &element.attributes {
        properties.insert(attribute.name.clone(), Value::String(attribute.value.clone()));
    }
    for child in &element.children {
        add(&mut properties, child, &Type::Any);
    }
    add_text(&mut properties, element);
    Value::Object(properties)
}

/// Adds text that occurs in addition to attributes or children, so that it is not silently lost.
fn add_text(properties: &mut Map<String, Value>, element: &Element) {
    if !element.text.trim().is_empty() {
        properties.insert(TEXT.to_owned(), Value::String(element.text.clone()));
    }
}

/// Adds an element under its own name. Repeated elements become an array.
fn add(properties: &mut Map<String, Value>, child: &Element, ty: &'static Type) {
    match properties.get_mut(&child.name) {
        None => drop(properties.insert(child.name.clone(), value(child, ty))),
        Some(Value::Array(items)) => items.push(value(child, ty)),
        Some(first) => *first = Value::Array(vec![first.take(), value(child, ty)]),
    }
}

fn object(element: &Element, fields: &'static [Field], rest: &'static Type) -> Map<String, Value> {
    let mut properties = Map::new();
    let mut children: Vec<&Element> = element.children.iter().collect();
    let mut attributes: Vec<&Attribute> = element.attributes.iter().collect();
    let mut empty = Vec::new();
    // Fields with a namespace choose first, because fields without one accept any element.
    let (named, others): (Vec<_>, Vec<_>) = fields.iter().partition(|field| name(field).namespace.is_some());
    for field in named.into_iter().chain(others) {
        let wanted = Wanted::of(field, fields);
        let found = match field.node {
            Node::Attribute => {
                let found = take(&mut attributes, |it| wanted.is(&it.name, it.namespace.as_deref()));
                found.first().map(|attribute| text(&attribute.value, field.ty.resolved()))
            }
            Node::Text | Node::Cdata => Some(text(&element.text, field.ty.resolved())),
            Node::Element | Node::Wrapper => {
                let found = take(&mut children, |it| wanted.is(&it.name, it.namespace.as_deref()));
                if found.is_empty() && field.required && is_bare_array(field) {
                    empty.push(field.property);
                }
                of_field(field, &found)
            }
        };
        properties.extend(found.map(|found| (field.property.to_owned(), found)));
    }
    // An array without a wrapper is empty if it has no elements. If nothing in the element is known, an empty array
    // must not hide this.
    if !properties.is_empty() || children.is_empty() {
        properties.extend(empty.into_iter().map(|property| (property.to_owned(), Value::Array(vec![]))));
    }
    // Unknown elements are kept, for structs with additional properties and for reporting.
    for child in children {
        if !fields.iter().any(|field| field.property == child.name) {
            add(&mut properties, child, rest);
        }
    }
    if !fields.iter().any(|field| matches!(field.node, Node::Text | Node::Cdata)) {
        add_text(&mut properties, element);
    }
    properties
}

/// Decodes the value of a property that is represented by elements.
pub(super) fn of_field(field: &Field, found: &[&Element]) -> Option<Value> {
    let first = found.first()?;
    Some(match (field.node, field.ty.resolved()) {
        (Node::Element, Type::Array(item)) => found.iter().map(|child| value(child, item.ty)).collect(),
        (Node::Element, Type::Entries(ty)) => Value::Object(found.iter().map(|child| entry(child, ty)).collect()),
        (_, ty) => value(first, ty),
    })
}

fn is_bare_array(field: &Field) -> bool {
    field.node == Node::Element && matches!(field.ty.resolved(), Type::Array(_))
}

/// Returns the name by which a field is found.
fn name(field: &'static Field) -> &'static Name {
    match (field.node, field.ty.resolved()) {
        (Node::Element, Type::Array(item)) => &item.name,
        _ => &field.name,
    }
}

/// The name of a field. `is_shared` is true if only the namespace distinguishes the field from another one.
pub(super) struct Wanted {
    name: &'static Name,
    is_shared: bool,
}

impl Wanted {
    pub(super) fn of(field: &'static Field, fields: &'static [Field]) -> Self {
        let wanted = name(field);
        let is_same = |other: &&Field| {
            other.name.local == wanted.local && (other.node == Node::Attribute) == (field.node == Node::Attribute)
        };
        let is_shared = wanted.namespace.is_some() || fields.iter().any(|field| name(field).namespace.is_some());
        Self { name: wanted, is_shared: is_shared && fields.iter().filter(is_same).count() > 1 }
    }

    /// Returns true if the local name matches, and the namespace if both have one: servers often omit namespaces.
    pub(super) fn is(&self, name: &str, namespace: Option<&str>) -> bool {
        let wanted = self.name.namespace;
        let is_left_out = namespace.is_none() && !self.is_shared;
        self.name.local == name && (wanted.is_none() || is_left_out || wanted == namespace)
    }
}

/// Removes the matching items from a list, and returns them.
fn take<'a, T>(list: &mut Vec<&'a T>, is_it: impl Fn(&&T) -> bool) -> Vec<&'a T> {
    let (found, rest) = list.iter().partition(|item| is_it(item));
    *list = rest;
    found
}
