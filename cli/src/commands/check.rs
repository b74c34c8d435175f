//! `check`: compares the output folder with the description.

use std::process::ExitCode;

use wirewright::{Error, Generator, OutputFile};

use super::diff::shown;
use super::{require_out, warn_about_renamed_output};
use crate::arguments::{CheckOptions, FormatOption};
use crate::progress::ProgressLine;
use crate::terminal::{ADDED, HEADING, PLACE, REMOVED, print, print_raw, styled};

/// The message for code that is out of date, with the step that helps.
const OUT_OF_DATE: &str =
    "the generated code is out of date; run `wirewright generate` with the same arguments to update it";

pub(crate) fn check(options: &CheckOptions) -> Result<ExitCode, Error> {
    let generator = options.output.generator()?;
    require_out(&generator)?;
    let (generator, line) = ProgressLine::watch(generator, false);
    let compilation = generator.run()?;
    let files = generator.files(&compilation)?;
    let diff = generator.compare(&files)?;
    drop(line);
    let is_locked = check_lock(&generator, &files)?;
    let left_behind = warn_about_renamed_output(&generator, &files)?;
    if diff.is_empty() {
        let is_failure = !is_locked || left_behind && generator.config().strict;
        return Ok(if is_failure { ExitCode::FAILURE } else { ExitCode::SUCCESS });
    }
    let is_github = options.output.input.format.contains(&FormatOption::Github);
    match generator.changes(&compilation, files) {
        Ok(report) if is_github => print_raw(&format!("{}::error::{OUT_OF_DATE}\n", report.github())),
        Ok(report) if !options.diff && !report.is_empty() => print(&shown(&report)),
        // There is no report of code that cannot be read or is not there yet, and of files that are in other places.
        _ => print(&diff.split_inclusive('\n').map(coloured).collect::<String>()),
    }
    eprintln!("error: {OUT_OF_DATE}");
    Ok(ExitCode::FAILURE)
}

/// Compares the lock with the output, and with the files in the output folder. Returns true if all agree.
fn check_lock(generator: &Generator, files: &[OutputFile]) -> Result<bool, Error> {
    let edited = generator.edited(files)?;
    for path in &edited {
        eprintln!(
            "error: `{}` was edited by hand since the last run\n\
             help: make the change in an overlay, in the configuration or in a file of your own; \
             `wirewright generate --force` discards the edit",
            path.display()
        );
    }
    let outdated = generator.outdated_lock(files);
    if let Some(path) = outdated {
        let state = if path.exists() { "is out of date" } else { "does not exist" };
        eprintln!("error: `{}` {state}; run `wirewright generate` with the same arguments to write it", path.display());
    }
    Ok(edited.is_empty() && outdated.is_none())
}

/// Adds colours to a line of a unified diff.
fn coloured(line: &str) -> String {
    let (text, end) = line.strip_suffix('\n').map_or((line, ""), |text| (text, "\n"));
    let style = match text.as_bytes() {
        [b'-', b'-', b'-', b' ', b'a', b'/', ..] | [b'+', b'+', b'+', b' ', b'b', b'/', ..] => HEADING,
        [b'@', b'@', ..] => PLACE,
        [b'+', ..] => ADDED,
        [b'-', ..] => REMOVED,
        _ => return line.to_owned(),
    };
    format!("{}{end}", styled(style, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn added_and_removed_lines_headings_and_places_have_colours() {
        let line = |text: &str| coloured(text).replace('\u{1b}', "^");
        assert_eq!(line("--- a/lib.rs\n"), "^[1m--- a/lib.rs^[0m\n");
        assert_eq!(line("+++ b/lib.rs\n"), "^[1m+++ b/lib.rs^[0m\n");
        assert_eq!(line("@@ -1 +1 @@\n"), "^[36m@@ -1 +1 @@^[0m\n");
        assert_eq!(line("+new\n"), "^[32m+new^[0m\n");
        assert_eq!(line("-old"), "^[31m-old^[0m");
        assert_eq!(line(" same\n"), " same\n");
    }
}
