//! XML trees and the differences between two of them. The order of attributes, the order of elements with different
//! names, and prefixes are ignored. So is the notation of numbers and instants.

use std::collections::BTreeMap;

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion};

/// An XML element.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tree {
    /// The name, with its namespace.
    pub name: Name,
    /// The attributes.
    pub attributes: BTreeMap<Name, String>,
    /// The child elements.
    pub children: Vec<Tree>,
    /// The text content.
    pub text: String,
}

/// A namespace, which may be empty, and a local name.
pub type Name = (String, String);

impl Tree {
    /// Parses a document.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        let mut open = vec![Self::default()];
        loop {
            match reader.read_event().map_err(|error| error.to_string())? {
                Event::Start(start) => open.push(element(&reader, &start)?),
                Event::End(_) => {
                    let element = open.pop().ok_or("an end tag without a start tag")?;
                    open.last_mut().ok_or("an end tag without a start tag")?.children.push(element);
                }
                Event::Text(text) => add(&mut open, &text.xml10_content()),
                Event::CData(text) => add(&mut open, &text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let character = reference.resolve_char_ref().map_err(|error| error.to_string())?;
                    let name = reference.xml10_content();
                    match character {
                        Some(character) => add(&mut open, &character.to_string()),
                        None => add(&mut open, resolve_xml_entity(&name).ok_or("unknown entity")?),
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        match (open.pop().map(|document| document.children), open.is_empty()) {
            (Some(mut roots), true) if roots.len() == 1 => roots.pop().ok_or_else(String::new),
            _ => Err("the document does not have exactly one root".to_owned()),
        }
    }

    /// Returns the child elements by name, each list in document order.
    fn by_name(&self) -> BTreeMap<&Name, Vec<&Self>> {
        let mut all: BTreeMap<&Name, Vec<&Self>> = BTreeMap::new();
        for child in &self.children {
            all.entry(&child.name).or_default().push(child);
        }
        all
    }

    /// Removes the namespaces, which descriptions of responses omit.
    pub fn without_namespaces(mut self) -> Self {
        self.name.0.clear();
        self.children = self.children.into_iter().map(Self::without_namespaces).collect();
        self
    }
}

fn add(open: &mut [Tree], text: &str) {
    if let Some(tree) = open.last_mut() {
        tree.text.push_str(text);
    }
}

fn element(reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> Result<Tree, String> {
    let (namespace, name) = reader.resolver().resolve_element(start.name());
    let mut tree = Tree { name: (of(&namespace)?, name.as_ref().to_owned()), ..Tree::default() };
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        if attribute.key.as_namespace_binding().is_none() {
            let (namespace, name) = reader.resolver().resolve_attribute(attribute.key);
            let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| error.to_string())?;
            tree.attributes.insert((of(&namespace)?, name.as_ref().to_owned()), value.into_owned());
        }
    }
    Ok(tree)
}

fn of(namespace: &ResolveResult<'_>) -> Result<String, String> {
    match namespace {
        ResolveResult::Bound(namespace) => Ok(namespace.as_ref().to_owned()),
        ResolveResult::Unbound => Ok(String::new()),
        ResolveResult::Unknown(prefix) => Err(format!("the prefix {prefix:?} is unbound")),
    }
}

/// Returns the differences between two elements of the same name.
pub fn differences(sent: &Tree, back: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    compare(sent, back, &sent.name.1, &mut found);
    found
}

fn compare(sent: &Tree, back: &Tree, path: &str, found: &mut Vec<String>) {
    if sent.attributes != back.attributes {
        found.push(format!("{path}: the attributes {:?} became {:?}", sent.attributes, back.attributes));
    }
    if sent.children.is_empty() && back.children.is_empty() && !is_same(&sent.text, &back.text) {
        found.push(format!("{path}: `{}` became `{}`", sent.text, back.text));
    }
    let (sent, back) = (sent.by_name(), back.by_name());
    for (name, children) in &sent {
        let others = back.get(name).map(Vec::as_slice).unwrap_or_default();
        if children.len() != others.len() {
            found.push(format!("{path}: {} elements {name:?} became {}", children.len(), others.len()));
        }
        for (child, other) in children.iter().zip(others) {
            compare(child, other, &format!("{path}/{}", name.1), found);
        }
    }
    for name in back.keys().filter(|name| !sent.contains_key(*name)) {
        found.push(format!("{path}: the element {name:?} was added"));
    }
}

/// Returns true if two texts are equal or represent the same number.
fn is_same(sent: &str, back: &str) -> bool {
    let numbers = (sent.parse::<f64>(), back.parse::<f64>());
    sent == back || matches!(numbers, (Ok(a), Ok(b)) if a.to_bits() == b.to_bits())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(sent: &str, back: &str) -> usize {
        differences(&Tree::parse(sent).unwrap(), &Tree::parse(back).unwrap()).len()
    }

    #[test]
    fn prefixes_and_the_order_of_attributes_and_names_do_not_matter() {
        let sent =
            r#"<a x="1" y="2"><p:b xmlns:p="urn:b">1.0</p:b><c>&lt;&#65;</c><c>2024-01-01T00:00:00.000Z</c></a>"#;
        let back = r#"<a y="2" x="1"><c><![CDATA[<A]]></c><c>2024-01-01T00:00:00.000Z</c><b xmlns="urn:b">1</b></a>"#;
        assert_eq!(found(sent, back), 0);
    }

    #[test]
    fn lost_added_and_changed_elements_are_differences() {
        for back in [
            "<a><b>1</b></a>",
            "<a><b>2</b><b>1</b></a>",
            "<a><b>1</b><b>2</b><c/></a>",
            "<a x='1'><b>1</b><b>2</b></a>",
        ] {
            assert_ne!(found("<a><b>1</b><b>2</b></a>", back), 0, "{back}");
        }
        assert_ne!(found("<a><b/></a>", "<a><b xmlns='urn:b'/></a>"), 0);
        assert!(Tree::parse("<a/><b/>").is_err() && Tree::parse("<p:a/>").is_err());
    }
}
