//! Media types: the `Accept` header, and matching of response media types.

use http::{HeaderMap, header::CONTENT_TYPE};
use mime::Mime;

/// The most frequent media type, which is compared without being parsed.
const JSON: &str = "application/json";

/// Returns true if this is a valid media type and not a range.
pub(crate) fn is_concrete(media_type: &str) -> bool {
    media_type.parse::<Mime>().is_ok_and(|found| found.type_() != mime::STAR && found.subtype() != mime::STAR)
}

/// Returns true if this is a JSON media type, including `+json`.
pub(crate) fn is_json_type(media_type: &str) -> bool {
    essence(media_type).is_some_and(|media_type| is_json(&media_type))
}

/// Returns true if this is an XML media type, including `+xml`.
pub(crate) fn is_xml_type(media_type: &str) -> bool {
    essence(media_type).is_some_and(|media_type| is_xml(&media_type))
}

/// Returns true if this is `application/x-www-form-urlencoded`.
pub(crate) fn is_form_type(media_type: &str) -> bool {
    essence(media_type).is_some_and(|media_type| media_type == mime::APPLICATION_WWW_FORM_URLENCODED)
}

/// Returns true if a media type is one of the documented media types or in a documented range.
pub(crate) fn is_of(documented: &[&str], media_type: &str) -> bool {
    let Some(found) = essence(media_type) else { return false };
    documented
        .iter()
        .filter_map(|documented| essence(documented))
        .any(|documented| documented == found || (found.subtype() != mime::STAR && is_in_range(&documented, &found)))
}

fn is_in_range(range: &Mime, media_type: &Mime) -> bool {
    range.subtype() == mime::STAR && (range.type_() == mime::STAR || range.type_() == media_type.type_())
}

/// Returns true if a response with these headers has a documented media type, or no `Content-Type` at all.
pub(crate) fn covers(documented: &[&str], headers: &HeaderMap) -> bool {
    let Some(found) = headers.get(CONTENT_TYPE) else { return true };
    if found.as_bytes().starts_with(JSON.as_bytes())
        && matches!(found.as_bytes().get(JSON.len()), None | Some(b';'))
        && documented.contains(&JSON)
    {
        return true;
    }
    let Some(found) = found.to_str().ok().and_then(essence) else { return false };
    documented.is_empty() || documented.iter().any(|documented| matches(documented, &found))
}

/// Parses a media type without its parameters, which are irrelevant here and often invalid.
fn essence(media_type: &str) -> Option<Mime> {
    media_type.split(';').next()?.trim().parse().ok()
}

fn matches(documented: &str, found: &Mime) -> bool {
    let Some(documented) = essence(documented) else { return false };
    is_in_range(&documented, found)
        || (is_json(&documented) && is_json(found))
        || (is_xml(&documented) && is_xml(found))
        || documented.essence_str() == found.essence_str()
}

/// Returns true for `application/json`, `text/json` and any media type with the suffix `+json` (RFC 6839, section 3.1).
fn is_json(media_type: &Mime) -> bool {
    media_type.subtype() == mime::JSON || media_type.suffix() == Some(mime::JSON)
}

/// Returns true for `application/xml`, `text/xml` and `application` types with the suffix `+xml` (RFC 7303, section 8).
///
/// XHTML and images such as SVG are excluded, because they are documents to display rather than data.
fn is_xml(media_type: &Mime) -> bool {
    let is_page = media_type.subtype() == "xhtml";
    media_type.subtype() == mime::XML
        || (media_type.type_() == mime::APPLICATION && media_type.suffix() == Some(mime::XML) && !is_page)
}

#[cfg(test)]
mod tests;
