//! The method of a request.

use std::fmt;

/// A method (RFC 9110, section 9.1), whether or not HTTP itself defines it: OpenAPI 3.2 describes any (section 4.9.1).
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
    /// A method by its name, which is sent as it is: names differ by case. One that no request can have is an error when a call is
    /// built.
    pub const fn named(name: &'static str) -> Self {
        Self(name)
    }

    /// Its name.
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
