//! The base URL that paths are appended to.

use url::{Host, Url};

use crate::error::ConfigError;

/// An absolute http or https URL without query, fragment, user information or trailing slash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BaseUrl(String);

impl BaseUrl {
    pub(crate) fn parse(text: &str) -> Result<Self, ConfigError> {
        let reject = |why: &str| Err(ConfigError::BaseUrl(why.to_owned()));
        let url = Url::parse(text).map_err(|error| ConfigError::BaseUrl(error.to_string()))?;
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
        let invalid = |error: url::ParseError| ConfigError::BaseUrl(error.to_string());
        let base = Url::parse(&self.0).map_err(invalid)?;
        Self::parse(base.join(relative).map_err(invalid)?.as_str())
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
                "invalid base URL: it contains a variable in braces; replace it with a value"
            );
        }
    }

    #[test]
    fn an_invalid_base_url_is_rejected_without_showing_secrets() {
        for text in ["", "a.example", "ftp://a.example", "http://a.example?k=topsecret", "http://a.example#topsecret"] {
            assert!(BaseUrl::parse(text).is_err(), "{text}");
        }
        let error = BaseUrl::parse("http://user:topsecret@a.example").unwrap_err();
        assert!(!format!("{error} {error:?}").contains("topsecret"));
    }
}
