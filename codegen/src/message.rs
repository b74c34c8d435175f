//! The parts of an HTTP message that a description and the model of the compiler name in the same way.

/// The extension that names an item.
pub(crate) const NAME_EXTENSION: &str = "x-wirewright-name";

/// The status codes that a response is documented for (section 4.8.16).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// A single status code.
    Exact(u16),
    /// A range: `4` for `4XX`.
    Class(u8),
    /// Every status code that is not documented otherwise.
    Default,
}

impl Status {
    /// Returns true if all status codes are 2XX.
    pub fn is_success(self) -> bool {
        match self {
            Self::Exact(code) => (200..300).contains(&code),
            Self::Class(class) => class == 2,
            Self::Default => false,
        }
    }
}

/// The location of a parameter in the request (section 4.8.12.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Location {
    /// The path.
    Path,
    /// The query.
    Query,
    /// A header.
    Header,
    /// The `Cookie` header.
    Cookie,
}

/// The serialization style of a parameter (section 4.8.12.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum StyleKind {
    Simple,
    Label,
    Matrix,
    Form,
    SpaceDelimited,
    PipeDelimited,
    /// `tsv` in OpenAPI 2.0.
    TabDelimited,
    DeepObject,
    /// `cookie` in OpenAPI 3.2: like `form`, but without percent-encoding.
    Cookie,
    /// `brackets` of `x-wirewright-style`: `a[][b]=1`.
    Brackets,
    /// `indices` of `x-wirewright-style`: `a[0][b]=1`.
    Indices,
    /// `dots` of `x-wirewright-style`: `a.0.b=1`.
    Dots,
    /// `aws` of `x-wirewright-style`: `a.1.b=1`.
    Aws,
}

/// A serialization style with its options.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Style {
    /// The style.
    pub kind: StyleKind,
    /// True if each item or property is sent separately.
    pub explode: bool,
    /// True if reserved characters are not percent-encoded.
    pub allow_reserved: bool,
    /// True if a query parameter without a value is sent as its name only.
    pub allow_empty: bool,
}

impl Style {
    /// Creates a style with all other options off.
    pub fn plain(kind: StyleKind, explode: bool) -> Self {
        Self { kind, explode, allow_reserved: false, allow_empty: false }
    }
}

/// Returns a media type without its parameters, in lower case.
pub(crate) fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Returns true if repeating a request of a method, in upper case, has no further effect (RFC 9110, section 9.2.2).
pub(crate) fn is_idempotent(method: &str) -> bool {
    matches!(method, "GET" | "HEAD" | "OPTIONS" | "TRACE" | "PUT" | "DELETE" | "QUERY")
}

/// Returns true if a text is a token (RFC 9110, section 5.6.2).
pub(crate) fn is_token(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c))
}

/// Returns true if a path segment is `api` or a version, which says nothing about the operation.
pub(crate) fn is_prefix(segment: &str) -> bool {
    let version = segment.strip_prefix(['v', 'V']).unwrap_or(segment);
    segment.eq_ignore_ascii_case("api")
        || (!version.is_empty()
            && version.chars().all(|c| c.is_ascii_digit() || c == '.')
            && version.starts_with(|c: char| c.is_ascii_digit()))
}
