//! The state of a trace: the place of the value that a thread decodes.

use std::cell::RefCell;

use crate::response::json::push;

/// The trace of one decoding.
#[derive(Default)]
pub(super) struct Trace {
    /// The place of the current value.
    pub(super) place: String,
    /// The arrays, objects and enums around the current value.
    pub(super) levels: Vec<Level>,
    /// The names that the next level knows.
    pub(super) names: Option<&'static [&'static str]>,
    /// The place of the error.
    pub(super) failed: Option<String>,
    /// True if the name of a property is being decoded.
    pub(super) is_naming: bool,
}

/// An array, an object or an enum.
pub(super) struct Level {
    /// The length of the level's own place.
    pub(super) start: usize,
    /// The known names, or `None` if all are accepted.
    pub(super) names: Option<&'static [&'static str]>,
    /// True if all properties have one type, which determines by itself whether null is allowed.
    pub(super) is_map: bool,
}

thread_local! {
    static TRACE: RefCell<Option<Trace>> = const { RefCell::new(None) };
}

/// A trace of this thread. Dropping it restores the trace of the surrounding decoding, if there is one.
#[must_use = "the trace ends when this is dropped"]
pub(crate) struct Tracing(Option<Trace>);

impl Tracing {
    /// Starts to trace places.
    pub(super) fn begin() -> Self {
        Self(TRACE.replace(Some(Trace::default())))
    }

    /// Returns the place of the error, as a JSON pointer (RFC 6901). It is empty for the root.
    pub(crate) fn failed(&self) -> String {
        let _ = self;
        with(|trace| trace.failed.take()).flatten().unwrap_or_default()
    }
}

impl Drop for Tracing {
    fn drop(&mut self) {
        TRACE.replace(self.0.take());
    }
}

/// Changes the trace of this thread. Returns `None` without a trace.
pub(super) fn with<T>(change: impl FnOnce(&mut Trace) -> T) -> Option<T> {
    TRACE.with(|trace| trace.borrow_mut().as_mut().map(change))
}

impl Trace {
    /// Returns to the place of the innermost level, and then enters one of its values.
    pub(super) fn enter(&mut self, token: Option<&str>) {
        self.place.truncate(self.levels.last().map_or(0, |level| level.start));
        if let Some(token) = token {
            push(&mut self.place, token);
        }
    }
}

/// Returns the place of the current value.
pub(super) fn place() -> String {
    with(|trace| trace.place.clone()).unwrap_or_default()
}
