//! Generates the code of one document and compares it with the description.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use wirewright::OutputFile;
use wirewright::Renderer;
use wirewright::diagnostics::Severity;
use wirewright::stages::openapi::Kind;
use wirewright::{Compilation, Generator, report};

use super::expected::{self, Expected};
use super::pool::isolated;
use super::row::Row;
use super::specs::Spec;

/// A row, and the output as one file if requested.
#[derive(Debug, Clone, Default)]
pub struct Generated {
    /// The results.
    pub row: Row,
    /// The output as one file.
    pub text: Option<String>,
}

/// The actions applied to a document.
#[derive(Debug, Clone, Copy, Default)]
pub struct Task {
    /// Generates the code twice and compares the results.
    pub twice: bool,
    /// Keeps the output as one file.
    pub keep: bool,
}

/// Generates the code of a document. Faults and panics are recorded in the row.
pub fn generate(spec: &Spec, task: Task) -> Generated {
    let mut row = Row { name: spec.name.clone(), bytes_read: spec.bytes, ..Row::default() };
    let expected = match expected::read(&spec.path) {
        Ok(Some(expected)) => expected,
        Ok(None) => return Generated { row: Row { skipped: true, ..row }, text: None },
        Err(error) => {
            row.fault = Some(format!("cannot be parsed for counting: {error}"));
            Expected::default()
        }
    };
    row.version.clone_from(&expected.version);
    row.operations.expected = expected.operations.len();
    row.schemas.expected = expected.schemas.len();
    let mut current = row.clone();
    let (result, cpu) = isolated(|| once(spec, task, &expected, &mut current));
    let text = match result {
        Ok(text) => {
            row = current;
            text
        }
        Err(panic) => {
            row.panicked = true;
            row.fault = Some(format!("panic: {panic}"));
            None
        }
    };
    if row.cpu_seconds == 0.0 {
        row.cpu_seconds = cpu.as_secs_f64();
    }
    Generated { row, text }
}

fn once(spec: &Spec, task: Task, expected: &Expected, row: &mut Row) -> Option<String> {
    let start = cpu_time::ThreadTime::now();
    let generator = Generator::new(&spec.path).crate_name("corpus").schemas(["*"]);
    let compilation = match generator.run() {
        Ok(compilation) => compilation,
        Err(error) => {
            row.fault = Some(error.to_string());
            return None;
        }
    };
    diagnose(&compilation, row);
    let files = match generator.files(&compilation) {
        Ok(files) => files,
        Err(error) => {
            row.fault = Some(first_error(&error.to_string()));
            return None;
        }
    };
    // Comparing and counting are not part of the compiler's time.
    row.cpu_seconds = start.elapsed().as_secs_f64();
    row.generated = true;
    row.bytes = files.iter().map(|file| file.text.len()).sum();
    row.hash = fingerprint(&files);
    compare(&compilation, &files, expected, row);
    drop(files);
    if task.twice {
        let again = generator.run().and_then(|compilation| generator.files(&compilation));
        if again.ok().map(|files| fingerprint(&files)).as_ref() != Some(&row.hash) {
            row.fault = Some("a second run produces different output".to_owned());
        }
    }
    if !task.keep {
        return None;
    }
    // Removes the lint exemptions that generated code has in a user's crate, so that clippy checks it here.
    let lenient = "clippy::all, clippy::nursery, clippy::pedantic, clippy::restriction, ";
    let text = compilation.single_file("corpus", Renderer::default()).ok()?.text.replace(lenient, "");
    row.lines = text.lines().count();
    Some(text)
}

fn first_error(text: &str) -> String {
    let lines = text.lines().skip_while(|line| !line.starts_with("error")).take(2);
    lines.map(str::trim).collect::<Vec<_>>().join(" ")
}

fn diagnose(compilation: &Compilation, row: &mut Row) {
    for found in compilation.diagnostics().iter() {
        let counts = match found.severity {
            Severity::Error => &mut row.errors,
            Severity::Warning => &mut row.warnings,
            Severity::Note => &mut row.notes,
        };
        *counts.entry(found.code.name().to_owned()).or_default() += 1;
    }
    // Rendering must not panic; its text is not needed.
    let shown = compilation.render(Renderer::default());
    let ledger = report::ledger(compilation);
    assert!(!ledger.is_empty() || !shown.is_empty(), "the run has neither diagnostics nor a ledger");
    for (kind, _, entry) in compilation.ledger().rows() {
        if kind == Kind::Schema {
            row.degraded += entry.degraded;
            row.schema_keywords += entry.implemented + entry.degraded + entry.ignored;
        }
    }
}

