//! Properties that may be absent or null.

use crate::ir::{Api, Field, Layers, Type};

/// The values of a property besides those of its type. Absent and null have different meanings, e.g. in a JSON Merge
/// Patch (RFC 7396), so they are only merged where the description does not distinguish them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// The property is always present. Its value may be null.
    Required,
    /// The property may be absent, but is never null.
    Optional,
    /// The property may be absent, and has any JSON value, of which null is one.
    OptionalAny,
    /// The property may be absent or null.
    Maybe,
}

impl Presence {
    /// Returns the presence of a field.
    pub fn of(api: &Api, field: &Field) -> Self {
        match (field.required, api.behind(&field.ty, Layers::default())) {
            (true, _) => Self::Required,
            (false, Type::Any) => Self::OptionalAny,
            (false, Type::Nullable(_)) => Self::Maybe,
            (false, _) => Self::Optional,
        }
    }
}
