//! The settings that customize the generated code. They only hold what the configuration says; `customize/` applies it.

mod groups;
mod idempotency_key;
mod inline_names;
mod operation_ids;
mod renames;
mod visibility;

use std::collections::BTreeMap;

pub use groups::Groups;
pub use idempotency_key::IdempotencyKey;
pub use inline_names::InlineNames;
pub use operation_ids::{Framework, OperationIds};
pub use renames::Renames;
pub use visibility::Visibility;

/// The settings that customize items.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The Rust names of items.
    pub rename: BTreeMap<String, String>,
    /// The prefixes that names of component schemas lose.
    pub strip_prefix: Vec<String>,
    /// The source of the names of inline types.
    pub inline_names: InlineNames,
    /// The rules for operation ids.
    pub operation_ids: OperationIds,
    /// The grouping of operations.
    pub groups: Groups,
    /// The patterns of the response headers that are emitted; `None` for all.
    pub response_headers: Option<Vec<String>>,
    /// The patterns of the servers that are emitted; `None` for all.
    pub servers: Option<Vec<String>>,
    /// The environment variables of the base URL and of credentials.
    pub env: BTreeMap<String, Vec<String>>,
    /// The operations with idempotency keys.
    pub idempotency_key: Option<IdempotencyKey>,
    /// The operations that are safe to retry or not, by pattern.
    pub retry: BTreeMap<String, bool>,
    /// More derives of types.
    pub derive: BTreeMap<String, Vec<String>>,
    /// More attributes of types and fields.
    pub attributes: BTreeMap<String, Vec<String>>,
    /// The types that replace schemas.
    pub replace: BTreeMap<String, String>,
    /// The modules that have the types of schemas.
    pub extern_path: BTreeMap<String, String>,
}
