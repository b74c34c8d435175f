//! Replacement of the variables in a server's URL.

use url::Url;

use super::Variables;
use crate::{client::ConfigError, param::Percent};

/// The part of a URL that contains a variable, which determines the values allowed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The start of the URL.
    Start,
    /// Host and port.
    Authority,
    Path,
}

impl Part {
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
    let mut part = Part::Start;
    let mut rest = template;
    while let Some((literal, name, after)) = split(rest) {
        out.push_str(literal);
        // The scheme is followed by the authority, even if the scheme is a variable.
        part = if part == Part::Start && !out.is_empty() { Part::Start.after(&out) } else { part.after(literal) };
        let default = variables.iter().find(|(known, _)| *known == name).map(|(_, default)| *default);
        let value = values.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str()).or(default);
        let refuse = |reason: &str| Err(ConfigError::server_variable(name, reason));
        let Some(value) = value else { return refuse("has no value and no default") };
        let pushed = match part {
            Part::Start => start(&mut out, value, after),
            Part::Authority => {
                let is_path = default.is_some_and(|default| default.starts_with('/'));
                authority(&mut out, value, after, is_path)
            }
            Part::Path => path(&mut out, value),
        };
        part = match pushed {
            Ok(next) => next,
            Err(reason) => return refuse(reason),
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
fn start(out: &mut String, value: &str, after: &str) -> Result<Part, &'static str> {
    if after.starts_with("://") {
        if !matches!(value, "http" | "https") {
            return Err("is neither `http` nor `https`");
        }
        out.push_str(value);
        return Ok(Part::Start);
    }
    let url = Url::parse(value).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    let plain = url.filter(|url| url.query().is_none() && url.fragment().is_none());
    if plain.is_none_or(|url| !url.username().is_empty() || url.password().is_some()) {
        return Err("is not a valid server URL");
    }
    out.push_str(if after.starts_with('/') { value.trim_end_matches('/') } else { value });
    Ok(if value.ends_with('/') { Part::Path } else { Part::Authority })
}

/// Adds a host or a part of it, a port, or a path with a leading slash. Rejects anything that would change the host.
fn authority(out: &mut String, value: &str, after: &str, is_path: bool) -> Result<Part, &'static str> {
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
    Ok(Part::Authority)
}

/// Adds segments of the path.
fn path(out: &mut String, value: &str) -> Result<Part, &'static str> {
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
    Ok(Part::Path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(template: &str, variables: Variables, values: &[(&'static str, &str)]) -> Result<String, String> {
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        expand(template, variables, &values).map_err(|error| error.to_string())
    }

    #[test]
    fn defaults_stand_where_no_value_does() {
        const VARIABLES: Variables = &[("coast", "west"), ("port", "443"), ("base", "v1")];
        let template = "https://{coast}.example.com:{port}/{base}";
        assert_eq!(with(template, VARIABLES, &[]).unwrap(), "https://west.example.com:443/v1");
        let values = [("coast", "east"), ("port", "8443"), ("base", "v2/eu")];
        assert_eq!(with(template, VARIABLES, &values).unwrap(), "https://east.example.com:8443/v2/eu");
        assert_eq!(
            with("https://{a}.example.com", &[], &[]).unwrap_err(),
            "the server variable `a` has no value and no default"
        );
    }

    #[test]
    fn no_value_in_a_host_can_change_what_stands_after_it() {
        for value in ["evil.example/", "user@", "a?", "a#", "a\\", "a:1", "", "a b", "%2f", "ａ", "[::1]:80"] {
            assert!(with("https://{a}.example.com/v1", &[], &[("a", value)]).is_err(), "{value}");
        }
        for value in ["1@evil", "1/", "", "-1", "123456"] {
            assert!(with("https://example.com:{a}/v1", &[], &[("a", value)]).is_err(), "{value}");
        }
        for value in ["localhost:8080", "[::1]:80", "10.0.0.1", "api.example.com"] {
            assert_eq!(with("http://{a}/v1", &[], &[("a", value)]).unwrap(), format!("http://{value}/v1"));
        }
    }

    #[test]
    fn no_value_in_a_path_leaves_it() {
        let template = "https://example.com/{a}/x";
        assert_eq!(with(template, &[], &[("a", "b c?d#e@f\\")]).unwrap(), "https://example.com/b%20c%3Fd%23e%40f%5C/x");
        assert!(with(template, &[], &[("a", "../b")]).is_err());
        assert_eq!(with("https://example.com/{a}", &[], &[("a", "/v1")]).unwrap(), "https://example.com/v1");
    }

    #[test]
    fn a_base_path_beside_the_host_keeps_its_slash() {
        const VARIABLES: Variables = &[("basePath", "/sell/v1")];
        let template = "https://api.example.com{basePath}";
        assert_eq!(with(template, VARIABLES, &[]).unwrap(), "https://api.example.com/sell/v1");
        assert_eq!(with(template, VARIABLES, &[("basePath", "")]).unwrap(), "https://api.example.com");
        assert!(with(template, VARIABLES, &[("basePath", ".evil.example")]).is_err());
    }

    #[test]
    fn a_scheme_is_one_of_http() {
        const VARIABLES: Variables = &[("protocol", "https"), ("host", "a.example")];
        let template = "{protocol}://{host}/api";
        assert_eq!(with(template, VARIABLES, &[]).unwrap(), "https://a.example/api");
        assert_eq!(with(template, VARIABLES, &[("protocol", "http")]).unwrap(), "http://a.example/api");
        for value in ["file", "https://evil.example/?", "HTTPS ", ""] {
            assert!(with(template, VARIABLES, &[("protocol", value)]).is_err(), "{value}");
        }
        assert!(with(template, VARIABLES, &[("host", "a/b")]).is_err());
    }

    #[test]
    fn a_variable_can_be_the_whole_server() {
        const VARIABLES: Variables = &[("endpoint", "none")];
        let template = "{endpoint}/v7";
        assert_eq!(with(template, VARIABLES, &[("endpoint", "https://a.example/")]).unwrap(), "https://a.example/v7");
        for value in ["none", "a.example", "ftp://a.example", "https://u:p@a.example", "https://a.example?x"] {
            assert!(with(template, VARIABLES, &[("endpoint", value)]).is_err(), "{value}");
        }
    }
}
