//! The state of one decoding.

use std::cell::Cell;

use serde::de::Error;

use super::known::Known;

/// The state of one decoding.
#[derive(Debug)]
pub(crate) struct Pass {
    /// The number of values that may still be decoded.
    left: Cell<usize>,
    limit: usize,
    /// True if integers are decoded from their text, without loss of digits.
    pub(super) exact: bool,
    pub(super) wants_text: Cell<bool>,
    pub(super) is_text: bool,
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
            limit,
            exact: false,
            wants_text: Cell::new(false),
            is_text: true,
            is_traced: false,
            known: None,
        }
    }

    /// Creates the state for decoding a value that was already parsed and counted.
    pub(crate) fn of_value() -> Self {
        Self { is_text: false, ..Self::of_text(usize::MAX) }
    }

    /// Creates the state for searching the known properties of a type.
    pub(crate) fn probing(known: Known) -> Self {
        Self { known: Some(known), ..Self::of_text(0) }
    }

    /// Creates the state for decoding the same text again from the start.
    pub(crate) fn again(&self) -> Self {
        Self { exact: self.exact || self.wants_text.get(), ..Self::of_text(self.limit) }
    }

    /// Traces the place of each value, for a [`Tracing`](crate::response::observe::Tracing) of this thread.
    pub(crate) fn traced(self) -> Self {
        Self { is_traced: true, ..self }
    }

    /// Returns true if decoding may have failed because of a float that is too large to be exact.
    pub(crate) fn wants_text(&self) -> bool {
        self.wants_text.get() && !self.exact
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
        if self.take() { Ok(()) } else { Err(self.exhausted()) }
    }

    /// Counts an array. The search for known properties enters all arrays.
    pub(super) fn count_array<E: Error>(&self) -> Result<(), E> {
        if self.take() || self.known.is_some() { Ok(()) } else { Err(self.exhausted()) }
    }

    /// Counts an object that is decoded as a struct.
    pub(super) fn count_struct<E: Error>(&self, fields: &'static [&'static str]) -> Result<(), E> {
        if self.take() || self.enters(fields) { Ok(()) } else { Err(self.exhausted()) }
    }

    fn take(&self) -> bool {
        let left = self.left.get().checked_sub(1);
        self.left.set(left.unwrap_or_default());
        left.is_some()
    }

    #[cold]
    fn enters(&self, fields: &'static [&'static str]) -> bool {
        self.known.as_ref().is_some_and(|known| known.note(fields))
    }

    #[cold]
    fn exhausted<E: Error>(&self) -> E {
        E::custom(format_args!("the body has more than {} values; `max_response_nodes` sets the limit", self.limit))
    }
}
