//! Properties that distinguish an absent value from null.

mod option;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::response::observe::nullable;

/// A property that is both optional and nullable, and distinguishes absent from null.
///
/// For example, in a JSON Merge Patch (RFC 7396) an absent property keeps the old value, and null removes it.
///
/// ```
/// # use wirewright_client::{Maybe, serde::{self, Deserialize, Serialize}, serde_json};
/// #[derive(Serialize, Deserialize, PartialEq, Debug)]
/// struct Patch {
///     #[serde(default, skip_serializing_if = "Maybe::is_absent")]
///     name: Maybe<String>,
/// }
/// for json in ["{}", r#"{"name":null}"#, r#"{"name":"Rex"}"#] {
///     let patch: Patch = serde_json::from_str(json)?;
///     assert_eq!(serde_json::to_string(&patch)?, json);
/// }
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Maybe<T> {
    /// The property is absent.
    #[default]
    Absent,
    /// The property is null.
    Null,
    /// The property has a value.
    Value(T),
}

impl<T> Maybe<T> {
    /// Returns true if the property is absent. Intended for `skip_serializing_if`.
    ///
    /// ```
    /// # use wirewright_client::Maybe;
    /// assert!(Maybe::<u8>::Absent.is_absent() && !Maybe::<u8>::Null.is_absent());
    /// ```
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Returns true if the property is null.
    ///
    /// ```
    /// # use wirewright_client::Maybe;
    /// assert!(Maybe::<u8>::Null.is_null() && !Maybe::Value(1).is_null());
    /// ```
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Converts from `&Maybe<T>` to `Maybe<&T>`.
    ///
    /// ```
    /// # use wirewright_client::Maybe;
    /// let name = Maybe::Value("Rex".to_owned());
    /// assert_eq!(name.as_ref().map(|name| name.len()), Maybe::Value(3));
    /// ```
    pub const fn as_ref(&self) -> Maybe<&T> {
        match self {
            Self::Absent => Maybe::Absent,
            Self::Null => Maybe::Null,
            Self::Value(value) => Maybe::Value(value),
        }
    }

    /// Returns the value, or `None` if the property is absent or null.
    ///
    /// ```
    /// # use wirewright_client::Maybe;
    /// assert_eq!((Maybe::Value(1).into_option(), Maybe::<u8>::Null.into_option()), (Some(1), None));
    /// ```
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Returns a reference to the value, or `None` if the property is absent or null.
    ///
    /// ```
    /// # use wirewright_client::Maybe;
    /// assert_eq!((Maybe::Value(1).value(), Maybe::<u8>::Null.value()), (Some(&1), None));
    /// ```
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Converts the value with a function; absent and null are kept.
    ///
    /// ```
    /// # use wirewright_client::Maybe;
    /// assert_eq!(Maybe::Value(2).map(|age| age + 1), Maybe::Value(3));
    /// ```
    pub fn map<U>(self, map: impl FnOnce(T) -> U) -> Maybe<U> {
        match self {
            Self::Absent => Maybe::Absent,
            Self::Null => Maybe::Null,
            Self::Value(value) => Maybe::Value(map(value)),
        }
    }
}

impl<T> From<T> for Maybe<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// Deserializes a property that is present. An absent property is not deserialized; its default is [`Maybe::Absent`].
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Maybe<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        nullable(deserializer).map(|value: Option<T>| value.map_or(Self::Null, Self::Value))
    }
}

impl<T: Serialize> Serialize for Maybe<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => serializer.serialize_some(value),
            Self::Absent | Self::Null => serializer.serialize_none(),
        }
    }
}

/// Deserializes an optional property of any value, including `null`. Only an absent property is `None`.
///
/// # Errors
///
/// Returns an error if the value cannot be deserialized.
pub fn present<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}
