//! Counts of one document or of all documents.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::counts::add;

/// The counts of one document, or the totals of all documents.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Counts {
    /// The number of operations.
    pub operations: usize,
    /// The number of operations that were called.
    pub called: usize,
    /// The number of distinct requests.
    pub calls: usize,
    /// The number of requests that Prism accepts.
    pub accepted: usize,
    /// The number of documented responses that were requested and received.
    pub responses: usize,
    /// The number of those responses that were decoded into the type documented for their status.
    pub decoded: usize,
    /// The number of JSON responses.
    pub json_responses: usize,
    /// The number of JSON responses that were decoded.
    pub json_decoded: usize,
    /// The received responses that were not decoded and do not match the description, by reason. These are examples of
    /// another schema, and responses that Prism leaves incomplete.
    pub unsound: BTreeMap<String, usize>,
    /// The documented responses that were not received, by Prism's reason.
    pub not_received: BTreeMap<String, usize>,
    /// The number of operations that were called without their required credential.
    pub without_credential: usize,
    /// The number of those calls that were not sent.
    pub held_back: usize,
}

impl Counts {
    /// Adds the counts of a document.
    pub fn add(&mut self, row: &Self) {
        self.operations += row.operations;
        self.called += row.called;
        self.calls += row.calls;
        self.accepted += row.accepted;
        self.responses += row.responses;
        self.decoded += row.decoded;
        self.json_responses += row.json_responses;
        self.json_decoded += row.json_decoded;
        add(&mut self.unsound, &row.unsound);
        add(&mut self.not_received, &row.not_received);
        self.without_credential += row.without_credential;
        self.held_back += row.held_back;
    }
}
