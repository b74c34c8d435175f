//! What is counted, of a document and of all.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::counts::add;

/// The counts of a document, or the sums of all.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Counts {
    /// The examples.
    pub examples: usize,
    /// Those that their schemas reject: they are not used.
    pub invalid: usize,
    /// By the keyword that does.
    pub rejections: BTreeMap<String, usize>,
    /// Those of bodies that are text, bytes or of a media type that is not taken: they are not used, either.
    pub untyped: usize,
    /// Those that must survive.
    pub valid: usize,
    /// Those that did.
    pub survived: usize,
    /// The values of unions that were asked for.
    pub union_values: usize,
    /// Those for which a variant was chosen that rejects them, while another one accepts them.
    pub wrong_variant: usize,
}

impl Counts {
    /// Adds those of a document.
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
