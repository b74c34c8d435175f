//! Text on standard output: coloured on a terminal, plain in a pipe.

use std::fmt;
use std::io::Write as _;

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use wirewright::Error;

/// The style of added lines, and of files that are created.
pub(crate) const ADDED: Style = AnsiColor::Green.on_default();
/// The style of removed lines, and of files that are removed.
pub(crate) const REMOVED: Style = AnsiColor::Red.on_default();
/// The style of files that are changed.
pub(crate) const CHANGED: Style = AnsiColor::Yellow.on_default();
/// The style of positions in files.
pub(crate) const PLACE: Style = AnsiColor::Cyan.on_default();
/// The style of headings.
pub(crate) const HEADING: Style = Style::new().bold();

/// Returns true if standard error has colours: by `--color`, by the variables `NO_COLOR`, `CLICOLOR` and
/// `CLICOLOR_FORCE`, or because it is a terminal.
pub(crate) fn has_coloured_errors() -> bool {
    AutoStream::choice(&std::io::stderr()) != ColorChoice::Never
}

/// Prints to standard output. Styles are removed if it has no colours. Errors are ignored, so that a closed pipe
/// (`| head`) is not a failure.
pub(crate) fn print(text: &str) {
    let _ = AutoStream::auto(std::io::stdout().lock()).write_all(text.as_bytes());
}

/// Prints the text of a file or of a description, without interpreting it.
pub(crate) fn print_raw(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

/// Prints JSON and a line end.
pub(crate) fn print_json(text: serde_json::Result<String>) -> Result<(), Error> {
    let text = text.map_err(|error| Error::Internal(error.to_string()))?;
    print_raw(&format!("{text}\n"));
    Ok(())
}

/// Adds a style to a text.
pub(crate) fn styled(style: Style, text: impl fmt::Display) -> String {
    format!("{style}{text}{style:#}")
}

/// Returns a verb that is aligned to the right, as in the output of cargo.
pub(crate) fn verb(style: Style, word: &str) -> String {
    styled(style, format!("{word:>12}"))
}

/// Returns the width of a column of texts, of which long ones exceed it.
pub(crate) fn column<'t>(texts: impl Iterator<Item = &'t str>) -> usize {
    texts.map(|text| text.chars().count()).max().unwrap_or_default().min(60)
}

/// Returns a number and a noun, such as `1 file` or `1,206 files`.
pub(crate) fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{} {what}s", grouped(count)) }
}

/// Returns a number with a comma between groups of three digits.
pub(crate) fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_commas_between_groups_of_digits() {
        for (count, text) in [(0, "0"), (999, "999"), (1_206, "1,206"), (1_000_000, "1,000,000")] {
            assert_eq!(grouped(count), text);
        }
        assert_eq!((counted(1, "file"), counted(1_206, "file")), ("1 file".to_owned(), "1,206 files".to_owned()));
    }
}
