//! The base URL that paths are appended to.

use url::{Host, Url};

use crate::{
    error::ConfigError,
    text::short::{LONG, Short},
};

/// An absolute http or https URL without query, fragment, user information or trailing slash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BaseUrl(String);

impl BaseUrl {
    pub(crate) fn parse(text: &str) -> Result<Self, ConfigError> {
        let reject = |why: &str| Err(invalid(text, &why));
        let url = Url::parse(text).map_err(|error| invalid(text, &error))?;
        if !matches!(url.scheme(), "http" | "https") {
            return reject("the scheme is neither http nor https");
        }
        // The URL of a server with variables is a template, not a URL (OpenAPI 3.1, section 4.8.5).
        if text.contains(['{', '}']) {
            return reject("it contains a variable in braces; replace it with a value");
        }
        if url.query().is_some() {
            return reject("it has a query");
        }
        if url.fragment().is_some() {
            return reject("it has a fragment");
        }
        if !url.username().is_empty() || url.password().is_some() {
            return reject("it contains a user name or password; use a credential instead");
        }
        Ok(Self(url.as_str().trim_end_matches('/').to_owned()))
    }

    /// Resolves a relative URL against this one (RFC 3986, section 5).
    pub(crate) fn join(&self, relative: &str) -> Result<Self, ConfigError> {
        let base = Url::parse(&self.0).map_err(|error| invalid(&self.0, &error))?;
        Self::parse(base.join(relative).map_err(|error| invalid(relative, &error))?.as_str())
    }

    /// Returns true if the host is `localhost` or a loopback address.
    pub(crate) fn is_loopback(&self) -> bool {
        let url = Url::parse(&self.0).ok();
        match url.as_ref().and_then(Url::host) {
            Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

fn invalid(url: &str, reason: &impl ToString) -> ConfigError {
    ConfigError::BaseUrl { url: shown(url), reason: reason.to_string() }
}

/// Returns the start of a URL, without its user information, query and fragment, which may contain secrets.
///
/// The text need not be a valid URL. So everything before the last `@` may be user information.
fn shown(url: &str) -> String {
    let end = url.find(['?', '#']);
    let head = end.and_then(|end| url.get(..end)).unwrap_or(url);
    let rest = end.and_then(|end| url.get(end..=end)).unwrap_or_default();
    let cut = if rest.is_empty() { "" } else { "..." };
    let head = match head.rsplit_once('@') {
        None => head.to_owned(),
        Some((before, host)) => {
            let scheme = before.split_once("://").map(|(scheme, _)| format!("{scheme}://")).unwrap_or_default();
            format!("{scheme}...@{host}")
        }
    };
    format!("{}{rest}{cut}", Short(head, LONG))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_is_kept_without_its_trailing_slash() {
        assert_eq!(BaseUrl::parse("https://a.example/").unwrap().as_str(), "https://a.example");
        assert_eq!(BaseUrl::parse("http://a.example:81/api/v2/").unwrap().as_str(), "http://a.example:81/api/v2");
    }

    #[test]
    fn a_server_variable_in_a_base_url_is_an_error() {
        for text in ["https://{region}.a.example", "https://a.example/{version}/api"] {
            let error = BaseUrl::parse(text).unwrap_err();
            assert_eq!(
                error.to_string(),
                format!("invalid base URL `{text}`: it contains a variable in braces; replace it with a value")
            );
        }
    }

    #[test]
    fn an_invalid_base_url_is_shown_without_its_secrets() {
        for (text, shown, reason) in [
            ("", "", "relative URL without a base"),
            ("a.example", "a.example", "relative URL without a base"),
            ("localhost:8080", "localhost:8080", "the scheme is neither http nor https"),
            ("http://a.example?k=topsecret", "http://a.example?...", "it has a query"),
            ("http://a.example#topsecret", "http://a.example#...", "it has a fragment"),
            (
                "http://user:topsecret@a.example",
                "http://...@a.example",
                "it contains a user name or password; use a credential instead",
            ),
            ("http://user:top/secret@a.example", "http://...@a.example", "invalid port number"),
            ("user:topsecret@a.example", "...@a.example", "the scheme is neither http nor https"),
        ] {
            let error = BaseUrl::parse(text).unwrap_err();
            assert_eq!(error.to_string(), format!("invalid base URL `{shown}`: {reason}"));
            assert!(!format!("{error:?}").contains("secret"));
        }
    }
}
