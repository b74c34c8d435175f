//! Floats: an integer that a float cannot represent exactly is reported.

use std::fmt;

use serde::de::{Error, Visitor};

use crate::response::observe::trace;

/// A visitor of a float.
pub(super) struct Float<V, const IS_SINGLE: bool> {
    pub(super) inner: V,
    pub(super) is_traced: bool,
}

impl<V, const IS_SINGLE: bool> Float<V, IS_SINGLE> {
    /// Rounds a number to the precision of the float.
    #[allow(clippy::cast_possible_truncation, reason = "the loss of precision is to be detected")]
    fn round(number: f64) -> f64 {
        if IS_SINGLE { (number as f32).into() } else { number }
    }
}

macro_rules! visit {
    ($($method:ident($type:ty))*) => {
        $(fn $method<E: Error>(self, value: $type) -> Result<V::Value, E> {
            self.inner.$method(value)
        })*
    };
}

impl<'de, V: Visitor<'de>, const IS_SINGLE: bool> Visitor<'de> for Float<V, IS_SINGLE> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.expecting(f)
    }

    visit! {
        visit_bool(bool) visit_i128(i128) visit_u128(u128) visit_f32(f32) visit_f64(f64)
        visit_str(&str) visit_borrowed_str(&'de str) visit_string(String)
    }

    fn visit_i64<E: Error>(self, whole: i64) -> Result<V::Value, E> {
        if self.is_traced {
            trace::rounded(whole.into(), Self::round);
        }
        self.inner.visit_i64(whole)
    }

    fn visit_u64<E: Error>(self, whole: u64) -> Result<V::Value, E> {
        if self.is_traced {
            trace::rounded(whole.into(), Self::round);
        }
        self.inner.visit_u64(whole)
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.inner.visit_unit()
    }
}
