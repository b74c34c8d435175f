//! The order of a comparison: documents, steps and tools.

use super::documents::{self, Document, SHORT};
use super::measure::Samples;
use super::options::Comparison;
use super::results::{Outcome, Step, ToolResult};
use super::session::Session;
use super::{compile, generation, install, library, report, runtime};
use crate::console::write;

/// The steps that are measured for each document.
const STEPS: [Step; 6] =
    [Step::Generate, Step::Check, Step::BuildDev, Step::BuildRelease, Step::Recheck, Step::Rebuild];

/// Runs the comparison and reports it. Returns true if nothing of ours failed.
///
/// # Errors
/// Returns an error if a file cannot be read or written, or if the runtime program fails.
pub fn run(options: &Comparison) -> Result<bool, String> {
    let documents = chosen(options)?;
    let mut session = Session::start(options)?;
    if !options.stored {
        session.measure(&documents)?;
    }
    let results = &session.results;
    print!("{}", report::text(results));
    if let Some(path) = &options.json {
        let text = serde_json::to_string_pretty(results).map_err(|error| error.to_string())?;
        write(path, &(text + "\n"))?;
    }
    if options.write {
        report::write(results)?;
    }
    Ok(session.is_sound())
}

fn chosen(options: &Comparison) -> Result<Vec<Document>, String> {
    if options.short && options.only.is_empty() {
        return documents::select(&SHORT.map(str::to_owned));
    }
    documents::select(&options.only)
}

impl Session {
    fn measure(&mut self, documents: &[Document]) -> Result<(), String> {
        if self.options.includes(Step::ColdBuild) {
            self.cold_builds()?;
        }
        if self.options.includes(Step::Library) {
            self.libraries()?;
        }
        for document in documents {
            for step in STEPS {
                if !self.options.includes(step) || self.outdated(document, step).is_empty() {
                    continue;
                }
                eprintln!("{}: {}", document.name, report::step_name(step));
                if step == Step::Generate {
                    generation::measure(self, document)?;
                } else {
                    compile::measure(self, document, step)?;
                }
            }
        }
        if self.options.includes(Step::Runtime) {
            self.runtime()?;
        }
        Ok(())
    }

    /// Measures the cold build of each tool once.
    fn cold_builds(&mut self) -> Result<(), String> {
        for ready in self.tools.clone() {
            let name = ready.tool.name;
            let is_built = |tool: &ToolResult| matches!(tool.cold_build, Some(Outcome::Measured(_)));
            if self.results.tools.get(name).is_some_and(is_built) {
                continue;
            }
            eprintln!("{name}: cold build");
            let built = install::install(&ready.tool, &self.work, self.limit()).map(Samples::from);
            let outcome = built.map_or_else(Outcome::Failed, Outcome::Measured);
            self.results.tools.entry(name.to_owned()).or_default().cold_build = Some(outcome);
            self.save()?;
        }
        Ok(())
    }

    /// Measures the cold build of each tool as a build dependency once.
    fn libraries(&mut self) -> Result<(), String> {
        for ready in self.tools.clone() {
            let name = ready.tool.name;
            let library = |tool: &ToolResult| tool.library.as_ref().map(|library| library.outcome.samples().is_some());
            if self.results.tools.get(name).and_then(library) == Some(true) {
                continue;
            }
            eprintln!("{name}: build dependency");
            let library = library::measure(&ready.tool, &self.work, self.limit())?;
            self.results.tools.entry(name.to_owned()).or_default().library = library;
            self.save()?;
        }
        Ok(())
    }

    fn runtime(&mut self) -> Result<(), String> {
        let Some(ours) = self.tools.first().cloned() else { return Ok(()) };
        let rounds = if self.options.short { 3 } else { self.rounds().max(5) };
        let is_current = |there: &runtime::Runtime| there.identity == ours.identity && there.rounds() >= rounds;
        if self.results.runtime.as_ref().is_some_and(is_current) {
            return Ok(());
        }
        eprintln!("decoding, encoding and calls");
        self.results.runtime = Some(runtime::measure(&ours, &self.work, rounds, self.limit())?);
        self.save()
    }
}
