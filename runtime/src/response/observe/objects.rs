//! A note of the objects that were decoded. It is separate from the other state, since every object writes to it.

use std::cell::Cell;

/// A note of the structs that a thread decodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Objects {
    /// True if there was a struct with serde's own derives, which does not tell what it ignored.
    pub(crate) foreign: bool,
    /// True if an object had properties, but none that its struct knows.
    pub(crate) unknown: bool,
}

thread_local! {
    /// True if the next struct is one of [`model`](crate::model).
    static IS_MODEL: Cell<bool> = const { Cell::new(false) };
    static FOREIGN: Cell<bool> = const { Cell::new(false) };
    static UNKNOWN: Cell<bool> = const { Cell::new(false) };
}

/// Announces that the next struct notes what it does not know.
#[inline]
pub(crate) fn announce_model() {
    IS_MODEL.set(true);
}

/// Notes that a struct is about to be decoded.
#[inline]
pub(crate) fn note_struct() {
    if !IS_MODEL.replace(false) {
        FOREIGN.set(true);
    }
}

/// Notes an object with properties, of which its struct knows none.
#[cold]
pub(crate) fn note_unknown_object() {
    UNKNOWN.set(true);
}

/// Returns the note of the structs since the last call, and starts a new one.
pub(crate) fn take_objects() -> Objects {
    IS_MODEL.set(false);
    Objects { foreign: FOREIGN.take(), unknown: UNKNOWN.take() }
}
