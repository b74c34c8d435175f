//! What the XML Objects of a description say, as tables (OpenAPI 3.2, section 4.26).
//!
//! The tables of recursive types are `static`s, which may name each other.

/// The shape of a whole body.
pub trait XmlRoot {
    /// The root; one of an array is the element around its items.
    const ROOT: &'static XmlElement;
}

/// The name of an element or attribute: `name`, `prefix` and `namespace`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct XmlName {
    /// The name without a prefix.
    pub local: &'static str,
    /// The prefix.
    pub prefix: Option<&'static str>,
    /// The namespace.
    pub namespace: Option<&'static str>,
}

/// An element and what it holds.
#[derive(Debug)]
#[non_exhaustive]
pub struct XmlElement {
    /// Its name.
    pub name: XmlName,
    /// What it holds.
    pub ty: &'static XmlType,
}

/// What an element holds: as much of a schema as XML does not say itself.
#[derive(Debug)]
#[non_exhaustive]
pub enum XmlType {
    /// Text.
    String,
    /// A number or an integer.
    Number,
    /// `true` or `false`.
    Boolean,
    /// Whatever is there: text where there is nothing but text, and else an object of text.
    Any,
    /// An object with these members; others are elements of their own names.
    Object(&'static [XmlField]),
    /// An object whose members are elements of their own names.
    Map(&'static XmlType),
    /// Items, each an element.
    Array(&'static XmlElement),
}

/// A member of an object.
#[derive(Debug)]
#[non_exhaustive]
pub struct XmlField {
    /// Its name in JSON, which is the one that serde knows.
    pub member: &'static str,
    /// What it is in XML.
    pub node: XmlNode,
    /// Its name in XML; that of an array without a wrapper has no name but that of its items.
    pub name: XmlName,
    /// What it holds.
    pub ty: &'static XmlType,
}

/// What a member is in XML: `nodeType`, or `attribute` and `wrapped` before OpenAPI 3.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum XmlNode {
    /// An element; an array is as many as it has items.
    Element,
    /// An attribute.
    Attribute,
    /// An element around the items of an array.
    Wrapper,
    /// The text of the element itself.
    Text,
    /// The text of the element itself, written as CDATA.
    Cdata,
}

impl XmlName {
    /// A name without prefix and namespace.
    pub const fn new(local: &'static str) -> Self {
        Self { local, prefix: None, namespace: None }
    }

    /// The same with this prefix.
    pub const fn prefix(self, prefix: &'static str) -> Self {
        Self { prefix: Some(prefix), ..self }
    }

    /// The same in this namespace.
    pub const fn namespace(self, namespace: &'static str) -> Self {
        Self { namespace: Some(namespace), ..self }
    }
}

impl XmlElement {
    /// An element.
    pub const fn new(name: XmlName, ty: &'static XmlType) -> Self {
        Self { name, ty }
    }
}

impl XmlField {
    /// A member.
    pub const fn new(member: &'static str, node: XmlNode, name: XmlName, ty: &'static XmlType) -> Self {
        Self { member, node, name, ty }
    }
}
