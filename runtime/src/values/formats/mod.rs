//! The types of string formats: values together with their text on the wire.
//!
//! JSON Schema treats a format as an annotation, not as a guarantee (2020-12, validation, section 7.2.1), and servers
//! write dates in many ways. An invalid text is therefore not an error. A text that differs from this crate's own
//! notation is preserved: see [`Formatted`].

#[cfg(feature = "chrono")]
pub mod chrono;
#[cfg(feature = "jiff")]
pub mod jiff;
#[cfg(feature = "time")]
pub mod time;

mod base64;
mod calendar;
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

/// An integer in a string, such as `"-12"`.
pub type Int64 = Formatted<i64, marker::Plain>;
/// An unsigned integer in a string.
pub type UInt64 = Formatted<u64, marker::Plain>;
/// A number in a string, such as `"0.5"`.
pub type Float64 = Formatted<f64, marker::Plain>;
/// An IPv4 address (format `ipv4`).
pub type Ipv4 = Formatted<std::net::Ipv4Addr, marker::Plain>;
/// An IPv6 address (format `ipv6`). New values are written as in RFC 5952.
pub type Ipv6 = Formatted<std::net::Ipv6Addr, marker::Plain>;
/// Bytes in base64 (RFC 4648, section 4). Text without padding or with line breaks is accepted when decoding.
pub type Base64 = Formatted<bytes::Bytes, marker::Base64>;
/// Bytes in base64url (RFC 4648, section 5), written without padding.
pub type Base64Url = Formatted<bytes::Bytes, marker::Base64Url>;
/// A UUID (format `uuid`). New values are written in lower case (RFC 9562, section 4).
#[cfg(feature = "uuid")]
pub type Uuid = Formatted<uuid::Uuid, marker::Plain>;
/// A decimal number in a string (format `decimal`).
#[cfg(feature = "rust_decimal")]
pub type Decimal = Formatted<rust_decimal::Decimal, marker::Plain>;

#[cfg(not(feature = "uuid"))]
#[doc(hidden)]
pub type Uuid = Formatted<String, marker::Plain>;
#[cfg(not(feature = "rust_decimal"))]
#[doc(hidden)]
pub type Decimal = Formatted<String, marker::Plain>;
