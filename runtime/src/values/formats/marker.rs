//! Notations of values: the second type parameter of [`Formatted`](super::Formatted).
//!
//! ```
//! use wirewright_client::formats::{Formatted, marker::Plain};
//!
//! assert_eq!(Formatted::<u16, Plain>::from_text("080").value(), Some(&80));
//! ```

use std::fmt::Display;
use std::str::FromStr;

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

    /// Returns true if a value parsed from a text is formatted as the same text.
    fn keeps(value: &T, text: &str) -> bool {
        Self::format(value) == text
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
}
