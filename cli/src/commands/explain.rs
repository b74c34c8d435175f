//! Explanations of diagnostic codes.

use std::fmt::Write as _;

use wirewright::Error;
use wirewright::diagnostics::{Code, Severity};

/// Returns the explanation of a code, or of all codes.
///
/// # Errors
///
/// Returns an error if the code is unknown.
pub(crate) fn text(code: Option<&str>) -> Result<String, Error> {
    let Some(name) = code else { return Ok(all()) };
    let code = Code::from_name(name).ok_or_else(|| Error::UnknownCode(name.to_owned()))?;
    let name = code.name();
    let mut text = format!("{name} ({})\n\n{}\n", word(code.severity()), code.meaning());
    if code.severity() != Severity::Error {
        let _ = write!(
            text,
            "\nTo make it an error: `deny = [\"{name}\"]` in wirewright.toml, or `--deny {name}`.\n\
             To hide it: `allow = [\"{name}\"]`, or `--allow {name}`.\n"
        );
    }
    Ok(text)
}

fn all() -> String {
    let width = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or_default();
    let line = |code: &Code| format!("{:width$}  {:7}  {}\n", code.name(), word(code.severity()), code.meaning());
    Code::ALL.iter().map(line).collect()
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}
