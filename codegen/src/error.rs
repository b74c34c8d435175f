//! The error type of the crate.

use std::fmt;

use crate::diagnostics::Code;
use crate::suggestion::closest;
use crate::write::SinkError;

/// Errors that prevent the generation of code. `Debug` prints the same text as `Display`, because an error that a build
/// script's `main` returns is printed with `Debug`.
///
/// # Examples
///
/// ```
/// use wirewright::{Error, Generator};
///
/// match Generator::new("pets.yaml").deny("no-such-code").run() {
///     Err(Error::UnknownCode(code)) => assert_eq!(code, "no-such-code"),
///     other => panic!("expected an error: {other:?}"),
/// }
/// ```
#[non_exhaustive]
pub enum Error {
    /// The description, or a file that it refers to, has errors.
    Description {
        /// The rendered diagnostics.
        text: String,
        /// The number of errors.
        errors: usize,
    },
    /// The configuration is invalid or cannot be read.
    Config {
        /// The path of the configuration file.
        path: String,
        /// The cause.
        cause: String,
    },
    /// The configuration names an unknown diagnostic code.
    UnknownCode(String),
    /// The configuration names an unknown format, or an unknown type for a format.
    UnknownFormat(String),
    /// A required setting is missing, such as the description or the output folder.
    Missing(&'static str),
    /// An option has an invalid value.
    Usage(String),
    /// A file of generated code cannot be read, or is not valid Rust.
    Unreadable {
        /// The path of the file.
        path: String,
        /// The cause.
        cause: String,
    },
    /// The lock is missing or would change, which [`locked`](crate::Generator::locked) does not allow.
    Lock {
        /// The path of the lock.
        path: String,
        /// The cause.
        cause: String,
    },
    /// The output cannot be written.
    Write(SinkError),
    /// The existing manifest cannot be completed.
    Manifest(String),
    /// The emitted code is not valid Rust, which is a bug in Wirewright.
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
                write!(f, "error: unknown diagnostic code `{code}`")?;
                match closest(code, &known) {
                    Some(close) => write!(f, "; did you mean `{close}`?"),
                    None => Ok(()),
                }
            }
            Self::UnknownFormat(cause) => write!(f, "error: {cause}"),
            Self::Missing(what) => write!(f, "error: {what}"),
            Self::Usage(cause) => write!(f, "error: {cause}"),
            Self::Unreadable { path, cause } => write!(f, "error: cannot read the generated file {path}: {cause}"),
            Self::Lock { path, cause } => {
                write!(f, "error: {path}: {cause}\nhelp: generate without `--locked`, and check in the new lock")
            }
            Self::Write(error) => write!(f, "error: cannot write the output: {error}"),
            Self::Manifest(cause) => write!(f, "error: cannot complete the existing manifest: {cause}"),
            Self::Internal(cause) => {
                write!(
                    f,
                    "error: the generated code is not valid Rust ({cause}); this is a bug in wirewright, please report it"
                )
            }
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Start a new line after `Error: `, which is printed for an error that `main` returns.
        write!(f, "\n{self}")
    }
}

impl std::error::Error for Error {}

impl From<SinkError> for Error {
    fn from(error: SinkError) -> Self {
        Self::Write(error)
    }
}

/// A [`Result`](std::result::Result) with the error type [`Error`].
///
/// # Examples
///
/// The result of a build script's `main`:
///
/// ```no_run
/// fn main() -> wirewright::Result<()> {
///     wirewright::Generator::new("spec/pets.yaml").compile()
/// }
/// ```
pub type Result<T> = std::result::Result<T, Error>;
