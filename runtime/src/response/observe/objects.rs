//! A note of the objects that were decoded. It is separate from the other state, since every object writes to it.

use std::cell::Cell;

/// A note of the structs that a thread decodes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Objects {
    /// True if the next struct is one of [`model`](crate::model).
    is_model: bool,
    /// True if there was a struct with serde's own derives, which does not tell what it ignored.
    pub(crate) foreign: bool,
    /// True if an object had properties, but none that its struct knows.
    pub(crate) unknown: bool,
}

thread_local! {
    static OBJECTS: Cell<Objects> = const { Cell::new(Objects { is_model: false, foreign: false, unknown: false }) };
}

/// Announces that the next struct notes what it does not know.
pub(crate) fn announce_model() {
    OBJECTS.set(Objects { is_model: true, ..OBJECTS.get() });
}

/// Notes that a struct is about to be decoded.
pub(crate) fn note_struct() {
    let noted = OBJECTS.get();
    OBJECTS.set(Objects { is_model: false, foreign: noted.foreign || !noted.is_model, ..noted });
}

/// Notes an object with properties, of which its struct knows none.
pub(crate) fn note_unknown_object() {
    OBJECTS.set(Objects { unknown: true, ..OBJECTS.get() });
}

/// Returns the note of the structs since the last call, and starts a new one.
pub(crate) fn take_objects() -> Objects {
    OBJECTS.take()
}
