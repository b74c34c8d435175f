//! Notations of values: the second type parameter of [`Formatted`](super::Formatted).
//!
//! ```
//! use wirewright_client::formats::{Formatted, marker::Plain};
//!
//! assert_eq!(Formatted::<u16, Plain>::from_text("080").value(), Some(&80));
//! ```

use std::fmt::{self, Display, Write as _};
use std::str::FromStr;

use serde::Serializer;

/// A notation for values of a type.
///
/// ```
/// use wirewright_client::formats::{Formatted, marker::Format};
///
/// enum Hex {}
///
/// impl Format<u32> for Hex {
///     fn parse(text: &str) -> Option<u32> {
///         u32::from_str_radix(text, 16).ok()
///     }
///
///     fn format(value: &u32) -> String {
///         format!("{value:x}")
///     }
/// }
/// assert_eq!(Formatted::<u32, Hex>::from_text("FF").value(), Some(&255));
/// ```
pub trait Format<T> {
    /// Parses a text.
    fn parse(text: &str) -> Option<T>;

    /// Formats a value.
    fn format(value: &T) -> String;

    /// Parses a text. The result also tells if the value is formatted as the same text.
    fn recognize(text: &str) -> Option<(T, bool)> {
        let value = Self::parse(text)?;
        let is_usual = Self::format(&value) == text;
        Some((value, is_usual))
    }

    /// Returns true if a value parsed from a text in another notation represents the whole text. For a date with a
    /// time, the format `date` covers only the beginning of the text.
    fn covers(value: &T, text: &str) -> bool {
        !text.starts_with(&Self::format(value))
    }

    /// Serializes a value as a string.
    ///
    /// # Errors
    ///
    /// Returns an error if the serializer does.
    fn encode<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&Self::format(value))
    }
}

macro_rules! markers {
    ($($(#[doc = $doc:literal])* $name:ident),* $(,)?) => {
        $($(#[doc = $doc])*
        #[derive(Debug, Clone, Copy)]
        pub enum $name {})*
    };
}

markers! {
    /// The type's own `FromStr` and `Display`.
    Plain,
    /// An integer, as by its `FromStr` and `Display`.
    Integer,
    /// A number that may have a fraction, as by its `FromStr` and `Display`.
    Number,
    /// A UUID, as by its `FromStr` and `Display`.
    Uuid,
    /// Base64 of RFC 4648, section 4.
    Base64,
    /// Base64url of RFC 4648, section 5.
    Base64Url,
    /// RFC 3339, section 5.6: `date-time`. These are also accepted: minutes without seconds, an offset without a
    /// colon, a space instead of the `T`, and the compact form of ISO 8601.
    DateTime,
    /// A date and a time without an offset.
    LocalDateTime,
    /// RFC 3339, section 5.6: `full-date`. A time that follows the date is ignored.
    Date,
    /// RFC 3339, section 5.6: `partial-time`.
    LocalTime,
    /// RFC 9110, section 5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`. Other offsets (RFC 5322, section 3.3) are accepted,
    /// too.
    HttpDate,
    /// ISO 8601: `P3DT4H5M6.5S`, where a day has 24 hours. Years and months are invalid: they are not a fixed number
    /// of seconds.
    Duration,
    /// Seconds, such as `3.5s`: the JSON notation of Protocol Buffers for durations.
    Seconds,
}

impl<T: FromStr + Display> Format<T> for Plain {
    fn parse(text: &str) -> Option<T> {
        text.parse().ok()
    }

    fn format(value: &T) -> String {
        value.to_string()
    }

    fn recognize(text: &str) -> Option<(T, bool)> {
        let value = text.parse().ok()?;
        let is_usual = is_displayed_as(&value, text);
        Some((value, is_usual))
    }

    fn encode<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(value)
    }
}

/// Returns true if a value is displayed as a text. The displayed text is compared without storing it.
pub(super) fn is_displayed_as(value: &impl Display, text: &str) -> bool {
    struct Rest<'t>(&'t str);

    impl fmt::Write for Rest<'_> {
        fn write_str(&mut self, part: &str) -> fmt::Result {
            self.0 = self.0.strip_prefix(part).ok_or(fmt::Error)?;
            Ok(())
        }
    }

    let mut rest = Rest(text);
    write!(rest, "{value}").is_ok() && rest.0.is_empty()
}
