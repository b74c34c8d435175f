//! The XML Objects of a description, as tables (OpenAPI 3.2, section 4.26).

/// A type that has a table.
pub trait Shape {
    /// The content of an element of this type.
    const TYPE: &'static Type;
}

/// Returns the table of a type. Tables of recursive types refer to each other by this function: see [`Type::Of`].
pub fn shape<S: Shape>() -> &'static Type {
    S::TYPE
}

/// A type that is used as a whole body.
pub trait Root: Shape {
    /// The name of the root element. For an array, this is the element around its items.
    const NAME: Name;
}

/// The name of an element or attribute: `name`, `prefix` and `namespace`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Name {
    /// The name without a prefix.
    pub local: &'static str,
    /// The prefix.
    pub prefix: Option<&'static str>,
    /// The namespace.
    pub namespace: Option<&'static str>,
}

/// An element and its content.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Element {
    /// The name.
    pub name: Name,
    /// The content.
    pub ty: &'static Type,
}

/// The content of an element: the parts of a schema that the XML itself does not show.
#[derive(Debug)]
#[non_exhaustive]
pub enum Type {
    /// Text.
    String,
    /// A number or an integer.
    Number,
    /// `true` or `false`.
    Boolean,
    /// Any content: text if there is only text, otherwise an object of texts.
    Any,
    /// An object with these properties. Other properties are elements of their own names with any content.
    Object(&'static [Field]),
    /// An object with these properties. Other properties are elements of their own names with the given content.
    Open(&'static [Field], &'static Self),
    /// An object whose properties are elements of their own names.
    Map(&'static Self),
    /// An object whose properties are elements that contain a name and a value.
    Entries(&'static Self),
    /// An array, with one element for each item.
    Array(&'static Element),
    /// An object without an element of its own: its only property is the root.
    Only(&'static Field),
    /// The content given by another table.
    Of(fn() -> &'static Self),
}

/// A property of an object.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Field {
    /// The JSON name, which is also the serde name.
    pub property: &'static str,
    /// The representation in XML.
    pub node: Node,
    /// The name in XML. It is unused for an array without a wrapper, whose items have their own name.
    pub name: Name,
    /// The content.
    pub ty: &'static Type,
    /// True if the property is always present, even if the XML has nothing for it: an array without items or wrapper.
    pub required: bool,
}

/// The representation of a property in XML: `nodeType`, or `attribute` and `wrapped` before OpenAPI 3.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Node {
    /// An element. Arrays and maps of entries have one element for each item.
    Element,
    /// An attribute.
    Attribute,
    /// An element around the items of an array, or the entries of a map.
    Wrapper,
    /// The text of the element itself.
    Text,
    /// The text of the element itself, written as CDATA.
    Cdata,
}

impl Name {
    /// Creates a name without prefix and namespace.
    pub const fn new(local: &'static str) -> Self {
        Self { local, prefix: None, namespace: None }
    }

    /// Sets the prefix.
    pub const fn prefix(self, prefix: &'static str) -> Self {
        Self { prefix: Some(prefix), ..self }
    }

    /// Sets the namespace.
    pub const fn namespace(self, namespace: &'static str) -> Self {
        Self { namespace: Some(namespace), ..self }
    }
}

impl Element {
    /// Creates an element without prefix and namespace.
    pub const fn new(local: &'static str, ty: &'static Type) -> Self {
        Self { name: Name::new(local), ty }
    }

    /// Sets the prefix.
    pub const fn prefix(self, prefix: &'static str) -> Self {
        Self { name: self.name.prefix(prefix), ..self }
    }

    /// Sets the namespace.
    pub const fn namespace(self, namespace: &'static str) -> Self {
        Self { name: self.name.namespace(namespace), ..self }
    }
}

impl Type {
    /// Follows references to other tables.
    pub(super) fn resolved(&'static self) -> &'static Self {
        let mut current = self;
        // The limit ends the loop for a table that refers only to itself.
        for _ in 0..64 {
            match current {
                Self::Of(shape) => current = shape(),
                other => return other,
            }
        }
        &Self::Any
    }
}

impl Field {
    /// Creates a property that is an element of the same name.
    pub const fn new(property: &'static str, ty: &'static Type) -> Self {
        Self { property, node: Node::Element, name: Name::new(property), ty, required: false }
    }

    /// Sets the name in XML.
    pub const fn name(self, local: &'static str) -> Self {
        Self { name: Name { local, ..self.name }, ..self }
    }

    /// Sets the prefix.
    pub const fn prefix(self, prefix: &'static str) -> Self {
        Self { name: self.name.prefix(prefix), ..self }
    }

    /// Sets the namespace.
    pub const fn namespace(self, namespace: &'static str) -> Self {
        Self { name: self.name.namespace(namespace), ..self }
    }

    /// Makes the property an attribute.
    pub const fn attribute(self) -> Self {
        Self { node: Node::Attribute, ..self }
    }

    /// Adds an element around the items of an array or the entries of a map.
    pub const fn wrapped(self) -> Self {
        Self { node: Node::Wrapper, ..self }
    }

    /// Makes the property the text of the element.
    pub const fn text(self) -> Self {
        Self { node: Node::Text, ..self }
    }

    /// Makes the property the text of the element, in CDATA.
    pub const fn cdata(self) -> Self {
        Self { node: Node::Cdata, ..self }
    }

    /// Makes the property present even if the XML has nothing for it.
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }
}
