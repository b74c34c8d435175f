//! What was found out about one document.

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
    /// The size of the description.
    pub bytes_read: u64,
    /// The size of the output.
    pub bytes: usize,
    /// The lines of the output as one file.
    pub lines: usize,
    /// The operations that are described, and those of them that were emitted.
    pub operations: Count,
    /// The shared schemas that are described, and those of them that were emitted.
    pub schemas: Count,
    /// How many diagnostics there are of each code, errors and warnings apart from notes.
    pub errors: BTreeMap<String, usize>,
    /// Warnings by code.
    pub warnings: BTreeMap<String, usize>,
    /// Notes by code.
    pub notes: BTreeMap<String, usize>,
    /// The uses of keywords in schemas.
    pub schema_keywords: usize,
    /// Those of them that the output does less than it says.
    pub degraded: usize,
    /// Reading, generating and reporting, in CPU seconds.
    pub cpu_seconds: f64,
    /// The fingerprint of the output.
    pub hash: String,
    /// Whether the file is no description at all.
    pub skipped: bool,
    /// Whether there is output.
    pub generated: bool,
    /// What is wrong with the output, or why there is none.
    pub fault: Option<String>,
    /// Whether that is a panic.
    pub panicked: bool,
    /// Whether it was compiled, and with which faults.
    pub compiled: Option<Vec<Fault>>,
}

/// How many of those that are expected are there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// How many are described.
    pub expected: usize,
    /// How many were emitted.
    pub emitted: usize,
}

impl Row {
    /// The heading of the table.
    pub const HEADING: &str = "document\tversion\toperations expected\temitted\tschemas expected\temitted\twarnings\tdegraded\tbytes\tlines\tCPU seconds\tcompiled\tfault";

    /// As a line of the table.
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

    /// What went wrong in generating, if something did.
    pub fn generation_fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    /// What went wrong in compiling, if something did.
    pub fn compile_fault(&self) -> Option<&Fault> {
        self.compiled.as_ref()?.first()
    }
}
