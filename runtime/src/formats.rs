//! The types of the formats of strings: a value with the spelling that it has on the wire.
//!
//! JSON Schema takes a format for a note, not for a promise (2020-12, validation, section 7.2.1), and servers write dates in
//! many ways. Thus a text that can't be read is no error, and one that is written otherwise than this crate would write it
//! comes back as it came: see [`Formatted`].

#[cfg(feature = "chrono")]
pub mod chrono;
#[cfg(feature = "jiff")]
pub mod jiff;
#[cfg(feature = "time")]
pub mod time;

mod base64;
mod calendar;
#[cfg(test)]
mod calendar_tests;
mod cursor;
mod duration;
mod formatted;
mod library;
pub mod marker;
mod stand_in;
mod unix_time;

pub use formatted::Formatted;
pub use unix_time::UnixTime;

stand_in::stand_in!("chrono", chrono);
stand_in::stand_in!("jiff", jiff);
stand_in::stand_in!("time", time);

/// A whole number in a string, such as `"-12"`.
pub type Int64 = Formatted<i64, marker::Plain>;
/// A whole number without a sign in a string.
pub type UInt64 = Formatted<u64, marker::Plain>;
/// A number in a string, such as `"0.5"`.
pub type Float64 = Formatted<f64, marker::Plain>;
/// `ipv4`.
pub type Ipv4 = Formatted<std::net::Ipv4Addr, marker::Plain>;
/// `ipv6`, in the form of RFC 5952 where it is written anew.
pub type Ipv6 = Formatted<std::net::Ipv6Addr, marker::Plain>;
/// Bytes in base64 (RFC 4648, section 4). Without padding or with line breaks they are read, too.
pub type Base64 = Formatted<bytes::Bytes, marker::Base64>;
/// Bytes in base64url (RFC 4648, section 5), written without padding.
pub type Base64Url = Formatted<bytes::Bytes, marker::Base64Url>;
/// `uuid`, in lower case where it is written anew (RFC 9562, section 4).
#[cfg(feature = "uuid")]
pub type Uuid = Formatted<uuid::Uuid, marker::Plain>;
/// `decimal` in a string.
#[cfg(feature = "rust_decimal")]
pub type Decimal = Formatted<rust_decimal::Decimal, marker::Plain>;

#[cfg(not(feature = "uuid"))]
#[doc(hidden)]
pub type Uuid = Formatted<String, marker::Plain>;
#[cfg(not(feature = "rust_decimal"))]
#[doc(hidden)]
pub type Decimal = Formatted<String, marker::Plain>;
