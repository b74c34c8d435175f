//! Implementations of the commands.

use std::io::Write as _;
use std::process::ExitCode;
use std::time::Instant;

use clap::CommandFactory as _;
use wirewright::diagnostics::{Code, Severity};
use wirewright::{Compilation, Error, Generator, OutputFile, report};

use crate::arguments::{Arguments, FailOn, GenerateOptions, Input, LedgerOptions, ListOptions, Output, WhyOptions};
use crate::explain;

pub(crate) fn generate(options: &GenerateOptions) -> Result<ExitCode, Error> {
    let start = Instant::now();
    let generator = options.output.generator()?.force(options.force);
    let is_quiet = options.quiet;
    let options = &options.output;
    require_out(&generator)?;
    let compilation = generator.run()?;
    let files = generator.files(&compilation)?;
    let written = generator.write(&files)?;
    if is_quiet {
        return Ok(ExitCode::SUCCESS);
    }
    show_diagnostics(&options.input, &compilation);
    let counts = report::count(&compilation);
    let warnings = compilation.diagnostics().count(Severity::Warning);
    let notes = compilation.diagnostics().count(Severity::Note);
    let unused = compilation.diagnostics().iter().filter(|found| found.code == Code::UnusedSchema).count();
    let left_out = if unused > 0 { format!(", {} left out", counted(unused, "unused schema")) } else { String::new() };
    print(&format!(
        "{} and {} in {} ({} changed, {} removed){left_out}, {} and {}, {:.2} s\n",
        counted(counts.operations, "operation"),
        counted(counts.types, "type"),
        counted(files.len(), "file"),
        written.changed,
        written.removed,
        counted(warnings, "warning"),
        counted(notes, "note"),
        start.elapsed().as_secs_f64(),
    ));
    warn_about_renamed_output(&generator, &files)?;
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn explain(code: Option<&str>) -> Result<ExitCode, Error> {
    print(&explain::text(code)?);
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn completions(shell: clap_complete::Shell) -> ExitCode {
    let mut command = Arguments::command();
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut command, "wirewright", &mut text);
    print(&String::from_utf8_lossy(&text));
    ExitCode::SUCCESS
}

pub(crate) fn man() -> Result<ExitCode, Error> {
    let mut text = Vec::new();
    let page = clap_mangen::Man::new(Arguments::command());
    page.render(&mut text).map_err(|error| Error::Usage(format!("the manual page cannot be written: {error}")))?;
    print(&String::from_utf8_lossy(&text));
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn check(options: &Output) -> Result<ExitCode, Error> {
    let generator = options.generator()?;
    require_out(&generator)?;
    let compilation = generator.run()?;
    let files = generator.files(&compilation)?;
    let diff = generator.compare(&files)?;
    let left_behind = warn_about_renamed_output(&generator, &files)?;
    if diff.is_empty() {
        return Ok(if left_behind && generator.config().strict { ExitCode::FAILURE } else { ExitCode::SUCCESS });
    }
    print(&diff);
    eprintln!(
        "error: the generated code is out of date; run `wirewright generate` with the same arguments to update it"
    );
    Ok(ExitCode::FAILURE)
}

pub(crate) fn ledger(options: &LedgerOptions) -> Result<ExitCode, Error> {
    let compilation = options.input.generator()?.run()?;
    compilation.check(options.input.renderer())?;
    print(&report::ledger(&compilation));
    let counts = report::count_keywords(&compilation);
    let found = match options.fail_on {
        Some(FailOn::Degraded) => counts.degraded > 0,
        Some(FailOn::Ignored) => counts.degraded > 0 || counts.ignored > 0,
        None => false,
    };
    Ok(if found { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

pub(crate) fn list(options: &ListOptions) -> Result<ExitCode, Error> {
    let compilation = options.input.generator()?.run()?;
    compilation.check(options.input.renderer())?;
    let entries = report::list(&compilation);
    if options.json {
        print_json(serde_json::to_string_pretty(&entries))?;
    } else {
        let width = column(entries.iter().map(|entry| &*entry.name));
        for entry in entries {
            print(&format!("{:<9}  {:<width$}  {}\n", entry.kind, entry.name, entry.path));
        }
    }
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn why(options: &WhyOptions) -> Result<ExitCode, Error> {
    let compilation = options.input.generator()?.run()?;
    compilation.check(options.input.renderer())?;
    let uses = report::why(&compilation, &options.name)?;
    if options.json {
        print_json(serde_json::to_string_pretty(&uses))?;
    } else if uses.is_empty() {
        print("no operation uses this type; it is generated because its schema is a component of the description\n");
    } else {
        let width = column(uses.iter().map(|found| &*found.operation));
        for found in uses {
            print(&format!("{:<width$}  {}\n", found.operation, found.way.join(" -> ")));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn require_out(generator: &Generator) -> Result<(), Error> {
    if generator.config().out.is_some() {
        Ok(())
    } else {
        Err(Error::Missing("missing output folder: pass `--out DIR`, or set `out` in the configuration"))
    }
}

/// Warns about files that an earlier run wrote under another name. Returns true if any exist.
fn warn_about_renamed_output(generator: &Generator, files: &[OutputFile]) -> Result<bool, Error> {
    let found = generator.left_behind(files)?;
    for path in &found {
        let path = path.display();
        eprintln!(
            "warning: `{path}` was generated from a description with the same title, but is not part of this output\n\
             help: if the output was renamed, remove the old file"
        );
    }
    Ok(!found.is_empty())
}

fn show_diagnostics(input: &Input, compilation: &Compilation) {
    let text = compilation.render(input.renderer());
    if !text.is_empty() {
        eprintln!("{}", text.trim_end());
    }
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

fn print_json(text: serde_json::Result<String>) -> Result<(), Error> {
    let text = text.map_err(|error| Error::Internal(error.to_string()))?;
    print(&format!("{text}\n"));
    Ok(())
}

/// Returns the width of a column of texts, of which long ones exceed it.
fn column<'t>(texts: impl Iterator<Item = &'t str>) -> usize {
    texts.map(|text| text.chars().count()).max().unwrap_or_default().min(60)
}

/// Prints to standard output. Errors are ignored, so that a closed pipe (`| head`) is not a failure.
fn print(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}
