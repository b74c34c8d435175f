//! The results for one document.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::classify::Fault;

/// A row of the report.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The name of the document.
    pub name: String,
    /// The version of the API.
    pub version: String,
    /// The size of the description in bytes.
    pub bytes_read: u64,
    /// The size of the output in bytes.
    pub bytes: usize,
    /// The number of lines of the output as one file.
    pub lines: usize,
    /// The described operations, and how many of them were emitted.
    pub operations: Count,
    /// The described shared schemas, and how many of them were emitted.
    pub schemas: Count,
    /// The number of errors, by code.
    pub errors: BTreeMap<String, usize>,
    /// The number of warnings, by code.
    pub warnings: BTreeMap<String, usize>,
    /// The number of notes, by code.
    pub notes: BTreeMap<String, usize>,
    /// The number of keywords used in schemas.
    pub schema_keywords: usize,
    /// The number of those keywords that the output supports only in part.
    pub degraded: usize,
    /// CPU seconds for reading, generating and reporting.
    pub cpu_seconds: f64,
    /// The fingerprint of the output.
    pub hash: String,
    /// True if the file is not a description.
    pub skipped: bool,
    /// True if there is output.
    pub generated: bool,
    /// The fault of the output, or the reason for missing output.
    pub fault: Option<String>,
    /// True if the fault is a panic.
    pub panicked: bool,
    /// The faults found by compiling. `None` if the output was not compiled.
    pub compiled: Option<Vec<Fault>>,
}

/// A number of expected items and a number of emitted items.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// The number of described items.
    pub expected: usize,
    /// The number of emitted items.
    pub emitted: usize,
}

impl Row {
    /// The heading of the table.
    pub const HEADING: &str = "document\tversion\toperations expected\temitted\tschemas expected\temitted\twarnings\tdegraded\tbytes\tlines\tCPU seconds\tcompiled\tfault";

    /// Returns the row as a line of the table.
    pub fn line(&self) -> String {
        let warnings: Vec<String> = self.warnings.iter().map(|(code, count)| format!("{code} {count}")).collect();
        let compiled = match &self.compiled {
            None => "",
            Some(faults) if faults.is_empty() => "yes",
            Some(_) => "no",
        };
        let first = self.compiled.iter().flatten().next().map(|fault| fault.class.clone());
        let cells = [
            self.name.clone(),
            self.version.clone(),
            self.operations.expected.to_string(),
            self.operations.emitted.to_string(),
            self.schemas.expected.to_string(),
            self.schemas.emitted.to_string(),
            warnings.join(", "),
            self.degraded.to_string(),
            self.bytes.to_string(),
            self.lines.to_string(),
            format!("{:.2}", self.cpu_seconds),
            compiled.to_owned(),
            self.fault.clone().or(first).unwrap_or_default(),
        ];
        cells.map(|cell| cell.replace(['\t', '\n', '\r'], " ")).join("\t")
    }

    /// Returns the reason why generating failed, if it did.
    pub fn generation_fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    /// Returns the first error of compiling, if there is one.
    pub fn compile_fault(&self) -> Option<&Fault> {
        self.compiled.as_ref()?.first()
    }
}
