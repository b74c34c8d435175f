//! Encoding of JSON as an XML document.

use serde_json::{Map, Value};

use super::{
    names::{TEXT, XSI},
    shape::{Element, Field, Name as ShapeName, Node, Type},
};

/// Encodes a value as a document in UTF-8.
pub(super) fn encode(value: &Value, root: &Element) -> Result<String, String> {
    let mut writer = Writer { xml: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>".to_owned(), scope: Vec::new() };
    match (root.ty.resolved(), value) {
        (Type::Only(field), Value::Object(properties)) => {
            let value = properties.get(field.property).ok_or("the property for the root element is missing")?;
            writer.element(Name::from(&field.name), field.ty, value)?;
        }
        (ty, value) => writer.element(Name::from(&root.name), ty, value)?,
    }
    Ok(writer.xml)
}

#[derive(Clone, Copy)]
struct Name<'a> {
    local: &'a str,
    prefix: Option<&'static str>,
    namespace: Option<&'static str>,
}

impl From<&ShapeName> for Name<'static> {
    fn from(name: &ShapeName) -> Self {
        Self { local: name.local, prefix: name.prefix, namespace: name.namespace }
    }
}

impl<'a> Name<'a> {
    fn plain(local: &'a str) -> Self {
        Self { local, prefix: None, namespace: None }
    }
}

struct Writer {
    xml: String,
    /// The prefixes in scope and their namespaces, the innermost last.
    scope: Vec<(Option<&'static str>, &'static str)>,
}

impl Writer {
    fn element(&mut self, name: Name<'_>, ty: &'static Type, value: &Value) -> Result<(), String> {
        let outer = self.scope.len();
        let tag = tag(name)?;
        let ty = ty.resolved();
        self.xml.extend(["<", &tag]);
        self.bind(name);
        match (ty, value) {
            (_, Value::Null) => self.xml.extend([" xmlns:xsi=\"", XSI, "\" xsi:nil=\"true\""]),
            (Type::Object(fields) | Type::Open(fields, _), Value::Object(properties)) => {
                self.attributes(fields, properties)?;
            }
            _ => {}
        }
        let start = self.xml.len();
        self.xml.push('>');
        self.content(ty, value)?;
        if self.xml.len() == start + 1 {
            self.xml.insert(start, '/');
        } else {
            self.xml.extend(["</", &tag, ">"]);
        }
        self.scope.truncate(outer);
        Ok(())
    }

    fn content(&mut self, ty: &'static Type, value: &Value) -> Result<(), String> {
        match (ty, value) {
            (_, Value::Null) => Ok(()),
            (Type::Object(fields), Value::Object(properties)) => self.properties(fields, &Type::Any, properties),
            (Type::Open(fields, rest), Value::Object(properties)) => self.properties(fields, rest, properties),
            (Type::Only(field), Value::Object(properties)) => {
                self.properties(std::slice::from_ref(*field), &Type::Any, properties)
            }
            (Type::Map(ty), Value::Object(properties)) => {
                properties.iter().try_for_each(|(name, value)| self.plain(name, ty, value))
            }
            (Type::Entries(ty), Value::Object(properties)) => {
                self.entries(Name::plain("entry"), ["key", "value"], ty, properties)
            }
            (Type::Array(item), Value::Array(items)) => self.items(item, items),
            (_, Value::Object(properties)) => {
                properties.iter().try_for_each(|(name, value)| self.plain(name, &Type::Any, value))
            }
            (_, Value::Array(_)) => Err("XML has no element name for the items of this array".to_owned()),
            (_, value) => self.text(&scalar(value)?, false),
        }
    }

    fn items(&mut self, item: &Element, items: &[Value]) -> Result<(), String> {
        items.iter().try_for_each(|value| self.element(Name::from(&item.name), item.ty, value))
    }

    /// Writes the properties of a map, each as an element that contains its name and its value.
    fn entries(
        &mut self,
        entry: Name<'_>,
        [key, value]: [&str; 2],
        ty: &'static Type,
        properties: &Map<String, Value>,
    ) -> Result<(), String> {
        let tag = tag(entry)?;
        for (name, property) in properties {
            self.xml.extend(["<", &tag, ">"]);
            self.element(Name::plain(key), &Type::String, &Value::String(name.clone()))?;
            self.element(Name::plain(value), ty, property)?;
            self.xml.extend(["</", &tag, ">"]);
        }
        Ok(())
    }

    /// Writes an element whose name is not in a table. An array repeats the element.
    fn plain(&mut self, name: &str, ty: &'static Type, value: &Value) -> Result<(), String> {
        if name == TEXT {
            return self.text(&scalar(value)?, false);
        }
        let name = Name::plain(name);
        match (ty, value) {
            (_, Value::Null) => Ok(()),
            (Type::Any, Value::Array(items)) => items.iter().try_for_each(|item| self.element(name, ty, item)),
            _ => self.element(name, ty, value),
        }
    }

