//! What is counted, of a document and of all.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::counts::add;

/// The counts of a document, or the sums of all.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Counts {
    /// The operations.
    pub operations: usize,
    /// Those that were called.
    pub called: usize,
    /// The requests, each another one.
    pub calls: usize,
    /// Those that Prism accepts.
    pub accepted: usize,
    /// The documented answers that were asked for and came.
    pub answers: usize,
    /// Those that were decoded into what is documented for their status.
    pub decoded: usize,
    /// The answers that are JSON.
    pub json_answers: usize,
    /// Those that were decoded.
    pub json_decoded: usize,
    /// The answers that came, are not decoded, and are not as described, by what is wrong: examples that are of something else, and
    /// what Prism leaves unfinished.
    pub unsound: BTreeMap<String, usize>,
    /// The documented answers that did not come, by what Prism says.
    pub unanswered: BTreeMap<String, usize>,
    /// The operations that were called without the credential that they need.
    pub without_credential: usize,
    /// Those that were not sent.
    pub held_back: usize,
}

impl Counts {
    /// Adds those of a document.
    pub fn add(&mut self, row: &Self) {
        self.operations += row.operations;
        self.called += row.called;
        self.calls += row.calls;
        self.accepted += row.accepted;
        self.answers += row.answers;
        self.decoded += row.decoded;
        self.json_answers += row.json_answers;
        self.json_decoded += row.json_decoded;
        add(&mut self.unsound, &row.unsound);
        add(&mut self.unanswered, &row.unanswered);
        self.without_credential += row.without_credential;
        self.held_back += row.held_back;
    }
}