/// Checks that every described item is listed in the ledger and present in the emitted text.
fn compare(compilation: &Compilation, files: &[OutputFile], expected: &Expected, row: &mut Row) {
    if compilation.check(Renderer::default()).is_err() {
        return;
    }
    let text = Text::of(files);
    let mut operations: BTreeMap<String, usize> = BTreeMap::new();
    let mut schemas = BTreeSet::new();
    let mut listed = 0;
    for entry in report::list(compilation) {
        let Some(pointer) = entry.pointer.as_ref().and_then(|at| Some(at.split_once('#')?.1.to_owned())) else {
            continue;
        };
        if entry.kind == "operation" {
            listed += 1;
            *operations.entry(pointer).or_default() += 1;
        } else if text.types.contains(entry.path.rsplit("::").next().unwrap_or_default()) {
            schemas.insert(pointer);
        }
    }
    let mut lost = Vec::new();
    for pointer in &expected.operations {
        match operations.get_mut(pointer).filter(|count| **count > 0) {
            Some(count) => *count -= 1,
            None => lost.push(pointer.as_str()),
        }
    }
    row.operations.emitted = (expected.operations.len() - lost.len()).min(text.operations);
    lost.extend(expected.schemas.iter().filter(|pointer| !schemas.contains(*pointer)).map(String::as_str));
    row.schemas.emitted = expected.schemas.iter().filter(|pointer| schemas.contains(*pointer)).count();
    if let Some(first) = lost.first() {
        row.fault = Some(format!("{} lost, the first at {first}", lost.len()));
    } else if listed != text.operations || listed != expected.operations.len() {
        let Text { operations, .. } = text;
        row.fault = Some(format!(
            "{} operations are described, {listed} are listed and {operations} emitted",
            expected.operations.len()
        ));
    }
}

/// The items found in the emitted text.
#[derive(Default)]
struct Text {
    operations: usize,
    types: BTreeSet<String>,
}

impl Text {
    fn of(files: &[OutputFile]) -> Self {
        let mut text = Self::default();
        for line in files.iter().flat_map(|file| file.text.lines()) {
            let line = line.trim_start();
            // A long `impl` continues on the next line.
            if line.starts_with("impl Operation for ") || line == "impl Operation" {
                text.operations += 1;
            }
            let item = ["pub struct ", "pub enum ", "pub type "].iter().find_map(|start| line.strip_prefix(start));
            if let Some(item) = item {
                let end = item.find(|char: char| char != '_' && !char.is_alphanumeric()).unwrap_or(item.len());
                text.types.insert(item.get(..end).unwrap_or_default().to_owned());
            }
        }
        text
    }
}

/// Returns a fingerprint of the files, which is the same on every machine.
pub fn fingerprint(files: &[OutputFile]) -> String {
    let mut hasher = DefaultHasher::new();
    for file in files {
        (&file.path, &file.text).hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str) -> Row {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        std::fs::write(&path, text).unwrap();
        generate(&Spec { name: "a".to_owned(), path, bytes: 0 }, Task { twice: true, keep: true }).row
    }

    #[test]
    fn every_documented_item_is_found_in_the_output() {
        let row = row(
            "{openapi: 3.1.0, info: {title: A, version: '1'}, paths: {/a: {get: {responses: {'204': {description: None}}}}}, components: {schemas: {A: {type: object, properties: {b: {type: string}}}, B: {type: string}}}}",
        );
        assert_eq!(row.fault, None);
        assert_eq!((row.operations.expected, row.operations.emitted), (1, 1));
        assert_eq!((row.schemas.expected, row.schemas.emitted), (2, 2));
        assert!(row.generated && row.lines > 10 && !row.hash.is_empty());
    }

    #[test]
    fn an_error_is_a_fault_and_nothing_is_generated() {
        let row = row("{openapi: 3.1.0, paths: {/a: {get: {}}, /a: {get: {}}}}");
        assert!(!row.generated);
        assert!(row.fault.is_some());
    }
}
