//! A note of the objects that were decoded. It is separate from the other state, since every object writes to it.

use std::cell::Cell;

/// The objects that a thread has decoded as structs of [`model`](crate::model).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Objects {
    /// True if there was any.
    pub(crate) any: bool,
    /// True if one had properties, but none that its struct knows.
    pub(crate) unknown: bool,
}

thread_local! {
    static OBJECTS: Cell<Objects> = const { Cell::new(Objects { any: false, unknown: false }) };
}

/// Notes an object. `is_unknown` is true if it had properties, but none that its struct knows.
pub(crate) fn note_object(is_unknown: bool) {
    let unknown = OBJECTS.get().unknown | is_unknown;
    OBJECTS.set(Objects { any: true, unknown });
}

/// Returns the note of the objects since the last call, and starts a new one.
pub(crate) fn take_objects() -> Objects {
    OBJECTS.take()
}
