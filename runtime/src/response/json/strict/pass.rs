//! The state of one decoding.

use std::cell::Cell;

use serde::de::{Error, Expected};

use super::known::Known;
use crate::response::observe::trace;

/// The input of a decoding, and the way in which it is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Text, of which tagged unions are decoded without a buffer.
    StreamedText,
    /// Text.
    Text,
    /// Text, of which integers are decoded without loss of digits.
    ExactText,
    /// A value that was already parsed.
    Value,
}

/// The state of one decoding.
#[derive(Debug)]
pub(crate) struct Pass {
    /// The number of values that may still be decoded, or zero if more than counting is to be done.
    left: Cell<usize>,
    /// The number of values that may still be decoded, if their places are traced.
    left_traced: Cell<usize>,
    limit: usize,
    pub(super) form: Form,
    pub(super) wants_text: Cell<bool>,
    /// True if the place of each value is traced.
    pub(super) is_traced: bool,
    /// The search for the known properties, if values are not decoded.
    known: Option<Known>,
}

impl Pass {
    /// Creates the state for decoding text of at most `limit` values.
    pub(crate) fn of_text(limit: usize) -> Self {
        Self {
            left: Cell::new(limit),
            left_traced: Cell::new(0),
            limit,
            form: Form::Text,
            wants_text: Cell::new(false),
            is_traced: false,
            known: None,
        }
    }

    /// Creates the state for decoding a value that was already parsed and counted.
    pub(crate) fn of_value() -> Self {
        Self { form: Form::Value, ..Self::of_text(usize::MAX) }
    }

    /// Creates the state for searching the known properties of a type.
    pub(crate) fn probing(known: Known) -> Self {
        Self { known: Some(known), ..Self::of_text(0) }
    }

    /// Creates the state for decoding the same text again from the start.
    pub(crate) fn again(&self) -> Self {
        let is_exact = self.form == Form::ExactText || self.wants_text.get();
        Self { form: if is_exact { Form::ExactText } else { Form::Text }, ..Self::of_text(self.limit) }
    }

    /// Decodes tagged unions without a buffer.
    pub(crate) fn streaming(self) -> Self {
        Self { form: Form::StreamedText, ..self }
    }

    /// Traces the place of each value, for a [trace](crate::response::observe::trace) of this thread.
    pub(crate) fn traced(self) -> Self {
        Self { is_traced: true, left_traced: self.left, left: Cell::new(0), ..self }
    }

    /// Returns true if decoding may have failed because of a float that is too large to be exact.
    pub(crate) fn wants_text(&self) -> bool {
        self.wants_text.get() && self.form != Form::ExactText
    }

    /// Returns true if this is a search for the known properties of a type.
    #[cfg(test)]
    pub(crate) fn is_probing(&self) -> bool {
        self.known.is_some()
    }

    /// Returns the search for the known properties.
    pub(crate) fn into_known(self) -> Known {
        self.known.unwrap_or_default()
    }

    /// Counts a value.
    pub(super) fn count<E: Error>(&self) -> Result<(), E> {
        if take(&self.left) || self.takes_traced() { Ok(()) } else { Err(self.exhausted()) }
    }

    /// Counts an array. The search for known properties enters all arrays.
    pub(super) fn count_array<E: Error>(&self) -> Result<(), E> {
        if take(&self.left) || self.takes_traced() || self.known.is_some() { Ok(()) } else { Err(self.exhausted()) }
    }

    /// Counts an object that is decoded as a struct.
    pub(super) fn count_struct<E: Error>(&self, fields: &'static [&'static str]) -> Result<(), E> {
        if take(&self.left) || self.enters(fields) { Ok(()) } else { Err(self.exhausted()) }
    }

    /// Enters an array, an object or an enum, if places are traced.
    #[inline]
    pub(super) fn open(&self, visitor: &dyn Expected) {
        if self.is_traced {
            trace::open(visitor);
        }
    }

    /// Leaves the array, object or enum that was entered last, if places are traced.
    #[inline]
    pub(super) fn close(&self) {
        if self.is_traced {
            trace::close();
        }
    }

    /// Notes the place of an error, if places are traced.
    #[inline]
    pub(super) fn failed<T, E>(&self, result: &Result<T, E>) {
        if result.is_err() && self.is_traced {
            trace::fail();
        }
    }

    #[cold]
    fn takes_traced(&self) -> bool {
        take(&self.left_traced)
    }

    #[cold]
    fn enters(&self, fields: &'static [&'static str]) -> bool {
        match &self.known {
            Some(known) => known.note(fields),
            None => {
                trace::names(fields);
                self.takes_traced()
            }
        }
    }

    #[cold]
    fn exhausted<E: Error>(&self) -> E {
        E::custom(format_args!("the body has more than {} values; `max_response_nodes` sets the limit", self.limit))
    }
}

#[inline]
fn take(left: &Cell<usize>) -> bool {
    let less = left.get().checked_sub(1);
    left.set(less.unwrap_or_default());
    less.is_some()
}
