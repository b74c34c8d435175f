//! What the XML Objects of a description say, as tables (OpenAPI 3.2, section 4.26).

/// The table of a described type.
pub trait Shape {
    /// What an element of the type holds.
    const TYPE: &'static Type;
}

/// The same as a function, by which the tables of recursive types name each other: see [`Type::Of`].
pub fn shape<S: Shape>() -> &'static Type {
    S::TYPE
}

/// A type that is a whole body.
pub trait Root: Shape {
    /// The name of the root; that of an array is the element around its items.
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

/// An element and what it holds.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Element {
    /// Its name.
    pub name: Name,
    /// What it holds.
    pub ty: &'static Type,
}

/// What an element holds: as much of a schema as XML does not say itself.
#[derive(Debug)]
#[non_exhaustive]
pub enum Type {
    /// Text.
    String,
    /// A number or an integer.
    Number,
    /// `true` or `false`.
    Boolean,
    /// Whatever is there: text where there is nothing but text, and else an object of text.
    Any,
    /// An object with these members; others are elements of their own names that hold anything.
    Object(&'static [Field]),
    /// An object with these members; others are elements of their own names that hold this.
    Open(&'static [Field], &'static Self),
    /// An object whose members are elements of their own names.
    Map(&'static Self),
    /// An object whose members are elements that hold their name and their value.
    Entries(&'static Self),
    /// Items, each an element.
    Array(&'static Element),
    /// An object that is no element itself: its only member is the root.
    Only(&'static Field),
    /// What another table says.
    Of(fn() -> &'static Self),
}

/// A member of an object.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Field {
    /// Its name in JSON, which is the one that serde knows.
    pub member: &'static str,
    /// What it is in XML.
    pub node: Node,
    /// Its name in XML; that of an array without a wrapper has no name but that of its items.
    pub name: Name,
    /// What it holds.
    pub ty: &'static Type,
    /// Whether it is there even where XML has nothing of it: an array without items and without a wrapper.
    pub required: bool,
}

/// What a member is in XML: `nodeType`, or `attribute` and `wrapped` before OpenAPI 3.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Node {
    /// An element; an array or a map of entries is as many as it has items.
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

impl Element {
    /// An element.
    pub const fn new(local: &'static str, ty: &'static Type) -> Self {
        Self { name: Name::new(local), ty }
    }

    /// With this prefix.
    pub const fn prefix(self, prefix: &'static str) -> Self {
        Self { name: self.name.prefix(prefix), ..self }
    }

    /// In this namespace.
    pub const fn namespace(self, namespace: &'static str) -> Self {
        Self { name: self.name.namespace(namespace), ..self }
    }
}

impl Type {
    /// The type that a reference to another table means.
    pub(super) fn resolved(&'static self) -> &'static Self {
        let mut current = self;
        // A table that names itself and nothing else would go on for ever.
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
    /// An element of the member's own name.
    pub const fn new(member: &'static str, ty: &'static Type) -> Self {
        Self { member, node: Node::Element, name: Name::new(member), ty, required: false }
    }

    /// With another name in XML.
    pub const fn name(self, local: &'static str) -> Self {
        Self { name: Name { local, ..self.name }, ..self }
    }

    /// With this prefix.
    pub const fn prefix(self, prefix: &'static str) -> Self {
        Self { name: self.name.prefix(prefix), ..self }
    }

    /// In this namespace.
    pub const fn namespace(self, namespace: &'static str) -> Self {
        Self { name: self.name.namespace(namespace), ..self }
    }

    /// As an attribute.
    pub const fn attribute(self) -> Self {
        Self { node: Node::Attribute, ..self }
    }

    /// With an element around its items.
    pub const fn wrapped(self) -> Self {
        Self { node: Node::Wrapper, ..self }
    }

    /// As the text of the element.
    pub const fn text(self) -> Self {
        Self { node: Node::Text, ..self }
    }

    /// As the text of the element, in CDATA.
    pub const fn cdata(self) -> Self {
        Self { node: Node::Cdata, ..self }
    }

    /// There even where nothing of it is.
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }
}
