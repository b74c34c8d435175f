//! The unsupported keywords of each version.

use super::keywords_2_0;
use crate::openapi::ledger::Kind;
use crate::openapi::model::Version;

/// Returns true if the specification defines a keyword that is not supported. All other unread keywords are unknown.
pub(in crate::openapi) fn is_specified(version: Version, kind: Kind, keyword: &str) -> bool {
    if version == Version::V2_0 {
        return keywords_2_0::is_specified(kind, keyword);
    }
    let keywords: &[&str] = match kind {
        // Only in 2.0.
        Kind::Swagger => &[],
        Kind::OpenApi => &["webhooks", "jsonSchemaDialect", "$self", "externalDocs"],
        Kind::Info => &["termsOfService", "contact", "license", "summary"],
        Kind::Server | Kind::ServerVariable | Kind::SecurityRequirement | Kind::OAuthFlow => &[],
        Kind::Tag => &["externalDocs", "summary", "parent", "kind"],
        Kind::Components => &["examples", "links", "callbacks"],
        Kind::PathItem => &["additionalOperations"],
        Kind::Operation => &["externalDocs", "callbacks"],
        Kind::Parameter => &["example", "examples", "allowEmptyValue"],
        Kind::RequestBody | Kind::Responses | Kind::Discriminator => &[],
        Kind::MediaType => &["example", "examples", "encoding", "itemSchema", "itemEncoding", "prefixEncoding"],
        // Keywords that do not apply to the media type.
        Kind::Encoding => {
            &["headers", "style", "explode", "allowReserved", "encoding", "itemEncoding", "prefixEncoding"]
        }
        Kind::Header => &["style", "explode", "content", "deprecated", "example", "examples"],
        Kind::Response => &["links", "summary"],
        Kind::Xml => &[],
        Kind::SecurityScheme => &["bearerFormat", "flows", "openIdConnectUrl", "oauth2MetadataUrl", "deprecated"],
        Kind::Schema => &[
            "externalDocs",
            "example",
            "examples",
            "not",
            "if",
            "then",
            "else",
            "contains",
            "minContains",
            "maxContains",
            "dependentSchemas",
            "dependentRequired",
            "unevaluatedItems",
            "contentEncoding",
            "contentMediaType",
            "contentSchema",
            "$schema",
            "$dynamicRef",
            "$vocabulary",
            "$comment",
            "$defs",
            "definitions",
        ],
    };
    keywords.contains(&keyword)
}
