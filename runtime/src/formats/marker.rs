//! How a value is written: the second parameter of [`Formatted`](super::Formatted).

use std::fmt::Display;
use std::str::FromStr;

/// A way to write values of a type.
pub trait Format<T> {
    /// The value of a text.
    fn read(text: &str) -> Option<T>;

    /// The text of a value.
    fn write(value: &T) -> String;

    /// Whether a value that was read from a text is written so, too.
    fn keeps(value: &T, text: &str) -> bool {
        Self::write(value) == text
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
    /// As the type itself reads and writes it.
    Plain,
    /// RFC 4648, section 4.
    Base64,
    /// RFC 4648, section 5.
    Base64Url,
    /// RFC 3339, section 5.6: `date-time`. Minutes without seconds, an offset without its colon, a space in place of the `T` and
    /// the compact form of ISO 8601 are read, too.
    DateTime,
    /// A date and a time without an offset.
    LocalDateTime,
    /// RFC 3339, section 5.6: `full-date`. What follows it as a time is passed over.
    Date,
    /// RFC 3339, section 5.6: `partial-time`.
    LocalTime,
    /// RFC 9110, section 5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`. Other offsets (RFC 5322, section 3.3) are read, too.
    HttpDate,
    /// ISO 8601: `P3DT4H5M6.5S`, where a day has 24 hours. Years and months are no number of seconds.
    Duration,
    /// Seconds, as `3.5s`: Protocol Buffers write durations so in JSON.
    Seconds,
}

impl<T: FromStr + Display> Format<T> for Plain {
    fn read(text: &str) -> Option<T> {
        text.parse().ok()
    }

    fn write(value: &T) -> String {
        value.to_string()
    }
}
