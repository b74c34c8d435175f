//! Detection of misspelled keywords: unknown keys that differ from a keyword of their object in a few letters.

use crate::openapi::ledger::Kind;
use crate::openapi::model::Version;

/// Returns the keyword that an unknown key of an object probably means.
pub(in crate::openapi) fn meant(version: Version, kind: Kind, key: &str) -> Option<&'static str> {
    let keywords = if version == Version::V2_0 { of_2_0(kind).or_else(|| of_3(kind)) } else { of_3(kind) };
    close_to(key, keywords?.split_whitespace())
}

/// Returns the most similar of the words, if one is so similar that `word` is probably a misspelling of it.
pub(in crate::openapi) fn close_to<'w>(word: &str, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    const LONGEST: usize = 40;
    if word.len() > LONGEST {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    let distance = |other: &'w str| {
        let plain = other.to_ascii_lowercase();
        // `operation_id`, `operationid` and `ref` differ from the keyword only in case and punctuation.
        if lower.replace(['_', '-', '$'], "") == plain.replace('$', "") {
            return Some((0, other));
        }
        let far = strsim::osa_distance(&lower, &plain);
        let shorter = word.len().min(other.len());
        let allowed = match shorter {
            0..=3 => 0,
            4..=6 => 1,
            7..=11 => 2,
            _ => 3,
        };
        // A three-letter word with two letters swapped.
        let swapped = shorter == 3 && far == 1 && word.len() == other.len() && same_letters(&lower, &plain);
        (far <= allowed || swapped).then_some((far, other))
    };
    words.into_iter().filter_map(distance).min_by_key(|(far, _)| *far).map(|(_, other)| other)
}

fn same_letters(a: &str, b: &str) -> bool {
    let sorted = |text: &str| {
        let mut bytes = text.as_bytes().to_vec();
        bytes.sort_unstable();
        bytes
    };
    sorted(a) == sorted(b)
}

/// Returns the fixed fields of an object in 3.0 to 3.2, or `None` if its keys are arbitrary names.
fn of_3(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Swagger | Kind::SecurityRequirement | Kind::Responses => return None,
        Kind::OpenApi => {
            "\
            openapi info jsonSchemaDialect servers paths webhooks components security tags externalDocs"
        }
        Kind::Info => "title summary description termsOfService contact license version",
        Kind::Server => "url description name variables",
        Kind::ServerVariable => "enum default description",
        Kind::Tag => "name summary description externalDocs parent kind",
        Kind::Components => {
            "\
            schemas responses parameters examples requestBodies headers securitySchemes links callbacks \
            pathItems mediaTypes"
        }
        Kind::PathItem => {
            "\
            $ref summary description get put post delete options head patch trace query \
            additionalOperations servers parameters"
        }
        Kind::Operation => {
            "\
            tags summary description externalDocs operationId parameters requestBody responses callbacks \
            deprecated security servers"
        }
        Kind::Parameter => {
            "\
            $ref name in description required deprecated allowEmptyValue style explode allowReserved schema \
            example examples content"
        }
        Kind::RequestBody => "$ref description content required",
        Kind::MediaType => "schema itemSchema example examples encoding prefixEncoding itemEncoding",
        Kind::Encoding => {
            "\
            contentType headers style explode allowReserved encoding prefixEncoding itemEncoding"
        }
        Kind::Header => {
            "\
            $ref description required deprecated style explode schema example examples content"
        }
        Kind::Response => "$ref summary description headers content links",
        Kind::Schema => SCHEMA,
        Kind::Discriminator => "propertyName mapping defaultMapping",
        Kind::Xml => "name namespace prefix attribute wrapped nodeType",
        Kind::SecurityScheme => {
            "\
            type description name in scheme bearerFormat flows openIdConnectUrl oauth2MetadataUrl \
            deprecated"
        }
        Kind::OAuthFlow => "authorizationUrl deviceAuthorizationUrl tokenUrl refreshUrl scopes",
    })
}

const SCHEMA: &str = "\
            $ref $defs $dynamicRef title \
            description type format enum const default nullable properties required additionalProperties \
            patternProperties unevaluatedProperties propertyNames minProperties maxProperties \
            dependentRequired dependentSchemas items prefixItems unevaluatedItems contains minContains \
            maxContains minItems maxItems uniqueItems minLength maxLength pattern minimum maximum \
            exclusiveMinimum exclusiveMaximum multipleOf allOf anyOf oneOf not discriminator readOnly \
            writeOnly deprecated example examples externalDocs xml contentEncoding contentMediaType \
            contentSchema";

/// Returns the fixed fields of an object in 2.0, or `None` if they are the same as in 3.0.
fn of_2_0(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Swagger => {
            "\
            swagger info host basePath schemes consumes produces paths definitions parameters responses \
            securityDefinitions security tags externalDocs"
        }
        Kind::Operation => {
            "\
            tags summary description externalDocs operationId consumes produces parameters responses \
            schemes deprecated security"
        }
        Kind::Parameter | Kind::Header => {
            "\
            $ref name in description required schema type format allowEmptyValue items collectionFormat \
            default maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern maxItems \
            minItems uniqueItems enum multipleOf"
        }
        Kind::Response => "$ref description schema headers examples",
        Kind::SecurityScheme => "type description name in flow authorizationUrl tokenUrl scopes",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspelled_keywords_are_recognised() {
        let rows = [
            (Kind::Schema, "propertis", "properties"),
            (Kind::Schema, "additionalProperty", "additionalProperties"),
            (Kind::Schema, "requried", "required"),
            (Kind::Schema, "desciption", "description"),
            (Kind::Schema, "item", "items"),
            (Kind::Schema, "ref", "$ref"),
            (Kind::Schema, "oneof", "oneOf"),
            (Kind::Schema, "read_only", "readOnly"),
            (Kind::Operation, "operationID", "operationId"),
            (Kind::Operation, "parameter", "parameters"),
            (Kind::Operation, "reponses", "responses"),
            (Kind::PathItem, "gte", "get"),
            (Kind::PathItem, "Post", "post"),
            (Kind::PathItem, "delte", "delete"),
            (Kind::MediaType, "shema", "schema"),
        ];
        for (kind, key, keyword) in rows {
            assert_eq!(meant(Version::V3_1, kind, key), Some(keyword), "{key}");
        }
        assert_eq!(meant(Version::V2_0, Kind::Swagger, "basepath"), Some("basePath"));
        assert_eq!(meant(Version::V2_0, Kind::Response, "shcema"), Some("schema"));
    }

    #[test]
    fn unrelated_words_are_not_misspelled_keywords() {
        for key in ["name", "id", "value", "optional", "label", "order", "url", "key", "options", "unit", "source", ""]
        {
            assert_eq!(meant(Version::V3_1, Kind::Schema, key), None, "{key}");
        }
        assert_eq!(meant(Version::V3_1, Kind::SecurityRequirement, "bearr"), None);
    }
}
