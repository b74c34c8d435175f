//! Security requirements of an operation.

/// The alternatives of the security requirement, each a list of schemes that are required together (OpenAPI 3.1,
/// section 4.8.30).
///
/// `&[]` requires no credentials. `&[&[], ...]` makes credentials optional.
pub type Security = &'static [&'static [&'static str]];

/// The required scopes: the index of an alternative in [`Security`], the name of a scheme, and its scopes.
pub type Scopes = &'static [(usize, &'static str, &'static [&'static str])];
