//! XML Objects (OpenAPI 3.1, section 4.8.26; 3.2, section 4.26).

use crate::source::Place;

/// An XML Object. The keywords of all versions are kept, because their meaning depends on the schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Xml<'d> {
    /// The place in the description.
    pub place: Option<Place>,
    /// The name and its place.
    pub name: Option<(&'d str, Place)>,
    /// The namespace.
    pub namespace: Option<&'d str>,
    /// The prefix.
    pub prefix: Option<&'d str>,
    /// True if the items of an array are wrapped in an element.
    pub wrapped: Option<bool>,
    /// The node type, if specified.
    pub node: Option<XmlNode>,
}

/// A value of `nodeType` of 3.2, or the equivalent in earlier versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum XmlNode {
    /// An element.
    Element,
    /// An attribute; `attribute` before 3.2.
    Attribute,
    /// The text of the element around it; `x-text` and `x-ms-text` before 3.2.
    Text,
    /// The text of the element around it, in a CDATA section.
    Cdata,
    /// No node of its own: the content is part of the element around it.
    None,
}

/// An XML representation of lists and maps that differs from the specification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum XmlDialect {
    /// The representation of AWS: an array is wrapped unless `wrapped` is `false`, items without a name are `member`
    /// elements, and a map is a list of entries.
    Aws,
}

impl<'d> Xml<'d> {
    /// Merges two XML Objects: each field of `self` that is not set is taken from `other`.
    #[must_use]
    pub fn over(self, other: Self) -> Self {
        let Self { place, name, namespace, prefix, wrapped, node } = self;
        Self {
            place: place.or(other.place),
            name: name.or(other.name),
            namespace: namespace.or(other.namespace),
            prefix: prefix.or(other.prefix),
            wrapped: wrapped.or(other.wrapped),
            node: node.or(other.node),
        }
    }

    /// Returns true if no field is set to different values in both.
    pub fn agrees_with(&self, other: &Self) -> bool {
        fn agree<T: PartialEq + Copy>(one: Option<T>, other: Option<T>) -> bool {
            one.is_none() || other.is_none() || one == other
        }
        let Self { place: _, name, namespace, prefix, wrapped, node } = *self;
        let text = |name: Option<(&'d str, Place)>| name.map(|(name, _)| name);
        agree(text(name), text(other.name))
            && agree(namespace, other.namespace)
            && agree(prefix, other.prefix)
            && agree(wrapped, other.wrapped)
            && agree(node, other.node)
    }
}
