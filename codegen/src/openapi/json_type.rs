//! The types of JSON Schema (2020-12, validation, section 6.1.1).

/// A set of JSON Schema's types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Types(u8);

/// One of JSON Schema's types.
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
    /// Every type.
    pub const ALL: [Self; 7] =
        [Self::Null, Self::Boolean, Self::Object, Self::Array, Self::Number, Self::String, Self::Integer];

    /// The name in JSON Schema.
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

    pub(super) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl Types {
    /// Whether nothing is said of the type.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the type is among them.
    pub fn has(self, kind: JsonType) -> bool {
        self.0 & kind as u8 != 0
    }

    /// With this type too.
    #[must_use]
    pub fn with(self, kind: JsonType) -> Self {
        Self(self.0 | kind as u8)
    }

    /// Without this type.
    #[must_use]
    pub fn without(self, kind: JsonType) -> Self {
        Self(self.0 & !(kind as u8))
    }

    /// The types in both; an integer is a number.
    #[must_use]
    pub fn both(self, other: Self) -> Self {
        let common = Self(self.0 & other.0);
        let integer = |a: Self, b: Self| a.has(JsonType::Integer) && b.has(JsonType::Number);
        if integer(self, other) || integer(other, self) { common.with(JsonType::Integer) } else { common }
    }

    /// The types, in the order of JSON Schema.
    pub fn iter(self) -> impl Iterator<Item = JsonType> {
        JsonType::ALL.into_iter().filter(move |kind| self.has(*kind))
    }
}
