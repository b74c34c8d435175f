//! Numbers in strings.

use std::ops::RangeInclusive;

use serde::Serializer;

use super::marker::{Format, Integer, Number, is_displayed_as};

/// Numbers of at most this many digits are displayed as they were written: a double represents them all.
const DIGITS: usize = 15;

/// Returns true for an integer without a sign, unless it is negative, and without leading zeros.
fn is_plain_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    text == "0" || matches!(digits.as_bytes().first(), Some(b'1'..=b'9'))
}

/// Returns true for a short number without an exponent and without leading zeros, whose fraction has a last digit that
/// is one of `last`.
fn is_plain_number(text: &str, last: RangeInclusive<u8>) -> bool {
    let text = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "1"));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    text.len() <= DIGITS
        && (whole == "0" || matches!(whole.as_bytes().first(), Some(b'1'..=b'9')))
        && fraction.as_bytes().last().is_some_and(|digit| last.contains(digit))
        && is_number(whole)
        && is_number(fraction)
}

macro_rules! numbers {
    ($($type:ty: $marker:ident, |$value:ident, $text:ident| $is_usual:expr;)*) => {
        $(impl Format<$type> for $marker {
            fn parse(text: &str) -> Option<$type> {
                text.parse().ok()
            }

            fn format(value: &$type) -> String {
                value.to_string()
            }

            fn recognize($text: &str) -> Option<($type, bool)> {
                let $value: $type = $text.parse().ok()?;
                let is_usual = $is_usual;
                Some(($value, is_usual))
            }

            fn encode<S: Serializer>(value: &$type, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(value)
            }
        })*
    };
}

numbers! {
    i64: Integer, |value, text| is_plain_integer(text);
    u64: Integer, |value, text| is_plain_integer(text);
    // Doubles have no trailing zeros.
    f64: Number, |value, text| is_plain_number(text, b'1'..=b'9') || is_displayed_as(&value, text);
}

#[cfg(feature = "rust_decimal")]
numbers! {
    // A decimal has no negative zero.
    rust_decimal::Decimal: Number, |value, text| {
        (is_plain_number(text, b'0'..=b'9') && !text.starts_with('-')) || is_displayed_as(&value, text)
    };
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use super::*;

    fn check<T: Debug, F: Format<T>>(text: &str) {
        if let Some((value, is_usual)) = F::recognize(text) {
            assert_eq!(is_usual, F::format(&value) == text, "{text} {value:?}");
        }
    }

    #[test]
    fn usual_numbers_are_those_that_are_formatted_as_they_were_written() {
        let signs = ["", "-", "+"];
        let wholes =
            ["", "0", "00", "7", "007", "10", "1_0", "123456789012345", "9007199254740993", "999999999999999999999"];
        let fractions = ["", ".", ".0", ".5", ".50", ".05", ".000000000000001", ".0000000000000000000000000000001"];
        let exponents = ["", "e0", "E2", "e-2"];
        for sign in signs {
            for whole in wholes {
                for (fraction, exponent) in
                    fractions.into_iter().flat_map(|fraction| exponents.map(|exponent| (fraction, exponent)))
                {
                    let text = format!("{sign}{whole}{fraction}{exponent}");
                    check::<i64, Integer>(&text);
                    check::<u64, Integer>(&text);
                    check::<f64, Number>(&text);
                    #[cfg(feature = "rust_decimal")]
                    check::<rust_decimal::Decimal, Number>(&text);
                }
            }
        }
        for text in ["nan", "inf", "-inf", "infinity", "NaN"] {
            check::<f64, Number>(text);
        }
    }
}
