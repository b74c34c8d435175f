//! `generate`: writes the client.

use std::process::ExitCode;
use std::time::Instant;

use wirewright::diagnostics::{Code, Severity};
use wirewright::{Compilation, Error, Written, report};

use super::{dry_run, next, require_out, warn_about_renamed_output};
use crate::arguments::{GenerateOptions, Input};
use crate::progress::ProgressLine;
use crate::terminal::{counted, grouped, print};

pub(crate) fn generate(options: &GenerateOptions) -> Result<ExitCode, Error> {
    let start = Instant::now();
    let generator = options.output.generator()?.force(options.force).locked(options.locked);
    require_out(&generator)?;
    let (generator, line) = ProgressLine::watch(generator, options.quiet);
    let compilation = generator.run()?;
    let files = generator.files(&compilation)?;
    if options.dry_run {
        let plan = generator.plan(&files)?;
        drop(line);
        show_diagnostics(&options.output.input, &compilation);
        print(&dry_run::shown(&generator, &plan));
        return Ok(ExitCode::SUCCESS);
    }
    let is_new = next::is_new(&generator, &files);
    let written = generator.write(&files)?;
    drop(line);
    if options.quiet {
        return Ok(ExitCode::SUCCESS);
    }
    show_diagnostics(&options.output.input, &compilation);
    print(&format!("{}, {:.2} s\n", summary(&compilation, files.len(), written), start.elapsed().as_secs_f64()));
    print(&next::steps(&generator, &compilation, is_new)?);
    warn_about_renamed_output(&generator, &files)?;
    Ok(ExitCode::SUCCESS)
}

/// Returns the counts of a run.
fn summary(compilation: &Compilation, files: usize, written: Written) -> String {
    let counts = report::count(compilation);
    let diagnostics = compilation.diagnostics();
    let unused = diagnostics.iter().filter(|found| found.code == Code::UnusedSchema).count();
    let left_out = if unused > 0 { format!(", {} left out", counted(unused, "unused schema")) } else { String::new() };
    format!(
        "{} and {} in {} ({} changed, {} removed){left_out}, {} and {}",
        counted(counts.operations, "operation"),
        counted(counts.types, "type"),
        counted(files, "file"),
        grouped(written.changed),
        grouped(written.removed),
        counted(diagnostics.count(Severity::Warning), "warning"),
        counted(diagnostics.count(Severity::Note), "note"),
    )
}

fn show_diagnostics(input: &Input, compilation: &Compilation) {
    let text = compilation.render(input.renderer());
    if !text.is_empty() {
        anstream::eprintln!("{}", text.trim_end());
    }
}
