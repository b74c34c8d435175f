//! Conversions of formatted values from texts, and comparison with the values of a library.

use std::{cmp::Ordering, fmt, str::FromStr};

use super::{Formatted, marker::Format};
use crate::text::short::{NAME, Short};

/// The error of a text that is not valid in its format.
///
/// ```
/// # use wirewright_client::formats::Int64;
/// assert_eq!("many".parse::<Int64>().unwrap_err().to_string(), "`many` is not valid in its format");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidFormat(String);

impl fmt::Display for InvalidFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not valid in its format", Short(&self.0, NAME))
    }
}

impl std::error::Error for InvalidFormat {}

/// Parses a text that is valid in the format. [`from_text`](Formatted::from_text) accepts any text.
impl<T, F: Format<T>> FromStr for Formatted<T, F> {
    type Err = InvalidFormat;

    fn from_str(text: &str) -> Result<Self, InvalidFormat> {
        let value = Self::from_text(text);
        if value.value().is_some() { Ok(value) } else { Err(InvalidFormat(text.to_owned())) }
    }
}

/// Compares the value. An invalid text is equal to no value.
impl<T: PartialEq, F> PartialEq<T> for Formatted<T, F> {
    fn eq(&self, other: &T) -> bool {
        self.value() == Some(other)
    }
}

/// Compares the value. An invalid text has no order.
impl<T: PartialOrd, F> PartialOrd<T> for Formatted<T, F> {
    fn partial_cmp(&self, other: &T) -> Option<Ordering> {
        self.value()?.partial_cmp(other)
    }
}

#[cfg(test)]
mod tests {
    use crate::values::formats::{Int64, Ipv6};

    #[test]
    fn a_value_is_parsed_and_compared_with_that_of_the_library() {
        assert_eq!("007".parse::<Int64>().unwrap(), 7);
        assert!(Int64::new(7) > 6 && Int64::from_text("x") != 6);
        assert_eq!(Int64::from_text("x").partial_cmp(&6), None);
        let address: std::net::Ipv6Addr = "2001:db8::1".parse().unwrap();
        assert_eq!("2001:0DB8::0001".parse::<Ipv6>().unwrap(), address);
        assert!("::g".parse::<Ipv6>().is_err());
    }
}
