//! Expansion of path templates (OpenAPI 3.1, section 4.8.8).

use crate::text::percent::Percent;

/// A parameter for which a path cannot be built, and the reason.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PathError {
    pub(super) parameter: String,
    pub(super) reason: &'static str,
}

/// Expands a path template with values that are already encoded.
///
/// No value can escape its segment: values that make a segment `.`, `..` or empty are rejected, because a server or
/// proxy would resolve such a segment.
///
/// If `allow_empty` is true, a value may be empty, for servers that accept empty segments.
pub(super) fn expand(template: &str, values: &[(String, String)], allow_empty: bool) -> Result<String, PathError> {
    let mut path = String::with_capacity(template.len());
    for segment in template.split('/').skip(usize::from(template.starts_with('/'))) {
        path.push('/');
        path.push_str(&expand_segment(segment, values, allow_empty)?);
    }
    Ok(path)
}

fn expand_segment(segment: &str, values: &[(String, String)], allow_empty: bool) -> Result<String, PathError> {
    let mut expanded = String::new();
    let mut last_name = None;
    let mut rest = segment;
    while let Some((before, name, after)) = split_expression(rest) {
        let value = values.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
        let value = match value {
            Some(value) => value,
            None if allow_empty => "",
            None => return Err(reject(name, "a path parameter is required, but it is missing or empty")),
        };
        Percent::Reserved.push(&mut expanded, before);
        expanded.push_str(value);
        last_name = Some(name);
        rest = after;
    }
    Percent::Reserved.push(&mut expanded, rest);
    match last_name {
        Some(name) => check(name, &expanded, allow_empty).map(|()| expanded),
        None => Ok(expanded),
    }
}

/// Returns the text before, inside and after the next `{...}`.
fn split_expression(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

fn check(name: &str, expanded: &str, allow_empty: bool) -> Result<(), PathError> {
    // With `allowReserved` a value may contain slashes, so one segment may become several.
    for part in expanded.split('/') {
        let dots = part.to_ascii_lowercase().replace("%2e", ".");
        match dots.as_str() {
            "" if allow_empty => {}
            "" => {
                return Err(reject(name, "it makes a path segment empty; call `allow_empty_segments` to allow this"));
            }
            "." | ".." => return Err(reject(name, "it makes a path segment `.` or `..`")),
            _ => {}
        }
    }
    if expanded.contains(['?', '#']) {
        return Err(reject(name, "it contains a `?` or `#`, which would end the path"));
    }
    Ok(())
}

fn reject(parameter: &str, reason: &'static str) -> PathError {
    PathError { parameter: parameter.to_owned(), reason }
}

#[cfg(test)]
mod tests;
