//! Media types: the `Accept` header, and matching of response media types.

use http::{HeaderMap, header::CONTENT_TYPE};
use mime::Mime;

use crate::operation::{Documented, On, Responses};

/// Returns the value of `Accept`, or `None` if no response body is documented.
///
/// The value lists each media type with a decoder once, those of successes first. The first media type of a response is
/// preferred; its other media types have a lower quality value, so that the server does not choose arbitrarily.
pub(crate) fn accept(responses: Responses) -> Option<String> {
    let (successes, others): (Vec<&Documented>, Vec<&Documented>) =
        responses.iter().partition(|response| response.is_success());
    let all = || successes.iter().chain(&others);
    let preferred: Vec<&str> = all().filter_map(|response| response.media_types.first().copied()).collect();
    let mut accepted: Vec<(&str, bool)> = Vec::new();
    for media_type in all().flat_map(|response| response.media_types) {
        if !accepted.iter().any(|(known, _)| known == media_type) {
            accepted.push((media_type, preferred.contains(media_type)));
        }
    }
    let accepted = accepted
        .into_iter()
        .map(|(media_type, preferred)| if preferred { media_type.to_owned() } else { format!("{media_type};q=0.9") });
    let accepted: Vec<String> = accepted.collect();
    if accepted.is_empty() { None } else { Some(accepted.join(", ")) }
}

/// Returns true if this media type is documented for a success or the default, with or without a decoder.
pub(crate) fn is_answered(responses: Responses, media_type: &str) -> bool {
    let mut answers = responses.iter().filter(|response| response.is_success() || response.on == On::Default);
    answers.any(|answer| is_of(answer.media_types, media_type) || is_of(answer.others, media_type))
}

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
pub(crate) fn is_documented(documented: &[&str], headers: &HeaderMap) -> bool {
    let Some(found) = headers.get(CONTENT_TYPE) else { return true };
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
mod tests {
    use super::*;

    fn documented(documented: &[&str], found: &str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, found.parse().unwrap());
        is_documented(documented, &headers)
    }

    #[test]
    fn accept_lists_each_media_type_once_successes_first() {
        const RESPONSES: Responses = &[
            On::Default.media(&["application/problem+json", "application/json"]),
            On::Status(204).empty(),
            On::Status(200).json(),
        ];
        assert_eq!(accept(RESPONSES).as_deref(), Some("application/json, application/problem+json"));
        assert_eq!(accept(const { &[On::Status(204).empty()] }), None);
    }

    #[test]
    fn what_is_not_preferred_counts_less() {
        const RESPONSES: Responses = &[
            On::Status(200).media(&["application/json", "text/json", "application/problem+json"]).bytes(&["text/csv"]),
            On::Default.media(&["application/problem+json"]),
        ];
        let expected = "application/json, text/json;q=0.9, application/problem+json";
        assert_eq!(accept(RESPONSES).as_deref(), Some(expected));
    }

    #[test]
    fn only_what_is_documented_can_be_asked_for() {
        const RESPONSES: Responses =
            &[On::Status(200).json().bytes(&["image/*"]), On::Status(404).media(&["text/plain"])];
        for media_type in ["application/json", "image/png", "image/*", "IMAGE/PNG"] {
            assert!(is_answered(RESPONSES, media_type), "{media_type}");
        }
        for media_type in ["text/plain", "application/hal+json", "*/*", "nonsense"] {
            assert!(!is_answered(RESPONSES, media_type), "{media_type}");
        }
    }

    #[test]
    fn json_stands_for_its_kin() {
        for found in ["application/json", "application/json; charset=utf-8", "text/json", "application/hal+json"] {
            assert!(documented(&["application/json"], found), "{found}");
        }
        for found in ["text/html", "application/xml", "text/plain", "nonsense"] {
            assert!(!documented(&["application/json"], found), "{found}");
        }
    }

    #[test]
    fn xml_stands_for_its_kin() {
        for found in ["application/xml", "text/xml; charset=utf-8", "application/atom+xml"] {
            assert!(documented(&["application/xml"], found), "{found}");
        }
        for found in ["text/html", "application/xhtml+xml", "image/svg+xml", "application/json"] {
            assert!(!documented(&["application/xml"], found), "{found}");
        }
    }

    #[test]
    fn ranges_and_exact_types() {
        assert!(documented(&["*/*"], "image/png"));
        assert!(documented(&["image/*"], "image/png"));
        assert!(!documented(&["image/*"], "text/html"));
        assert!(documented(&["text/csv"], "text/csv; header=present"));
        assert!(documented(&["application/problem+json"], "application/json;"));
    }
}
