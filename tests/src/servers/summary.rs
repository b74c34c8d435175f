//! The result of a run.

use serde::Serialize;

use super::known::{Fault, Known};
use super::run::Row;
use crate::known::Tried as _;

/// The minimum number of operations that a run must call on each server.
const OPERATIONS: usize = 20;

/// The result of a run.
#[derive(Debug, Serialize)]
pub struct Summary {
    /// The results for each server.
    pub servers: Vec<Row>,
    /// The known failures, each with the party at fault.
    pub known: Vec<(String, Fault)>,
    /// Failures that are unknown, or that occur more often than the list states.
    pub new: Vec<String>,
    /// Known failures that no longer occur.
    pub stale: Vec<String>,
}

impl Summary {
    /// Compares the results with the list of known failures.
    pub fn new(servers: Vec<Row>, known: &Known) -> Self {
        let mut summary = Self { stale: known.stale(&servers), servers, known: Vec::new(), new: Vec::new() };
        for row in &summary.servers {
            if row.operations.len() < OPERATIONS {
                summary.new.push(format!("{}: only {} operations were called", row.name, row.operations.len()));
            }
            for (cause, count) in row.by_cause() {
                let entry = known.of(&row.name, cause);
                match entry {
                    Some((known, fault)) if count <= known => {
                        summary.known.push((format!("{}: {cause}", row.name), fault));
                    }
                    _ => summary.new.extend(row.failures.iter().filter(|failure| failure.cause == cause).map(
                        |failure| format!("{}: {}: {}: {}", row.name, failure.step, failure.cause, failure.detail),
                    )),
                }
            }
        }
        summary
    }

    /// Returns true if no failure is new and no entry is stale.
    pub fn is_as_known(&self) -> bool {
        self.new.is_empty() && self.stale.is_empty()
    }
}

impl std::fmt::Display for Summary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for row in &self.servers {
            let (steps, operations) = (row.steps, row.operations.len());
            writeln!(f, "{}: {steps} steps, {operations} operations, {} failures", row.name, row.failures.len())?;
        }
        self.known.iter().try_for_each(|(known, fault)| writeln!(f, "known ({fault:?}): {known}"))?;
        self.new.iter().try_for_each(|new| writeln!(f, "NEW {new}"))?;
        self.stale.iter().try_for_each(|stale| writeln!(f, "STALE {stale}"))
    }
}
