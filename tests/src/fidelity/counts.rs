//! Counts of one document or of all documents.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::counts::add;

/// The counts of one document, or the totals of all documents.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Counts {
    /// The number of examples.
    pub examples: usize,
    /// The number of examples that their schemas reject. They are not tested.
    pub invalid: usize,
    /// The number of rejected examples, by the keyword that rejects them.
    pub rejections: BTreeMap<String, usize>,
    /// The number of examples of bodies that are text, bytes or of an unsupported media type. They are not tested
    /// either.
    pub untyped: usize,
    /// The number of examples that must survive.
    pub valid: usize,
    /// The number of examples that survived.
    pub survived: usize,
    /// The number of union values tested.
    pub union_values: usize,
    /// The number of union values that decoded to a variant that rejects them although another variant accepts them.
    pub wrong_variant: usize,
}

impl Counts {
    /// Adds the counts of a document.
    pub fn add(&mut self, row: &Self) {
        self.examples += row.examples;
        self.invalid += row.invalid;
        add(&mut self.rejections, &row.rejections);
        self.untyped += row.untyped;
        self.valid += row.valid;
        self.survived += row.survived;
        self.union_values += row.union_values;
        self.wrong_variant += row.wrong_variant;
    }
}
