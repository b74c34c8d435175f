//! Errors of the sink.

use std::fmt;
use std::io;
use std::path::Path;

/// Errors that occur when the output is written, in [`Error::Write`](crate::Error::Write).
///
/// # Examples
///
/// ```
/// use wirewright::{Error, SinkError};
///
/// fn advice(error: &Error) -> &'static str {
///     match error {
///         Error::Write(SinkError::Unmarked { .. }) => "choose another folder",
///         Error::Write(SinkError::Busy { .. }) => "try again later",
///         _ => "see the message",
///     }
/// }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum SinkError {
    /// An I/O error.
    Io {
        /// The path.
        path: String,
        /// The error of the file system.
        cause: io::Error,
    },
    /// Files that would be replaced were not generated.
    Unmarked {
        /// The paths of the files.
        paths: Vec<String>,
    },
    /// Generated files that would be replaced or removed were edited by hand since.
    Edited {
        /// The paths of the files.
        paths: Vec<String>,
    },
    /// The path of an output file exists, but is not a file.
    NotAFile {
        /// The path.
        path: String,
        /// The kind of the existing entry, with an article.
        kind: &'static str,
    },
    /// Another run has been writing to the folder for too long.
    Busy {
        /// The folder.
        folder: String,
    },
}

impl fmt::Display for SinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { path, cause } => write!(f, "{path}: {cause}"),
            Self::Unmarked { paths } => {
                let (is, it) = if paths.len() == 1 {
                    ("is not a generated file", "it")
                } else {
                    ("are not generated files", "them")
                };
                write!(
                    f,
                    "`{}` {is}\nhelp: choose another folder, move {it} away, or replace {it} with `--force`",
                    paths.join("`, `")
                )
            }
            Self::Edited { paths } => {
                let (was, it) = if paths.len() == 1 {
                    ("was edited by hand", "the edit")
                } else {
                    ("were edited by hand", "the edits")
                };
                write!(
                    f,
                    "`{}` {was} since the last run\n\
                     help: make the change in an overlay, in the configuration or in a file of your own; `--force` \
                     discards {it}",
                    paths.join("`, `")
                )
            }
            Self::NotAFile { path, kind } => write!(f, "`{path}` is {kind}, not a regular file"),
            Self::Busy { folder } => write!(f, "another run of wirewright is still writing to `{folder}`"),
        }
    }
}

impl std::error::Error for SinkError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        None
    }
}

pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> SinkError {
    let path = path.display().to_string();
    move |cause| SinkError::Io { path, cause }
}
