//! A value together with its text.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::marker::Format;

/// A value together with its text on the wire.
///
/// A value from a server is sent back with the same text, including every digit of a fraction. An invalid text is
/// preserved as well: it has no [`value`](Self::value). Two values are equal regardless of their texts.
///
/// ```
/// # use wirewright_client::{formats::Int64, serde_json};
/// let size: Int64 = serde_json::from_str(r#""007""#)?;
/// assert_eq!((size.value(), &*size.text()), (Some(&7), "007"));
/// assert_eq!(size, Int64::new(7));
///
/// let none: Int64 = serde_json::from_str(r#""many""#)?;
/// assert_eq!((none.value(), serde_json::to_string(&none)?), (None, r#""many""#.to_owned()));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub struct Formatted<T, F> {
    inner: Inner<T>,
    format: PhantomData<fn() -> F>,
}

#[derive(Clone)]
enum Inner<T> {
    /// A value whose text is the default notation of its format.
    Usual(T),
    /// A value with another notation.
    Spelled(T, Box<str>),
    /// A text that is not a valid value.
    Text(Box<str>),
}

impl<T, F> Formatted<T, F> {
    /// Creates a value in the default notation.
    ///
    /// ```
    /// # use wirewright_client::formats::Int64;
    /// assert_eq!(Int64::new(7).text(), "7");
    /// ```
    pub const fn new(value: T) -> Self {
        Self { inner: Inner::Usual(value), format: PhantomData }
    }

    /// Returns the value, or `None` if the text is not valid.
    ///
    /// ```
    /// # use wirewright_client::formats::Int64;
    /// assert_eq!((Int64::new(7).value(), Int64::from_text("many").value()), (Some(&7), None));
    /// ```
    pub const fn value(&self) -> Option<&T> {
        match &self.inner {
            Inner::Usual(value) | Inner::Spelled(value, _) => Some(value),
            Inner::Text(_) => None,
        }
    }

    /// Returns the value, or `None` if the text is not valid.
    ///
    /// ```
    /// # use wirewright_client::formats::Int64;
    /// assert_eq!(Int64::from_text("007").into_value(), Some(7));
    /// ```
    pub fn into_value(self) -> Option<T> {
        match self.inner {
            Inner::Usual(value) | Inner::Spelled(value, _) => Some(value),
            Inner::Text(_) => None,
        }
    }
}

impl<T, F: Format<T>> Formatted<T, F> {
    /// Creates a value from any text. The text is sent unchanged.
    ///
    /// ```
    /// # use wirewright_client::formats::Int64;
    /// let size = Int64::from_text("007");
    /// assert_eq!((size.value(), &*size.text()), (Some(&7), "007"));
    /// ```
    pub fn from_text(text: impl Into<String>) -> Self {
        let text = text.into();
        let recognized = F::recognize(&text);
        Self::of(recognized, text)
    }

    /// Returns the text on the wire.
    ///
    /// ```
    /// # use wirewright_client::formats::Int64;
    /// assert_eq!(Int64::from_text("many").text(), "many");
    /// ```
    pub fn text(&self) -> Cow<'_, str> {
        match &self.inner {
            Inner::Usual(value) => Cow::Owned(F::format(value)),
            Inner::Spelled(_, text) | Inner::Text(text) => Cow::Borrowed(text),
        }
    }

    /// Creates a value from a parsed text, which is stored only if the value does not imply it.
    fn of(recognized: Option<(T, bool)>, text: impl Into<Box<str>>) -> Self {
        let inner = match recognized {
            Some((value, true)) => Inner::Usual(value),
            Some((value, false)) => Inner::Spelled(value, text.into()),
            None => Inner::Text(text.into()),
        };
        Self { inner, format: PhantomData }
    }

    /// Returns the value, or the text if there is no value.
    fn key(&self) -> Result<&T, &str> {
        match &self.inner {
            Inner::Usual(value) | Inner::Spelled(value, _) => Ok(value),
            Inner::Text(text) => Err(text),
        }
    }
}

