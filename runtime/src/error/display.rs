//! Messages of errors.

use std::fmt;

use http::{HeaderMap, header::CONTENT_TYPE};

use super::{detail::MissingCredential, error::Error, undecoded::Undecoded};
use crate::{
    response::Response,
    text::{
        said::said,
        short::{Body, LONG, NAME, Names, Short, ends},
    },
    transport::Sent,
};

/// Formats the error as one line, without its source.
impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.operation_info())?;
        if self.attempts() > 1 {
            write!(f, ", attempt {}", self.attempts())?;
        }
        f.write_str(": ")?;
        match self {
            Self::Api(response) => {
                write!(f, "the server responded {}: {}", response.status(), Said(response.bytes()))
            }
            Self::UndocumentedStatus(response) => {
                let said = Said(response.bytes());
                write!(f, "the server responded {}, which is not documented: {said}", response.status())
            }
            Self::UndocumentedMediaType(detail) => {
                let response = &detail.response;
                if response.bytes().is_empty() {
                    f.write_str("the response body is empty")?;
                } else {
                    f.write_str("undocumented media type")?;
                }
                write!(f, " ({}), expected {}", Head(response), Names(detail.documented))?;
                if response.bytes().is_empty() { Ok(()) } else { write!(f, ": {}", Body(response.bytes())) }
            }
            Self::UndecodableBody(detail) => {
                let response = &detail.response;
                if response.bytes().is_empty() {
                    return write!(f, "the response body is empty ({})", Head(response));
                }
                write!(f, "the response body cannot be decoded ({})", Head(response))?;
                if !detail.source.path().is_empty() {
                    write!(f, " at {}", Short(ends(detail.source.path()), usize::MAX))?;
                }
                write!(f, ": {}", Body(response.bytes()))
            }
            Self::Transport(detail) if detail.sent == Sent::No => f.write_str("the request was not sent"),
            Self::Transport(_) => f.write_str("no complete response was received"),
            Self::Timeout(detail) if detail.sent == Sent::No => f.write_str("timed out before the request was sent"),
            Self::Timeout(detail) => write!(f, "no complete response within {:?}", detail.timeout),
            Self::TooLarge(detail) => {
                write!(f, "the response body ({}) is larger than {} bytes", detail.status, detail.limit)
            }
            Self::RedirectRefused(detail) => {
                write!(f, "the redirect ({}) was not followed: {}", detail.status, detail.reason)
            }
            Self::MissingCredential(detail) => missing(f, detail),
            Self::Token(detail) => write!(f, "failed to obtain a token for `{}`", Short(detail.scheme, NAME)),
            Self::InvalidRequest(detail) => {
                let reason = Short(&detail.reason, 2 * LONG);
                write!(f, "`{}` cannot be sent: {reason}", Short(&detail.parameter, NAME))
            }
        }
    }
}

/// The message of the server about an error, or else the start of the body.
struct Said<'a>(&'a [u8]);

impl fmt::Display for Said<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match said(self.0) {
            Some(text) => write!(f, "{}", Short(text, LONG)),
            None => write!(f, "{}", Body(self.0)),
        }
    }
}

/// The status code and the media type of a response, for messages.
struct Head<'a, T>(&'a Response<T>);

impl<T> fmt::Display for Head<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, ", self.0.status())?;
        match media_type(self.0.headers()) {
            Some(media_type) => write!(f, "`{}`", Short(media_type, NAME)),
            None => f.write_str("no Content-Type"),
        }
    }
}

fn media_type(headers: &HeaderMap) -> Option<std::borrow::Cow<'_, str>> {
    headers.get(CONTENT_TYPE).map(|value| String::from_utf8_lossy(value.as_bytes()))
}

impl<E: fmt::Debug> fmt::Debug for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(response) => f.debug_tuple("Api").field(response).finish(),
            Self::UndocumentedStatus(response) => {
                f.debug_tuple("UndocumentedStatus").field(&Undecoded(response)).finish()
            }
            Self::UndocumentedMediaType(detail) => f.debug_tuple("UndocumentedMediaType").field(detail).finish(),
            Self::UndecodableBody(detail) => f.debug_tuple("UndecodableBody").field(detail).finish(),
            Self::Transport(detail) => f.debug_tuple("Transport").field(detail).finish(),
            Self::Timeout(detail) => f.debug_tuple("Timeout").field(detail).finish(),
            Self::TooLarge(detail) => f.debug_tuple("TooLarge").field(detail).finish(),
            Self::RedirectRefused(detail) => f.debug_tuple("RedirectRefused").field(detail).finish(),
            Self::MissingCredential(detail) => f.debug_tuple("MissingCredential").field(detail).finish(),
            Self::Token(detail) => f.debug_tuple("Token").field(detail).finish(),
            Self::InvalidRequest(detail) => f.debug_tuple("InvalidRequest").field(detail).finish(),
        }
    }
}

fn missing(f: &mut fmt::Formatter<'_>, detail: &MissingCredential) -> fmt::Result {
    f.write_str("missing credentials; the operation requires ")?;
    for (index, alternative) in detail.required.iter().enumerate() {
        let or = if index == 0 { "" } else { " or " };
        write!(f, "{or}`{}`", alternative.join("` and `"))?;
    }
    Ok(())
}

impl<E: fmt::Debug> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::UndecodableBody(detail) => Some(&detail.source),
            Self::Transport(detail) => Some(&detail.source),
            Self::Timeout(detail) => Some(&detail.source),
            Self::Token(detail) => Some(&*detail.source),
            _ => None,
        }
    }
}