    fn attributes(&mut self, fields: &[Field], properties: &Map<String, Value>) -> Result<(), String> {
        for field in fields.iter().filter(|field| field.node == Node::Attribute) {
            let Some(value) = properties.get(field.property).filter(|value| !value.is_null()) else { continue };
            let name = Name::from(&field.name);
            // An attribute without a prefix is in no namespace (Namespaces in XML, section 6.2).
            if name.prefix.is_some() {
                self.bind(name);
            }
            self.xml.extend([" ", &tag(name)?, "=\""]);
            self.text(&scalar(value)?, true)?;
            self.xml.push('"');
        }
        Ok(())
    }

    fn properties(
        &mut self,
        fields: &'static [Field],
        rest: &'static Type,
        properties: &Map<String, Value>,
    ) -> Result<(), String> {
        for field in fields {
            let Some(value) = properties.get(field.property).filter(|value| !value.is_null()) else { continue };
            match (field.node, field.ty.resolved(), value) {
                (Node::Attribute, ..) => {}
                (Node::Text, _, value) => self.text(&scalar(value)?, false)?,
                (Node::Cdata, _, value) => {
                    let text = scalar(value)?;
                    check(&text)?;
                    self.xml.extend(["<![CDATA[", &text.replace("]]>", "]]]]><![CDATA[>"), "]]>"]);
                }
                (Node::Element, Type::Array(item), Value::Array(items)) => self.items(item, items)?,
                (Node::Element, Type::Entries(ty), Value::Object(entries)) => {
                    self.entries(Name::from(&field.name), ["Name", "Value"], ty, entries)?;
                }
                (Node::Element | Node::Wrapper, ty, value) => self.element(Name::from(&field.name), ty, value)?,
            }
        }
        let others = properties.iter().filter(|(name, _)| !fields.iter().any(|field| field.property == name.as_str()));
        others.into_iter().try_for_each(|(name, value)| self.plain(name, rest, value))
    }

    /// Declares a namespace unless it is already in scope.
    fn bind(&mut self, name: Name<'_>) {
        // The prefix `xml` is always declared (Namespaces in XML 1.0, section 3).
        let Some(namespace) = name.namespace.filter(|_| name.prefix != Some("xml")) else { return };
        let bound = self.scope.iter().rev().find(|(prefix, _)| *prefix == name.prefix);
        if bound.is_none_or(|(_, bound)| *bound != namespace) {
            self.xml.push_str(" xmlns");
            if let Some(prefix) = name.prefix {
                self.xml.extend([":", prefix]);
            }
            self.xml.push_str("=\"");
            escape(&mut self.xml, namespace, true);
            self.xml.push('"');
            self.scope.push((name.prefix, namespace));
        }
    }

    fn text(&mut self, text: &str, in_attribute: bool) -> Result<(), String> {
        check(text)?;
        escape(&mut self.xml, text, in_attribute);
        Ok(())
    }
}

/// Returns the name with its prefix. Returns an error if the name is invalid, which is possible for properties of a
/// map.
fn tag(name: Name<'_>) -> Result<String, String> {
    let is_start = |c: char| c.is_alphabetic() || c == '_';
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let is_name = name.local.starts_with(is_start) && name.local.chars().all(is_part);
    match name.prefix {
        _ if !is_name => Err("a property name is not a valid XML name".to_owned()),
        Some(prefix) => Ok(format!("{prefix}:{}", name.local)),
        None => Ok(name.local.to_owned()),
    }
}

fn scalar(value: &Value) -> Result<String, String> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Bool(_) | Value::Number(_) => Ok(value.to_string()),
        Value::Null => Ok(String::new()),
        Value::Array(_) | Value::Object(_) => Err("an array or object cannot be XML text or an attribute".to_owned()),
    }
}

/// Returns an error for control characters, most of which are not allowed in XML (XML 1.0, section 2.2).
fn check(text: &str) -> Result<(), String> {
    let is_character = |c: char| matches!(c, '\t' | '\n' | '\r') || (c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'));
    if text.chars().all(is_character) { Ok(()) } else { Err("XML cannot contain control characters".to_owned()) }
}

fn escape(xml: &mut String, text: &str, in_attribute: bool) {
    for character in text.chars() {
        match character {
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '&' => xml.push_str("&amp;"),
            // A parser would turn this into a line break, and each of the three into a space in an attribute.
            '\r' => xml.push_str("&#13;"),
            '"' if in_attribute => xml.push_str("&quot;"),
            '\n' if in_attribute => xml.push_str("&#10;"),
            '\t' if in_attribute => xml.push_str("&#9;"),
            other => xml.push(other),
        }
    }
}
