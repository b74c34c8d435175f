//! The types of JSON Schema (2020-12, validation, section 6.1.1).

/// A set of JSON Schema types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Types(u8);

/// A JSON Schema type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
#[repr(u8)]
pub enum JsonType {
    Null = 1,
    Boolean = 2,
    Object = 4,
    Array = 8,
    Number = 16,
    String = 32,
    Integer = 64,
}

impl JsonType {
    /// All types.
    pub const ALL: [Self; 7] =
        [Self::Null, Self::Boolean, Self::Object, Self::Array, Self::Number, Self::String, Self::Integer];

    /// Returns the name in JSON Schema.
    pub fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Object => "object",
            Self::Array => "array",
            Self::Number => "number",
            Self::String => "string",
            Self::Integer => "integer",
        }
    }

    pub(in crate::openapi) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Types {
    /// Returns true if no type is specified, so that every type is allowed.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns true if the set contains this type.
    pub fn has(self, kind: JsonType) -> bool {
        self.0 & kind as u8 != 0
    }

    /// Returns the set with this type added.
    #[must_use]
    pub fn with(self, kind: JsonType) -> Self {
        Self(self.0 | kind as u8)
    }

    /// Returns the set with this type removed.
    #[must_use]
    pub fn without(self, kind: JsonType) -> Self {
        Self(self.0 & !(kind as u8))
    }

    /// Returns the types that are in both sets. An integer is also a number.
    #[must_use]
    pub fn both(self, other: Self) -> Self {
        let common = Self(self.0 & other.0);
        let integer = |a: Self, b: Self| a.has(JsonType::Integer) && b.has(JsonType::Number);
        if integer(self, other) || integer(other, self) { common.with(JsonType::Integer) } else { common }
    }

    /// Returns an iterator over the types, in the order of [`JsonType::ALL`].
    pub fn iter(self) -> impl Iterator<Item = JsonType> {
        JsonType::ALL.into_iter().filter(move |kind| self.has(*kind))
    }
}
