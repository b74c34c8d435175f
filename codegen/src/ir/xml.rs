//! XML representations of types. Only types that an XML request or response body uses have one.

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

/// The XML representation of a defined type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XmlShape {
    /// The name of the root element, if the type is a whole body.
    pub root: Option<XmlName>,
    /// The content of the element.
    pub content: XmlType,
}

/// The content of an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum XmlType {
    /// Text.
    String,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// Any content.
    Any,
    /// An object, with the content of additional properties.
    Object(Vec<XmlField>, Option<Box<Self>>),
    /// A map whose properties are elements of their own names.
    Map(Box<Self>),
    /// A map whose properties are elements that contain a name and a value.
    Entries(Box<Self>),
    /// An array, with the element name of each item.
    Array(XmlName, Box<Self>),
    /// An object without an element of its own: its only property is the root.
    Only(Box<XmlField>),
    /// The content of a defined type.
    Named(TypeId),
}

/// A property of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XmlField {
    /// The name in JSON.
    pub property: String,
    /// The position in XML.
    pub place: XmlPlace,
    /// The name in XML.
    pub name: XmlName,
    /// The content.
    pub ty: XmlType,
    /// True if the property is always present, even as an empty array.
    pub required: bool,
}

/// The position of a property's value in XML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum XmlPlace {
    /// In an element; each item of an array has its own element.
    Element,
    /// In an attribute.
    Attribute,
    /// In an element that wraps the elements of the items.
    Wrapper,
    /// In the element of the object itself, as text.
    Text,
    /// In the element of the object itself, as CDATA.
    Cdata,
}

impl XmlName {
    /// Creates a name without prefix and namespace.
    pub fn plain(local: impl Into<String>) -> Self {
        Self { local: local.into(), prefix: None, namespace: None }
    }
}

impl XmlShape {
    /// Calls `visit` with each defined type in the content.
    pub(crate) fn for_each_named(&self, visit: &mut impl FnMut(TypeId)) {
        self.content.for_each_named(visit);
    }
}

impl XmlType {
    fn for_each_named(&self, visit: &mut impl FnMut(TypeId)) {
        match self {
            Self::Object(fields, rest) => {
                for ty in fields.iter().map(|field| &field.ty).chain(rest.as_deref()) {
                    ty.for_each_named(visit);
                }
            }
            Self::Map(inner) | Self::Entries(inner) | Self::Array(_, inner) => inner.for_each_named(visit),
            Self::Only(field) => field.ty.for_each_named(visit),
            Self::Named(id) => visit(*id),
            Self::String | Self::Number | Self::Boolean | Self::Any => {}
        }
    }
}
