//! Idempotency keys.

use serde::Deserialize;

/// The header of idempotency keys, and the operations that have one.
///
/// # Examples
///
/// ```
/// use wirewright::{Config, IdempotencyKey};
///
/// let mut key = IdempotencyKey::default();
/// key.operations.push("createOrder".to_owned());
/// assert_eq!(key.header, "Idempotency-Key");
///
/// let mut config = Config::default();
/// config.idempotency_key = Some(key);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct IdempotencyKey {
    /// The name of the header. Defaults to `Idempotency-Key`.
    pub header: String,
    /// The operations, as patterns of ids or tags, of paths, or of a method and a path. Without patterns, all operations
    /// whose methods are not idempotent have keys, such as those of POST and PATCH.
    pub operations: Vec<String>,
}

impl Default for IdempotencyKey {
    fn default() -> Self {
        Self { header: "Idempotency-Key".to_owned(), operations: Vec::new() }
    }
}
