//! The reports of lowering: diagnostics, and changes of the ledger.

use std::cell::RefCell;

use rustc_hash::FxHashSet;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::openapi::{Kind, Ledger};
use crate::source::Place;

/// The reports of stage 3, which all its parts share.
pub(in crate::lower) struct Reports {
    diagnostics: RefCell<Diagnostics>,
    ledger: RefCell<Ledger>,
    /// The problems that are reported only once.
    once: RefCell<FxHashSet<(Place, &'static str)>>,
}

impl Reports {
    pub(in crate::lower) fn new(diagnostics: Diagnostics, ledger: Ledger) -> Self {
        Self { diagnostics: RefCell::new(diagnostics), ledger: RefCell::new(ledger), once: RefCell::default() }
    }

    /// Returns the collected diagnostics and the ledger.
    pub(in crate::lower) fn into_parts(self) -> (Diagnostics, Ledger) {
        (self.diagnostics.into_inner(), self.ledger.into_inner())
    }

    pub(in crate::lower) fn report(&self, diagnostic: Diagnostic) {
        self.diagnostics.borrow_mut().push(diagnostic);
    }

    /// Returns true the first time that a problem is seen at a place.
    pub(in crate::lower) fn is_first(&self, place: Place, problem: &'static str) -> bool {
        self.once.borrow_mut().insert((place, problem))
    }

    /// Records a keyword that the output does not fully support.
    pub(in crate::lower) fn degrade(&self, kind: Kind, keyword: &str, place: Place) {
        self.ledger.borrow_mut().degrade(kind, keyword, place);
    }

    /// Records a keyword of a schema that the output does not fully support.
    pub(in crate::lower) fn degrade_schema(&self, keyword: &str, place: Place) {
        self.degrade(Kind::Schema, keyword, place);
    }
}
