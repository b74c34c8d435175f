//! Integers in any notation: JSON Schema counts `30.0` and `1e3` as integers (2020-12, core, section 4.2.3).

use std::fmt;

use serde::de::{Error, Unexpected, Visitor};

/// An integer that fits one of the widest types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WideInteger {
    Signed(i128),
    Unsigned(u128),
}

/// From 2^53 on, neighboring integers share a float.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl WideInteger {
    /// Parses a JSON number. Returns `None` if the number has a fraction or fits no type.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        /// More digits than any integer type can hold.
        const DIGITS: usize = 40;
        let (negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent),
            None => (text, "0"),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !is_number(whole) || !is_number(fraction) {
            return None;
        }
        let digits = || whole.bytes().chain(fraction.bytes());
        if digits().all(|digit| digit == b'0') {
            return Some(Self::Signed(0));
        }
        let trailing = digits().rev().take_while(|digit| *digit == b'0').count();
        // The number equals its digits, without trailing zeros, times a power of ten.
        let exponent = exponent.parse::<i64>().ok()?;
        let shift = exponent.checked_add(i64::try_from(trailing).ok()?)?;
        let zeros = usize::try_from(shift.checked_sub(i64::try_from(fraction.len()).ok()?)?).ok()?;
        let leading = digits().take_while(|digit| *digit == b'0').count();
        let count = (whole.len() + fraction.len()).checked_sub(leading + trailing)?;
        if zeros > DIGITS || count > DIGITS {
            return None;
        }
        let significant = digits().skip(leading).take(count).chain(std::iter::repeat_n(b'0', zeros));
        let number = significant
            .map(|digit| u128::from(digit - b'0'))
            .try_fold(0_u128, |number, digit| number.checked_mul(10)?.checked_add(digit))?;
        if negative { 0_i128.checked_sub_unsigned(number).map(Self::Signed) } else { Some(Self::Unsigned(number)) }
    }

    /// Returns the integer that a float is, if the float has no fraction.
    #[allow(clippy::cast_possible_truncation, reason = "larger numbers are rejected first")]
    fn of_float(number: f64) -> Option<Self> {
        /// 2^127, the first float beyond an `i128`.
        const END: f64 = 170_141_183_460_469_231_731_687_303_715_884_105_728.0;
        (number.fract() == 0.0 && (-END..END).contains(&number)).then_some(Self::Signed(number as i128))
    }

    /// Returns the integer that a parsed float represents exactly, if there is one.
    pub(crate) fn of_number(number: &serde_json::Number) -> Option<Self> {
        let float = if number.is_f64() { number.as_f64() } else { None };
        float.filter(|float| float.abs() < EXACT).and_then(Self::of_float)
    }

    /// Passes the integer to a visitor, in the narrowest type that all visitors of integers accept.
    pub(crate) fn visit<'de, V: Visitor<'de>, E: Error>(self, visitor: V) -> Result<V::Value, E> {
        let narrow = match self {
            Self::Signed(number) => i64::try_from(number).ok(),
            Self::Unsigned(number) => i64::try_from(number).ok(),
        };
        if let Some(number) = narrow {
            return visitor.visit_i64(number);
        }
        match self {
            Self::Unsigned(number) => match u64::try_from(number) {
                Ok(number) => visitor.visit_u64(number),
                Err(_) => visitor.visit_u128(number),
            },
            Self::Signed(number) => match u64::try_from(number) {
                Ok(number) => visitor.visit_u64(number),
                Err(_) => visitor.visit_i128(number),
            },
        }
    }
}

impl fmt::Display for WideInteger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Signed(number) => number.fmt(f),
            Self::Unsigned(number) => number.fmt(f),
        }
    }
}

/// A visitor of an integer that also accepts a float without a fraction.
pub(crate) struct Integer<'w, V> {
    visitor: V,
    /// Set to true if a float may differ from the number in the text. `None` if the text is not available.
    wants_text: Option<&'w std::cell::Cell<bool>>,
}

impl<'w, V> Integer<'w, V> {
    /// Creates a visitor for numbers that are already parsed.
    pub(crate) fn of_value(visitor: V) -> Self {
        Self { visitor, wants_text: None }
    }

    /// Creates a visitor for numbers whose text can be parsed again.
    pub(crate) fn of_text(visitor: V, wants_text: &'w std::cell::Cell<bool>) -> Self {
        Self { visitor, wants_text: Some(wants_text) }
    }
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Integer<'_, V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<V::Value, E> {
        if let Some(wants_text) = self.wants_text.filter(|_| number.abs() >= EXACT) {
            wants_text.set(true);
            return Err(E::invalid_type(Unexpected::Float(number), &self.visitor));
        }
        match WideInteger::of_float(number) {
            Some(whole) => whole.visit(self.visitor),
            None => self.visitor.visit_f64(number),
        }
    }

    fn visit_f32<E: Error>(self, number: f32) -> Result<V::Value, E> {
        self.visit_f64(number.into())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<V::Value, E> {
        self.visitor.visit_bool(value)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<V::Value, E> {
        self.visitor.visit_i64(number)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<V::Value, E> {
        self.visitor.visit_u64(number)
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<V::Value, E> {
        self.visitor.visit_i128(number)
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<V::Value, E> {
        self.visitor.visit_u128(number)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<V::Value, E> {
        self.visitor.visit_str(text)
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.visitor.visit_unit()
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.visitor.visit_none()
    }
}

#[cfg(test)]
mod tests;
