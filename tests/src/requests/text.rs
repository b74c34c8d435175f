//! Generates strings of a given format, pattern and length.

use super::pattern::matching;

/// The number of attempts to match a pattern with longer repetitions.
const TRIES: u32 = 70;

/// The constraints on a string.
#[derive(Debug, Clone, Copy, Default)]
pub struct Facets<'a> {
    /// The format.
    pub format: Option<&'a str>,
    /// The regular expression that the string must match.
    pub pattern: Option<&'a str>,
    /// The minimum length in characters.
    pub least: usize,
    /// The maximum length in characters.
    pub most: Option<usize>,
}

/// Returns a string that satisfies the constraints. Different values of `nth` give different strings.
pub fn text(facets: Facets<'_>, nth: usize) -> Option<String> {
    let fits = |text: &String| {
        let length = text.chars().count();
        length >= facets.least && facets.most.is_none_or(|most| length <= most)
    };
    if let Some(pattern) = facets.pattern {
        let mut longer = (0..TRIES).filter_map(|extra| matching(pattern, extra)).filter(fits);
        // A non-empty string is preferred, because an empty string often disappears in a request.
        let first = longer.next()?;
        return if first.is_empty() { longer.find(|text| !text.is_empty()).or(Some(first)) } else { Some(first) };
    }
    if let Some(text) = facets.format.and_then(|format| of_format(format, nth)) {
        return Some(text);
    }
    let mut text = if nth == 0 { "text".to_owned() } else { format!("text{nth}") };
    if let Some(most) = facets.most.filter(|most| text.len() > *most) {
        text = text.split_off(text.len() - most);
    }
    text.extend(std::iter::repeat_n('a', facets.least.saturating_sub(text.len())));
    Some(text)
}

/// Returns a string of a known format (OpenAPI Format Registry; JSON Schema Validation, section 7.3).
fn of_format(format: &str, nth: usize) -> Option<String> {
    let digit = nth % 9 + 1;
    Some(match format {
        "date-time" => format!("2024-01-0{digit}T03:04:05Z"),
        "date" => format!("2024-01-0{digit}"),
        "time" => format!("03:04:0{digit}Z"),
        "duration" => format!("P{digit}D"),
        "uuid" | "guid" => format!("123e4567-e89b-12d3-a456-42661417400{digit}"),
        "email" | "idn-email" => format!("a{digit}@example.com"),
        "hostname" | "idn-hostname" => format!("a{digit}.example.com"),
        "ipv4" => format!("192.0.2.{digit}"),
        "ipv6" => format!("2001:db8::{digit}"),
        "uri" | "url" | "iri" => format!("https://example.com/{digit}"),
        "uri-reference" | "iri-reference" | "uri-template" | "json-pointer" => format!("/{digit}"),
        "byte" | "base64" | "base64url" => "dGV4".to_owned(),
        "int32" | "int64" | "uint32" | "uint64" | "integer" | "decimal" | "number" => digit.to_string(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_the_required_length() {
        let of = |least, most| text(Facets { least, most, ..Facets::default() }, 0).unwrap();
        assert_eq!((of(6, None), of(0, Some(2)), of(0, Some(0))), ("textaa".into(), "xt".into(), String::new()));
    }

    #[test]
    fn a_pattern_is_repeated_until_the_length_fits() {
        let facets = Facets { pattern: Some("^a*$"), least: 12, ..Facets::default() };
        assert_eq!(text(facets, 0).unwrap().len(), 12);
        assert_eq!(text(Facets { pattern: Some("^a*$"), ..Facets::default() }, 0).unwrap(), "a");
        assert_eq!(text(Facets { pattern: Some("^aa$"), most: Some(1), ..Facets::default() }, 0), None);
    }

    #[test]
    fn several_texts_of_a_format_differ() {
        let facets = Facets { format: Some("date"), ..Facets::default() };
        assert_ne!(text(facets, 0), text(facets, 1));
    }
}
