//! Servers that an operation declares itself.

/// The variables of a server with their defaults (OpenAPI 3.1, section 4.8.6).
pub type Variables = &'static [(&'static str, &'static str)];

/// The server of an operation or path that is documented in addition to those of the whole API (OpenAPI 3.1, sections
/// 4.8.9 and 4.8.10).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OperationServer {
    /// The URL, with variables in braces.
    pub(crate) url: &'static str,
    /// The variables with their defaults.
    pub(crate) variables: Variables,
    /// The servers of the whole API.
    pub(crate) document: &'static [(&'static str, Variables)],
}

impl OperationServer {
    /// Creates a server that is documented in addition to those of the whole API.
    pub const fn new(url: &'static str, variables: Variables, document: &'static [(&'static str, Variables)]) -> Self {
        Self { url, variables, document }
    }
}
