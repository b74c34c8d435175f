//! Parsing of a document into elements.

use quick_xml::{
    NsReader, XmlVersion,
    escape::resolve_xml_entity,
    events::{BytesRef, BytesStart, Event},
    name::ResolveResult,
};

use crate::response::DecodeError;

/// The maximum depth of nested elements, as for JSON.
const DEPTH: usize = 128;

/// The maximum number of attributes of an element: searching for an attribute takes time proportional to their
/// number.
const ATTRIBUTES: usize = 256;

/// An element with its attributes and content.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) namespace: Option<String>,
    pub(super) attributes: Vec<Attribute>,
    pub(super) children: Vec<Element>,
    pub(super) text: String,
}

#[derive(Debug)]
pub(super) struct Attribute {
    pub(super) name: String,
    pub(super) namespace: Option<String>,
    pub(super) value: String,
}

/// Parses a document of at most `max_response_nodes` elements and attributes, and returns its root. Custom entities are an
/// error: responses have no good reason to define any.
pub(super) fn parse(text: &str, max_response_nodes: usize) -> Result<Element, DecodeError> {
    let mut reader = NsReader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    read_root(&mut reader, max_response_nodes).map_err(|error| {
        let place = usize::try_from(reader.error_position().max(1)).unwrap_or_default();
        DecodeError::custom(format_args!("the body is not valid XML: {error}")).near(text.as_bytes(), place)
    })
}

fn read_root(reader: &mut NsReader<&[u8]>, max_response_nodes: usize) -> Result<Element, String> {
    let mut left = max_response_nodes;
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        let depth = open.len();
        let inside = open.last_mut();
        match event {
            Event::Start(_) if root.is_some() => return Err("more than one root element".to_owned()),
            Event::Start(_) if depth == DEPTH => return Err(format!("elements are nested deeper than {DEPTH}")),
            Event::Start(start) => {
                let element = element(reader, &start)?;
                left = left.checked_sub(1 + element.attributes.len()).ok_or_else(|| too_many(max_response_nodes))?;
                open.push(element);
            }
            Event::End(_) => match (open.pop(), open.last_mut()) {
                (Some(element), Some(parent)) => parent.children.push(element),
                (element, _) => root = element,
            },
            Event::Text(text) => {
                let text = text.xml10_content();
                match inside {
                    Some(element) => element.text.push_str(&text),
                    None if text.trim().is_empty() => {}
                    None => return Err("text outside of the root element".to_owned()),
                }
            }
            Event::CData(text) => {
                let text = text.xml10_content();
                inside.ok_or("text outside of the root element")?.text.push_str(&text);
            }
            Event::GeneralRef(reference) => {
                let element = inside.ok_or("text outside of the root element")?;
                resolve(&reference, &mut element.text)?;
            }
            Event::Eof if depth == 0 => return root.ok_or_else(|| "no root element".to_owned()),
            Event::Eof => return Err("the root element is not closed".to_owned()),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

fn too_many(limit: usize) -> String {
    format!("more than {limit} elements and attributes; `max_response_nodes` sets the limit")
}

fn resolve(reference: &BytesRef<'_>, text: &mut String) -> Result<(), String> {
    if let Some(character) = reference.resolve_char_ref().map_err(|error| error.to_string())? {
        text.push(character);
        return Ok(());
    }
    let name = reference.xml10_content();
    text.push_str(resolve_xml_entity(&name).ok_or_else(|| format!("unknown entity `{name}`"))?);
    Ok(())
}

fn element(reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> Result<Element, String> {
    let (namespace, name) = reader.resolver().resolve_element(start.name());
    let mut element = Element { namespace: of(&namespace), name: name.as_ref().to_owned(), ..Element::default() };
    for (index, attribute) in start.attributes().with_checks(false).enumerate() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        if index == ATTRIBUTES {
            return Err(format!("an element has more than {ATTRIBUTES} attributes"));
        }
        if attribute.key.as_namespace_binding().is_some() {
            continue;
        }
        let (namespace, name) = reader.resolver().resolve_attribute(attribute.key);
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| error.to_string())?;
        let (name, namespace) = (name.as_ref().to_owned(), of(&namespace));
        element.attributes.push(Attribute { name, namespace, value: value.into_owned() });
    }
    Ok(element)
}

/// Returns the namespace. An undeclared prefix is an error in the document, but is tolerated: the local name is still
/// unambiguous.
fn of(namespace: &ResolveResult<'_>) -> Option<String> {
    match namespace {
        ResolveResult::Bound(namespace) => Some(namespace.as_ref().to_owned()),
        ResolveResult::Unbound | ResolveResult::Unknown(_) => None,
    }
}
