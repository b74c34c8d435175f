//! Expansion of path templates (OpenAPI 3.1, section 4.8.8).

use std::borrow::Cow;

use crate::text::percent::Percent;

/// A parameter for which a path cannot be built, and the reason.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PathError {
    pub(super) parameter: String,
    pub(super) reason: &'static str,
}

/// Adds a path template to a URL, expanded with values that are already encoded.
///
/// No value can escape its segment: values that make a segment `.`, `..` or empty are rejected, because a server or
/// proxy would resolve such a segment.
///
/// If `allow_empty` is true, a value may be empty, for servers that accept empty segments.
pub(super) fn push<N: AsRef<str>>(
    url: &mut String,
    template: &str,
    values: &[(N, String)],
    allow_empty: bool,
) -> Result<(), PathError> {
    let mut rest = template.strip_prefix('/').unwrap_or(template);
    loop {
        let (segment, after) =
            split_at_byte(rest, b'/').map_or((rest, None), |(segment, after)| (segment, Some(after)));
        url.push('/');
        push_segment(url, segment, values, allow_empty)?;
        match after {
            Some(after) => rest = after,
            None => return Ok(()),
        }
    }
}

fn push_segment<N: AsRef<str>>(
    url: &mut String,
    segment: &str,
    values: &[(N, String)],
    allow_empty: bool,
) -> Result<(), PathError> {
    let start = url.len();
    let mut last_name = None;
    let mut rest = segment;
    while let Some((before, name, after)) = split_expression(rest) {
        let value = values.iter().rev().find(|(known, _)| known.as_ref() == name).map(|(_, value)| value.as_str());
        let value = match value {
            Some(value) => value,
            None if allow_empty => "",
            None => return Err(reject(name, "a path parameter is required, but it is missing or empty")),
        };
        Percent::Reserved.push(url, before);
        url.push_str(value);
        last_name = Some(name);
        rest = after;
    }
    Percent::Reserved.push(url, rest);
    match last_name {
        Some(name) => check(name, url.get(start..).unwrap_or_default(), allow_empty),
        None => Ok(()),
    }
}

/// Returns the text before, inside and after the next `{...}`.
fn split_expression(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = split_at_byte(text, b'{')?;
    let (name, after) = split_at_byte(rest, b'}')?;
    Some((before, name, after))
}

/// Splits a text at an ASCII character. The texts are too short for a faster search to pay off.
fn split_at_byte(text: &str, byte: u8) -> Option<(&str, &str)> {
    let position = text.bytes().position(|other| other == byte)?;
    Some((text.get(..position)?, text.get(position + 1..)?))
}

fn check(name: &str, expanded: &str, allow_empty: bool) -> Result<(), PathError> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'~');
    if !expanded.is_empty() && expanded.bytes().all(is_plain) {
        return Ok(());
    }
    // With `allowReserved` a value may contain slashes, so one segment may become several.
    for part in expanded.split('/') {
        let dots = if part.contains('%') {
            Cow::Owned(part.to_ascii_lowercase().replace("%2e", "."))
        } else {
            Cow::Borrowed(part)
        };
        match &*dots {
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