impl<T, F> From<T> for Formatted<T, F> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

/// Copies a value, so that a parameter takes one by reference.
impl<T: Clone, F> From<&Self> for Formatted<T, F> {
    fn from(value: &Self) -> Self {
        value.clone()
    }
}

impl<T: Clone, F> Clone for Formatted<T, F> {
    fn clone(&self) -> Self {
        Self { inner: self.inner.clone(), format: PhantomData }
    }
}

impl<T, F: Format<T>> fmt::Debug for Formatted<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.text(), f)
    }
}

impl<T, F: Format<T>> fmt::Display for Formatted<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl<T: PartialEq, F: Format<T>> PartialEq for Formatted<T, F> {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl<T: Eq, F: Format<T>> Eq for Formatted<T, F> {}

/// Orders by value. An invalid text comes after all values.
impl<T: PartialOrd, F: Format<T>> PartialOrd for Formatted<T, F> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.key().partial_cmp(&other.key())
    }
}

impl<T: Ord, F: Format<T>> Ord for Formatted<T, F> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl<T: Hash, F: Format<T>> Hash for Formatted<T, F> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

impl<'de, T, F: Format<T>> Deserialize<'de> for Formatted<T, F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_string(TextVisitor(PhantomData))
    }
}

struct TextVisitor<T, F>(PhantomData<fn() -> (T, F)>);

impl<T, F: Format<T>> TextVisitor<T, F> {
    fn take(text: impl AsRef<str> + Into<Box<str>>) -> Formatted<T, F> {
        let recognized = F::recognize(text.as_ref());
        let is_covered = match &recognized {
            Some((value, is_usual)) => *is_usual || F::covers(value, text.as_ref()),
            None => false,
        };
        if !is_covered {
            crate::response::observe::note_invalid_format();
        }
        Formatted::of(recognized, text)
    }
}

impl<T, F: Format<T>> Visitor<'_> for TextVisitor<T, F> {
    type Value = Formatted<T, F>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Formatted<T, F>, E> {
        Ok(Self::take(text))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Formatted<T, F>, E> {
        Ok(Self::take(text))
    }
}

impl<T, F: Format<T>> Serialize for Formatted<T, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.inner {
            Inner::Usual(value) => F::encode(value, serializer),
            Inner::Spelled(_, text) | Inner::Text(text) => serializer.serialize_str(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::values::formats::{Base64, Float64, Int64, Ipv6, UInt64};

    #[test]
    fn every_text_is_kept() {
        for text in ["", "0", "-1", "007", "+5", "9223372036854775808", "1.0", "six"] {
            assert_eq!(Int64::from_text(text).text(), text);
            assert_eq!(UInt64::from_text(text).text(), text);
            assert_eq!(Float64::from_text(text).text(), text);
            assert_eq!(Base64::from_text(text).text(), text);
        }
        let address = Ipv6::from_text("2001:0DB8::0001");
        assert_eq!((address.value(), &*address.text()), (Some(&"2001:db8::1".parse().unwrap()), "2001:0DB8::0001"));
    }

    #[test]
    fn values_are_compared_and_invalid_values_by_their_text() {
        assert_eq!(Int64::from_text("+5"), Int64::new(5));
        assert_ne!(Int64::from_text("a"), Int64::from_text("b"));
        assert!(Int64::from_text("10") > Int64::from_text("9") && Int64::from_text("x") > Int64::from_text("10"));
    }

    #[test]
    fn formatted_values_are_strings_on_the_wire() {
        assert_eq!(serde_json::to_string(&[Int64::new(7)]).unwrap(), r#"["7"]"#);
        assert!(serde_json::from_str::<Int64>("7").is_err());
        assert_eq!(format!("{0:?} {0}", Int64::from_text("07")), r#""07" 07"#);
    }
}
