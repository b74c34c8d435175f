//! What answers have that the description has not.

use std::{fmt, sync::Arc};

use http::StatusCode;

use crate::short::{LONG, NAME, NAMES, Short, ends};

/// Something in an answer that is not described: a sign that the server and its description part ways.
///
/// See [`ClientBuilder::on_drift`](crate::ClientBuilder::on_drift).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Drift {
    /// The id of the operation that was called.
    pub operation: &'static str,
    /// The status code of the answer.
    pub status: StatusCode,
    /// The place inside the body as a JSON pointer (RFC 6901); empty for the whole answer.
    pub pointer: String,
    /// What is not described, and what is.
    pub kind: DriftKind,
}

/// What is not described, and what is in its place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DriftKind {
    /// A member of an object; the pointer ends in its name.
    UnknownMember {
        /// The members that are described there.
        described: &'static [&'static str],
    },
    /// A value of an enumeration.
    UnknownValue {
        /// The value.
        found: String,
        /// The values that are described; none for a union whose variants nothing names.
        described: Vec<String>,
    },
    /// A null where the description has none: the property was read as if it were absent.
    UnexpectedNull,
    /// An integer that its type, a float, does not hold to the last digit.
    Rounded {
        /// The number in the response.
        found: String,
        /// The number that was read.
        kept: String,
    },
    /// Further deviations, which are not reported one by one.
    Unreported {
        /// How many.
        count: usize,
    },
    /// A body with more values than [`max_response_nodes`](crate::ClientBuilder::max_response_nodes), which was decoded and not
    /// examined.
    Unexamined {
        /// The limit.
        limit: usize,
    },
    /// The root of an XML document, which is not where it is described.
    WrappedRoot {
        /// The outer element: one that the server has, or one that it has not.
        found: String,
        /// The element in it that was read.
        inside: String,
    },
    /// The status.
    UndocumentedStatus {
        /// The statuses that are documented, such as `200`, `4XX` or `default`.
        documented: Vec<String>,
    },
    /// The media type.
    UndocumentedMediaType {
        /// The media type.
        found: String,
        /// The media types that are documented.
        documented: &'static [&'static str],
    },
}

/// Who is told.
pub(crate) type Observer = Arc<dyn Fn(&Drift) + Send + Sync>;

impl Drift {
    pub(crate) fn inside(operation: &'static str, status: StatusCode, pointer: String, kind: DriftKind) -> Self {
        Self { operation, status, pointer, kind }
    }
}

/// One line, in which each part is cut to a limit.
impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.operation)?;
        let pointer = ends(&self.pointer);
        let place = if pointer.is_empty() { "the root" } else { &*pointer };
        match &self.kind {
            DriftKind::UnknownMember { described } => {
                write!(f, "the member at {place} is not described; described are {}", List(described))
            }
            DriftKind::UnknownValue { found, described } => {
                write!(f, "the value `{}` at {place} is not described", Short(found, LONG))?;
                if described.is_empty() { Ok(()) } else { write!(f, "; described are {}", List(described)) }
            }
            DriftKind::UnexpectedNull => write!(f, "null at {place} is not described; it was read as absent"),
            DriftKind::Rounded { found, kept } => write!(f, "the number {found} at {place} was rounded to {kept}"),
            DriftKind::Unreported { count } => write!(f, "{count} further deviations are not reported"),
            DriftKind::Unexamined { limit } => {
                write!(f, "the body has more than {limit} values and was not examined")
            }
            DriftKind::WrappedRoot { found, inside } => {
                let (found, inside) = (Short(found, NAME), Short(inside, NAME));
                write!(f, "what is described of the root `{found}` was read of `{inside}`")
            }
            DriftKind::UndocumentedStatus { documented } => {
                write!(f, "the status {} is not documented; documented are {}", self.status, List(documented))
            }
            DriftKind::UndocumentedMediaType { found, documented } => {
                let (found, status) = (Short(found, NAME), self.status);
                write!(
                    f,
                    "the media type `{found}` is not documented for {status}; documented are {}",
                    List(documented)
                )
            }
        }
    }
}

/// Names as a list that ends after a dozen.
struct List<'a, S>(&'a [S]);

impl<S: AsRef<str>> fmt::Display for List<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, name) in self.0.iter().take(NAMES).enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            write!(f, "{comma}{}", Short(name.as_ref(), NAME))?;
        }
        if self.0.len() > NAMES { f.write_str(", ...") } else { Ok(()) }
    }
}
