//! What a type is in XML. Only types that a body or an answer of XML reaches have this beside what they are.

use super::TypeId;

/// The name of an element or attribute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XmlName {
    /// The name without a prefix.
    pub local: String,
    /// The prefix.
    pub prefix: Option<String>,
    /// The namespace.
    pub namespace: Option<String>,
}

/// What a defined type is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XmlShape {
    /// The name of the element, where the type is a whole body.
    pub root: Option<XmlName>,
    /// What is in the element.
    pub content: XmlType,
}

/// What is in an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum XmlType {
    /// Text.
    String,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// Whatever is there.
    Any,
    /// An object, and what its members that are not described hold.
    Object(Vec<XmlField>, Option<Box<Self>>),
    /// An object whose members are elements of their own names.
    Map(Box<Self>),
    /// An object whose members are elements that hold their names and values.
    Entries(Box<Self>),
    /// Items, by the name of each.
    Array(XmlName, Box<Self>),
    /// An object that is no element itself: its only member is the root.
    Only(Box<XmlField>),
    /// What a defined type is.
    Named(TypeId),
}

/// A member of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XmlField {
    /// The name in JSON.
    pub member: String,
    /// What it is in XML.
    pub place: XmlPlace,
    /// The name in XML.
    pub name: XmlName,
    /// What is in it.
    pub ty: XmlType,
    /// Whether it is always there, even as an array without items.
    pub required: bool,
}

/// Where the value of a member stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum XmlPlace {
    /// In an element; each item of an array in one of its own.
    Element,
    /// In an attribute.
    Attribute,
    /// In an element around the elements of its items.
    Wrapper,
    /// In the element of the object itself, as text.
    Text,
    /// The same in CDATA.
    Cdata,
}

impl XmlName {
    /// A name without prefix and namespace.
    pub fn plain(local: impl Into<String>) -> Self {
        Self { local: local.into(), prefix: None, namespace: None }
    }
}
