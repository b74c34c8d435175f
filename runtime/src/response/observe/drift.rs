//! Undocumented content of responses.

use std::{fmt, sync::Arc};

use http::StatusCode;

use crate::response::RawResponse;
use crate::text::short::{LONG, NAME, NAMES, Short, ends};

/// A deviation of a response from the OpenAPI description, such as an unknown property.
///
/// Deviations are reported to the observer that is set with
/// [`ClientBuilder::on_drift`](crate::ClientBuilder::on_drift).
///
/// ```
/// use wirewright_client::{Client, DriftKind};
///
/// let builder = Client::builder("https://api.example.com").on_drift(|drift| match &drift.kind {
///     DriftKind::UnknownProperty { .. } => {}
///     _ => eprintln!("{drift}"),
/// });
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Drift {
    /// The id of the operation that was called.
    pub operation: &'static str,
    /// The status code of the response.
    pub status: StatusCode,
    /// The place in the body as a JSON pointer (RFC 6901), or an empty string for the whole response.
    pub pointer: String,
    /// The number of attempts of the call: 1, and one more for each retry.
    pub attempts: u32,
    /// The kind of deviation, with its details.
    pub kind: DriftKind,
}

/// The kinds of deviation of a response from its description.
///
/// ```
/// use wirewright_client::DriftKind;
///
/// fn is_harmless(kind: &DriftKind) -> bool {
///     matches!(kind, DriftKind::UnknownProperty { .. } | DriftKind::UnexpectedNull)
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DriftKind {
    /// An unknown property of an object; the pointer ends with the property's name.
    UnknownProperty {
        /// The documented properties of the object.
        documented: &'static [&'static str],
    },
    /// An unknown value of an enum, or an unknown variant of a union.
    UnknownValue {
        /// The value.
        found: String,
        /// The documented values. Empty for a union whose variants have no names in the response.
        documented: Vec<String>,
    },
    /// A null for a property that is not nullable. The property was decoded as absent.
    UnexpectedNull,
    /// An integer that was rounded because the property is decoded as a float.
    Rounded {
        /// The number in the response.
        found: String,
        /// The number after rounding.
        kept: String,
    },
    /// Further deviations that are not reported individually.
    Unreported {
        /// The number of further deviations.
        count: usize,
    },
    /// A body with more values than [`max_response_nodes`](crate::ClientBuilder::max_response_nodes).
    ///
    /// The body was decoded, but not checked for deviations.
    Unchecked {
        /// The maximum number of values.
        limit: usize,
    },
    /// A root of an XML document that is nested differently than documented: with an extra or a missing outer element.
    RootMismatch {
        /// The name of the outer element, either found in the response or documented but missing.
        outer: String,
        /// The name of the element that was decoded.
        decoded: String,
    },
    /// An undocumented status code.
    UndocumentedStatus {
        /// The documented status codes, such as `200`, `4XX` or `default`.
        documented: Vec<String>,
    },
    /// An undocumented media type.
    UndocumentedMediaType {
        /// The media type of the response.
        found: String,
        /// The documented media types.
        documented: &'static [&'static str],
    },
}

/// A callback that receives deviations.
pub(crate) type Observer = Arc<dyn Fn(&Drift) + Send + Sync>;

impl Drift {
    pub(crate) fn inside(operation: &'static str, raw: &RawResponse, pointer: String, kind: DriftKind) -> Self {
        Self { operation, status: raw.status, pointer, attempts: raw.attempts, kind }
    }
}

/// Formats the deviation as one line, in which long parts are shortened.
impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.operation)?;
        let pointer = ends(&self.pointer);
        let place = if pointer.is_empty() { "the root" } else { &*pointer };
        match &self.kind {
            DriftKind::UnknownProperty { documented } => {
                write!(f, "unknown property at {place}; documented properties: {}", List(documented))
            }
            DriftKind::UnknownValue { found, documented } => {
                write!(f, "unknown value `{}` at {place}", Short(found, LONG))?;
                if documented.is_empty() { Ok(()) } else { write!(f, "; documented values: {}", List(documented)) }
            }
            DriftKind::UnexpectedNull => write!(f, "unexpected null at {place}; it was decoded as absent"),
            DriftKind::Rounded { found, kept } => write!(f, "the number {found} at {place} was rounded to {kept}"),
            DriftKind::Unreported { count } => write!(f, "{count} further deviations are not reported"),
            DriftKind::Unchecked { limit } => {
                write!(f, "the body has more than {limit} values and was not checked for deviations")
            }
            DriftKind::RootMismatch { outer, decoded } => {
                let (outer, decoded) = (Short(outer, NAME), Short(decoded, NAME));
                write!(f, "the root `{outer}` was decoded from the element `{decoded}`")
            }
            DriftKind::UndocumentedStatus { documented } => {
                write!(f, "undocumented status {}; documented statuses: {}", self.status, List(documented))
            }
            DriftKind::UndocumentedMediaType { found, documented } => {
                let (found, status) = (Short(found, NAME), self.status);
                write!(
                    f,
                    "undocumented media type `{found}` for {status}; documented media types: {}",
                    List(documented)
                )
            }
        }
    }
}

/// A list of names for messages, shortened to a dozen.
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
