//! Replacement of the variables in a server's URL.

use url::Url;

use crate::{error::ConfigError, operation::Variables, text::percent::Percent};

/// The part of a URL that contains a variable, which determines the values allowed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum UrlPart {
    /// The start of the URL.
    Start,
    /// Host and port.
    Authority,
    Path,
}

impl UrlPart {
    /// Returns the part that follows a literal text.
    fn after(self, literal: &str) -> Self {
        match self {
            Self::Start => match literal.split_once("://") {
                Some((_, rest)) => Self::Authority.after(rest),
                None if literal.is_empty() => Self::Start,
                None => Self::Path,
            },
            Self::Authority if !literal.contains('/') => Self::Authority,
            Self::Authority | Self::Path => Self::Path,
        }
    }
}

/// Replaces the variables of a template by their values, or by their defaults.
pub(super) fn expand(
    template: &str,
    variables: Variables,
    values: &[(&'static str, String)],
) -> Result<String, ConfigError> {
    let mut out = String::with_capacity(template.len());
    let mut part = UrlPart::Start;
    let mut rest = template;
    while let Some((literal, name, after)) = split(rest) {
        out.push_str(literal);
        // The scheme is followed by the authority, even if the scheme is a variable.
        part = if part == UrlPart::Start && !out.is_empty() { UrlPart::Start.after(&out) } else { part.after(literal) };
        let default = variables.iter().find(|(known, _)| *known == name).map(|(_, default)| *default);
        let value = values.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str()).or(default);
        let reject = |reason: &str| Err(ConfigError::server_variable(name, reason));
        let Some(value) = value else { return reject("has no value and no default") };
        let pushed = match part {
            UrlPart::Start => start(&mut out, value, after),
            UrlPart::Authority => {
                let is_path = default.is_some_and(|default| default.starts_with('/'));
                authority(&mut out, value, after, is_path)
            }
            UrlPart::Path => path(&mut out, value),
        };
        part = match pushed {
            Ok(next) => next,
            Err(reason) => return reject(reason),
        };
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// Returns the text before, inside and after the next `{...}`.
fn split(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

/// Adds the scheme, or a whole URL to which a path is appended.
fn start(out: &mut String, value: &str, after: &str) -> Result<UrlPart, &'static str> {
    if after.starts_with("://") {
        if !matches!(value, "http" | "https") {
            return Err("is neither `http` nor `https`");
        }
        out.push_str(value);
        return Ok(UrlPart::Start);
    }
    let url = Url::parse(value).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    let plain = url.filter(|url| url.query().is_none() && url.fragment().is_none());
    if plain.is_none_or(|url| !url.username().is_empty() || url.password().is_some()) {
        return Err("is not a valid server URL");
    }
    out.push_str(if after.starts_with('/') { value.trim_end_matches('/') } else { value });
    Ok(if value.ends_with('/') { UrlPart::Path } else { UrlPart::Authority })
}

/// Adds a host or a part of it, a port, or a path with a leading slash. Rejects anything that would change the host.
fn authority(out: &mut String, value: &str, after: &str, is_path: bool) -> Result<UrlPart, &'static str> {
    if is_path {
        if !value.is_empty() && !value.starts_with('/') {
            return Err("does not start with `/`");
        }
        return path(out, value);
    }
    if value.is_empty() {
        return Err("is empty");
    }
    if out.ends_with(':') {
        // Some numbers of five digits are not valid ports. Parsing the whole URL detects them.
        if value.len() > 5 || !value.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err("is not a valid port");
        }
    } else if !value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._:[]".contains(&byte)) {
        return Err("contains a character that is not allowed in a host");
    } else if value.contains(':') && !(after.is_empty() || after.starts_with('/')) {
        return Err("contains a port in the middle of a host");
    }
    out.push_str(value);
    Ok(UrlPart::Authority)
}

/// Adds segments of the path.
fn path(out: &mut String, value: &str) -> Result<UrlPart, &'static str> {
    // If the template already has the slash, it is not doubled.
    let value = if out.ends_with('/') { value.strip_prefix('/').unwrap_or(value) } else { value };
    for (index, segment) in value.split('/').enumerate() {
        if matches!(segment, "." | "..") {
            return Err("contains a segment `.` or `..`");
        }
        if index > 0 {
            out.push('/');
        }
        Percent::Unreserved.push(out, segment);
    }
    Ok(UrlPart::Path)
}

#[cfg(test)]
mod tests;
