//! The reports of lowering: diagnostics, and changes of the ledger.

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::openapi::{Kind, Ledger};
use crate::source::Place;

/// The reports of stage 3.
pub(in crate::lower) struct Reports<'a> {
    pub(in crate::lower) diagnostics: &'a mut Diagnostics,
    pub(in crate::lower) ledger: Ledger,
}

impl Reports<'_> {
    pub(in crate::lower) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Records a keyword that the output does not fully support.
    pub(in crate::lower) fn degrade(&mut self, kind: Kind, keyword: &str, place: Place) {
        self.ledger.degrade(kind, keyword, place);
    }

    /// Records a keyword of a schema that the output does not fully support.
    pub(in crate::lower) fn degrade_schema(&mut self, keyword: &str, place: Place) {
        self.degrade(Kind::Schema, keyword, place);
    }
}
