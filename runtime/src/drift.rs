//! What answers have that the description has not.

use std::{fmt, sync::Arc};

use http::{StatusCode, header::CONTENT_TYPE};

use crate::{answer::Answer, error::CoreError, operation::Described};

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
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// The drift that an answer ends in that can not be read at all.
    pub(crate) fn of_error(operation: &Described, error: &CoreError) -> Option<Self> {
        let kind = match error {
            CoreError::UndocumentedStatus(_) => DriftKind::UndocumentedStatus {
                documented: operation.responses.iter().map(|response| response.on.to_string()).collect(),
            },
            CoreError::UndocumentedMediaType(detail) => {
                let found = detail.response.headers().get(CONTENT_TYPE);
                let found = found.map(|found| String::from_utf8_lossy(found.as_bytes()).into_owned());
                DriftKind::UndocumentedMediaType { found: found.unwrap_or_default(), documented: detail.documented }
            }
            _ => return None,
        };
        Some(Self { operation: operation.id, status: error.status()?, pointer: String::new(), kind })
    }

    pub(crate) fn inside(operation: &'static str, answer: &Answer, pointer: String, kind: DriftKind) -> Self {
        Self { operation, status: answer.status, pointer, kind }
    }
}

impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.operation)?;
        match &self.kind {
            DriftKind::UnknownMember { described } => {
                write!(f, "the member at {} is not described; described are {}", self.pointer, described.join(", "))
            }
            DriftKind::UnknownValue { found, described } => {
                let place = if self.pointer.is_empty() { "the root" } else { &self.pointer };
                write!(f, "the value `{found}` at {place} is not described")?;
                if described.is_empty() { Ok(()) } else { write!(f, "; described are {}", described.join(", ")) }
            }
            DriftKind::WrappedRoot { found, inside } => {
                write!(f, "what is described of the root `{found}` was read of `{inside}`")
            }
            DriftKind::UndocumentedStatus { documented } => {
                write!(f, "the status {} is not documented; documented are {}", self.status, documented.join(", "))
            }
            DriftKind::UndocumentedMediaType { found, documented } => {
                let documented = documented.join(", ");
                write!(f, "the media type `{found}` is not documented for {}; documented are {documented}", self.status)
            }
        }
    }
}
