//! The mode in which a tag is searched for.

use std::cell::Cell;

thread_local! {
    static FINDING: Cell<Option<&'static str>> = const { Cell::new(None) };
}

/// The mode in which a tag is searched for: nested unions then report their tag and encode nothing.
pub(super) struct Finding(Option<&'static str>);

impl Finding {
    pub(super) fn begin(property: &'static str) -> Self {
        Self(FINDING.replace(Some(property)))
    }

    /// Suspends the search, so that values are encoded as usual.
    pub(super) fn pause() -> Self {
        Self(FINDING.take())
    }
}

impl Drop for Finding {
    fn drop(&mut self) {
        FINDING.set(self.0);
    }
}

/// Returns the property of the tag that is searched for.
pub(super) fn wanted() -> Option<&'static str> {
    FINDING.get()
}
