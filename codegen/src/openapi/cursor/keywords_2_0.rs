//! The unsupported keywords of 2.0.

use crate::openapi::ledger::Kind;

/// Returns true if 2.0 defines a keyword that is not supported. All other unread keywords are unknown.
pub(in crate::openapi) fn is_specified(kind: Kind, keyword: &str) -> bool {
    let keywords: &[&str] = match kind {
        Kind::Swagger | Kind::Tag => &["externalDocs"],
        Kind::Info => &["termsOfService", "contact", "license"],
        Kind::Operation => &["externalDocs", "schemes"],
        Kind::Parameter => &["allowEmptyValue", "collectionFormat"],
        Kind::Response => &["examples"],
        Kind::SecurityScheme => &["flow", "authorizationUrl", "tokenUrl", "scopes"],
        // An Items Object is read as a schema. Schemas have no equivalent of the `collectionFormat` of a nested array.
        Kind::Schema => &["externalDocs", "collectionFormat"],
        _ => &[],
    };
    keywords.contains(&keyword)
}
