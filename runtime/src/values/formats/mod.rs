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
mod conversions;
mod cursor;
mod duration;
mod formatted;
mod library;
mod line;
pub mod marker;
mod numbers;
mod stand_in;
mod unix_time;
#[cfg(feature = "uuid")]
mod uuid;

pub use conversions::InvalidFormat;
pub use formatted::Formatted;
pub use unix_time::UnixTime;

stand_in::stand_in!("chrono", chrono);
stand_in::stand_in!("jiff", jiff);
stand_in::stand_in!("time", time);

/// An integer in a string, such as `"-12"`.
///
/// ```
/// # use wirewright_client::formats::Int64;
/// assert_eq!(Int64::from_text("-12").value(), Some(&-12));
/// ```
pub type Int64 = Formatted<i64, marker::Integer>;
/// An unsigned integer in a string.
///
/// ```
/// # use wirewright_client::formats::UInt64;
/// assert_eq!(UInt64::from_text("12").value(), Some(&12));
/// ```
pub type UInt64 = Formatted<u64, marker::Integer>;
/// A number in a string, such as `"0.5"`.
///
/// ```
/// # use wirewright_client::formats::Float64;
/// assert_eq!(Float64::from_text("0.5").value(), Some(&0.5));
/// ```
pub type Float64 = Formatted<f64, marker::Number>;
/// An IPv4 address (format `ipv4`).
///
/// ```
/// # use wirewright_client::formats::Ipv4;
/// assert_eq!(Ipv4::new(std::net::Ipv4Addr::LOCALHOST).text(), "127.0.0.1");
/// ```
pub type Ipv4 = Formatted<std::net::Ipv4Addr, marker::Plain>;
/// An IPv6 address (format `ipv6`). New values are written as in RFC 5952.
///
/// ```
/// # use wirewright_client::formats::Ipv6;
/// assert_eq!(Ipv6::new(std::net::Ipv6Addr::LOCALHOST).text(), "::1");
/// ```
pub type Ipv6 = Formatted<std::net::Ipv6Addr, marker::Plain>;
/// Bytes in base64 (RFC 4648, section 4). Text without padding or with line breaks is accepted when decoding.
///
/// ```
/// # use wirewright_client::formats::Base64;
/// assert_eq!(Base64::new("wren!".into()).text(), "d3JlbiE=");
/// ```
pub type Base64 = Formatted<bytes::Bytes, marker::Base64>;
/// Bytes in base64url (RFC 4648, section 5), written without padding.
///
/// ```
/// # use wirewright_client::formats::Base64Url;
/// assert_eq!(Base64Url::new(vec![0xfb, 0xff].into()).text(), "-_8");
/// ```
pub type Base64Url = Formatted<bytes::Bytes, marker::Base64Url>;
/// A UUID (format `uuid`). New values are written in lower case (RFC 9562, section 4).
///
/// ```
/// # use wirewright_client::{formats::Uuid, uuid};
/// let id = Uuid::from_text("67E55044-10B1-426F-9247-BB680E5FE0C8");
/// assert_eq!(id.value(), Some(&uuid::Uuid::from_u128(0x67e5_5044_10b1_426f_9247_bb68_0e5f_e0c8)));
/// ```
#[cfg(feature = "uuid")]
pub type Uuid = Formatted<::uuid::Uuid, marker::Uuid>;
/// A decimal number in a string (format `decimal`).
///
/// ```
/// # use wirewright_client::{formats::Decimal, rust_decimal};
/// let price = Decimal::from_text("9.90");
/// assert_eq!(price.value(), Some(&rust_decimal::Decimal::new(990, 2)));
/// ```
#[cfg(feature = "rust_decimal")]
pub type Decimal = Formatted<rust_decimal::Decimal, marker::Number>;

#[cfg(not(feature = "uuid"))]
#[doc(hidden)]
pub type Uuid = Formatted<String, marker::Plain>;
#[cfg(not(feature = "rust_decimal"))]
#[doc(hidden)]
pub type Decimal = Formatted<String, marker::Plain>;
