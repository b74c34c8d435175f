//! Servers (OpenAPI 3.1, sections 4.8.5 and 4.8.6).

use std::borrow::Cow;

/// A server of an API (section 4.8.5).
pub struct Server<'d> {
    /// The name (OpenAPI 3.2, section 4.6).
    pub name: Option<&'d str>,
    /// The URL, which may contain variables in braces.
    pub url: String,
    /// The description.
    pub description: Option<&'d str>,
    /// The variables.
    pub variables: Vec<ServerVariable<'d>>,
}

/// A variable of a server's URL (section 4.8.6).
pub struct ServerVariable<'d> {
    /// The name in the URL.
    pub name: &'d str,
    /// The default value.
    pub default: Option<Cow<'d, str>>,
    /// The allowed values; empty if every value is allowed.
    pub values: Vec<Cow<'d, str>>,
    /// The description.
    pub description: Option<&'d str>,
}
