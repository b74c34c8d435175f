//! From elements to JSON.

use serde_json::{Map, Value};

use super::{
    XSI,
    read::{Attribute, Element},
    shape::{XmlField, XmlName, XmlNode, XmlType},
};

/// The value of an element. What does not fit its type stays text, so that serde tells what it is and where.
pub(super) fn value(element: &Element, ty: &XmlType) -> Value {
    if element.attributes.iter().any(is_nil) {
        return Value::Null;
    }
    match ty {
        XmlType::Any => any(element),
        XmlType::Object(fields) => Value::Object(object(element, fields)),
        XmlType::Map(ty) => {
            Value::Object(element.children.iter().map(|child| (child.name.clone(), value(child, ty))).collect())
        }
        // All children are items, whatever their name: descriptions get those wrong more often than servers.
        XmlType::Array(item) => element.children.iter().map(|child| value(child, item.ty)).collect(),
        XmlType::String | XmlType::Number | XmlType::Boolean => scalar(&element.text, ty),
    }
}

fn is_nil(attribute: &Attribute) -> bool {
    attribute.name == "nil"
        && attribute.namespace.as_deref() == Some(XSI)
        && matches!(attribute.value.trim(), "true" | "1")
}

fn scalar(text: &str, ty: &XmlType) -> Value {
    let trimmed = text.trim();
    let found = match ty {
        XmlType::Number if trimmed.is_empty() => Some(Value::Null),
        XmlType::Boolean if trimmed.is_empty() => Some(Value::Null),
        XmlType::Number => number(trimmed),
        XmlType::Boolean => match trimmed {
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

/// What has no description: text, or an object of what it has.
fn any(element: &Element) -> Value {
    if element.children.is_empty() && element.attributes.is_empty() {
        return Value::String(element.text.clone());
    }
    let mut members = Map::new();
    for attribute in &element.attributes {
        members.insert(attribute.name.clone(), Value::String(attribute.value.clone()));
    }
    for child in &element.children {
        add(&mut members, child);
    }
    Value::Object(members)
}

/// Adds an element by its own name; what repeats is an array.
fn add(members: &mut Map<String, Value>, child: &Element) {
    match members.get_mut(&child.name) {
        None => drop(members.insert(child.name.clone(), any(child))),
        Some(Value::Array(items)) => items.push(any(child)),
        Some(first) => *first = Value::Array(vec![first.take(), any(child)]),
    }
}

fn object(element: &Element, fields: &[XmlField]) -> Map<String, Value> {
    let mut members = Map::new();
    let mut children: Vec<&Element> = element.children.iter().collect();
    let mut attributes: Vec<&Attribute> = element.attributes.iter().collect();
    let mut empty = Vec::new();
    // Those with a namespace choose first: without one, any will do.
    let (named, others): (Vec<_>, Vec<_>) = fields.iter().partition(|field| name(field).namespace.is_some());
    for field in named.into_iter().chain(others) {
        let wanted = Wanted::of(field, fields);
        let found = match (field.node, field.ty) {
            (XmlNode::Attribute, ty) => {
                let found = take(&mut attributes, |it| wanted.is(&it.name, it.namespace.as_deref()));
                found.first().map(|attribute| scalar(&attribute.value, ty))
            }
            (XmlNode::Text | XmlNode::Cdata, ty) => Some(scalar(&element.text, ty)),
            (XmlNode::Element | XmlNode::Wrapper, ty) => {
                let found = take(&mut children, |it| wanted.is(&it.name, it.namespace.as_deref()));
                match ty {
                    XmlType::Array(_) if field.node == XmlNode::Element && found.is_empty() => {
                        empty.push(field.member);
                        None
                    }
                    XmlType::Array(item) if field.node == XmlNode::Element => {
                        Some(found.into_iter().map(|child| value(child, item.ty)).collect())
                    }
                    ty => found.first().map(|child| value(child, ty)),
                }
            }
        };
        members.extend(found.map(|found| (field.member.to_owned(), found)));
    }
    // An array without a wrapper is empty where nothing of it is there; but where nothing fits, that is not to hide it.
    if !members.is_empty() || children.is_empty() {
        members.extend(empty.into_iter().map(|member| (member.to_owned(), Value::Array(vec![]))));
    }
    // What is not described is there still, for a map beside the fields, and for who wants to hear of it.
    for child in children {
        if !fields.iter().any(|field| field.member == child.name) {
            add(&mut members, child);
        }
    }
    members
}

/// The name by which a field is found.
fn name(field: &XmlField) -> &XmlName {
    match (field.node, field.ty) {
        (XmlNode::Element, XmlType::Array(item)) => &item.name,
        _ => &field.name,
    }
}

/// A field's name, and whether it is only told by its namespace from another's.
struct Wanted<'a> {
    name: &'a XmlName,
    is_shared: bool,
}

impl<'a> Wanted<'a> {
    fn of(field: &'a XmlField, fields: &[XmlField]) -> Self {
        let wanted = name(field);
        let is_same = |other: &&XmlField| {
            name(other).local == wanted.local
                && (other.node == XmlNode::Attribute) == (field.node == XmlNode::Attribute)
        };
        Self { name: wanted, is_shared: fields.iter().filter(is_same).count() > 1 }
    }

    /// By the local name, and by the namespace where both have one: servers leave them out.
    fn is(&self, name: &str, namespace: Option<&str>) -> bool {
        let wanted = self.name.namespace;
        let is_left_out = namespace.is_none() && !self.is_shared;
        self.name.local == name && (wanted.is_none() || is_left_out || wanted == namespace)
    }
}

/// Takes out of a list what is sought.
fn take<'a, T>(list: &mut Vec<&'a T>, is_it: impl Fn(&&T) -> bool) -> Vec<&'a T> {
    let (found, rest) = list.iter().partition(|item| is_it(item));
    *list = rest;
    found
}
