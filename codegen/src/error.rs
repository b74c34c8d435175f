//! Why nothing was generated.

use std::fmt;

use crate::diagnostics::Code;
use crate::write::SinkError;

/// Why nothing was generated. Shown with `Debug` as with `Display`, for a build script's `main` prints the former.
#[non_exhaustive]
pub enum Error {
    /// The description, or what it needs, has errors: all of them, as text.
    Description {
        /// The diagnostics, as rustc prints them.
        text: String,
        /// How many errors there are.
        errors: usize,
    },
    /// The configuration can't be read.
    Config {
        /// The file.
        path: String,
        /// Why.
        cause: String,
    },
    /// The configuration names a diagnostic that does not exist.
    UnknownCode(String),
    /// The configuration names a format or a type of one that is not known.
    UnknownFormat(String),
    /// Nothing says which description is meant, or where the output goes.
    Missing(&'static str),
    /// An option has a value that it cannot have.
    Usage(String),
    /// The output can't be written.
    Write(SinkError),
    /// The manifest that is there cannot be completed.
    Manifest(String),
    /// What was emitted is not Rust: a fault of Wirewright.
    Internal(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Description { text, errors } => {
                let s = if *errors == 1 { "" } else { "s" };
                write!(f, "{text}error: nothing was generated: {errors} error{s}")
            }
            Self::Config { path, cause } => write!(f, "error: {path}: {cause}"),
            Self::UnknownCode(code) => {
                let known: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
                write!(f, "error: no diagnostic has the code `{code}`")?;
                match similar::get_close_matches(code.as_str(), &known, 1, 0.6).first() {
                    Some(close) => write!(f, "; is `{close}` meant?"),
                    None => Ok(()),
                }
            }
            Self::UnknownFormat(cause) => write!(f, "error: {cause}"),
            Self::Missing(what) => write!(f, "error: {what}"),
            Self::Usage(cause) => write!(f, "error: {cause}"),
            Self::Write(error) => write!(f, "error: the output can't be written: {error}"),
            Self::Manifest(cause) => write!(f, "error: the manifest that is there can't be completed: {cause}"),
            Self::Internal(cause) => {
                write!(
                    f,
                    "error: what was emitted is not Rust ({cause}); this is a fault of wirewright, please report it"
                )
            }
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // After `Error: `, which a build script's `main` begins with.
        write!(f, "\n{self}")
    }
}

impl std::error::Error for Error {}

impl From<SinkError> for Error {
    fn from(error: SinkError) -> Self {
        Self::Write(error)
    }
}

/// The result of generating.
pub type Result<T> = std::result::Result<T, Error>;
