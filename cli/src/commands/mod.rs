//! Implementations of the commands.

mod check;
mod diff;
mod dry_run;
mod explain;
mod generate;
mod init;
mod ledger;
mod list;
mod next;
mod why;

use std::process::ExitCode;

use clap::CommandFactory as _;
use wirewright::{Compilation, Error, Generator, OutputFile};

use crate::arguments::{Arguments, Command, Input};
use crate::progress::ProgressLine;
use crate::terminal::print_raw;

/// Runs a command.
pub(crate) fn run(command: &Command) -> Result<ExitCode, Error> {
    command.check_format()?;
    match command {
        Command::Init(options) => init::init(options),
        Command::Generate(options) => generate::generate(options),
        Command::Check(options) => check::check(options),
        Command::Diff(options) => diff::diff(options),
        Command::Ledger(options) => ledger::ledger(options),
        Command::List(options) => list::list(options),
        Command::Why(options) => why::why(options),
        Command::Explain { code } => {
            print_raw(&explain::text(code.as_deref())?);
            Ok(ExitCode::SUCCESS)
        }
        Command::Completions { shell } => Ok(completions(*shell)),
        Command::Man => man(),
    }
}

fn completions(shell: clap_complete::Shell) -> ExitCode {
    let mut command = Arguments::command();
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut command, "wirewright", &mut text);
    print_raw(&String::from_utf8_lossy(&text));
    ExitCode::SUCCESS
}

fn man() -> Result<ExitCode, Error> {
    let mut text = Vec::new();
    let page = clap_mangen::Man::new(Arguments::command());
    page.render(&mut text).map_err(|error| Error::Usage(format!("the manual page cannot be written: {error}")))?;
    print_raw(&String::from_utf8_lossy(&text));
    Ok(ExitCode::SUCCESS)
}

/// Runs the compiler for a report. Errors of the description are returned.
fn compile(input: &Input) -> Result<Compilation, Error> {
    let (generator, _line) = ProgressLine::watch(input.generator()?, false);
    let compilation = generator.run()?;
    compilation.check(input.renderer())?;
    Ok(compilation)
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
