//! HTTP methods.

use std::fmt;

/// An HTTP method (RFC 9110, section 9.1), standard or custom (OpenAPI 3.2, section 4.9.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Method(&'static str);

#[allow(missing_docs)]
impl Method {
    pub const CONNECT: Self = Self("CONNECT");
    pub const DELETE: Self = Self("DELETE");
    pub const GET: Self = Self("GET");
    pub const HEAD: Self = Self("HEAD");
    pub const OPTIONS: Self = Self("OPTIONS");
    pub const PATCH: Self = Self("PATCH");
    pub const POST: Self = Self("POST");
    pub const PUT: Self = Self("PUT");
    pub const QUERY: Self = Self("QUERY");
    pub const TRACE: Self = Self("TRACE");
}

impl Method {
    /// Creates a method from its name, which is case-sensitive and sent unchanged.
    ///
    /// An invalid name is reported as an error when a request is built.
    pub const fn named(name: &'static str) -> Self {
        Self(name)
    }

    /// Returns the name of the method.
    pub const fn as_str(self) -> &'static str {
        self.0
    }

    pub(crate) fn to_http(self) -> Option<http::Method> {
        http::Method::from_bytes(self.0.as_bytes()).ok()
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
