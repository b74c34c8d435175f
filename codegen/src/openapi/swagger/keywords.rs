//! The keywords of 2.0 that nothing acts upon.

use crate::openapi::ledger::Kind;

/// Whether 2.0 knows a keyword. What is in neither list of an object is unknown.
pub(in crate::openapi) fn is_specified(kind: Kind, keyword: &str) -> bool {
    let keywords: &[&str] = match kind {
        Kind::Swagger | Kind::Tag => &["externalDocs"],
        Kind::Info => &["termsOfService", "contact", "license"],
        Kind::Operation => &["externalDocs", "schemes"],
        Kind::Parameter => &["allowEmptyValue", "collectionFormat"],
        Kind::Response => &["examples"],
        Kind::SecurityScheme => &["flow", "authorizationUrl", "tokenUrl", "scopes"],
        // An Items Object is read as a schema; the format of an array within an array has no counterpart.
        Kind::Schema => &["externalDocs", "collectionFormat"],
        _ => &[],
    };
    keywords.contains(&keyword)
}
