//! One line for each error.

use std::fmt;

use super::{Error, MissingCredential, Sent};

/// How much of a failure's `Debug` form a message shows, in characters.
const SHOWN: usize = 200;

impl<E: fmt::Debug> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.operation())?;
        match self {
            Self::Api(response) => {
                write!(f, "the server answered {}: {}", response.status(), Short(response.value()))
            }
            Self::UndocumentedStatus(response) => {
                write!(f, "the server answered {}, which is not documented", response.status())
            }
            Self::UndocumentedMediaType(detail) => {
                let found = detail.response.headers().get(http::header::CONTENT_TYPE);
                let found = found.map(|value| String::from_utf8_lossy(value.as_bytes())).unwrap_or_default();
                write!(f, "the answer ({}) is `{}`", detail.response.status(), Short(Plain(&found)))?;
                write!(f, ", documented is `{}`", detail.documented.join("`, `"))
            }
            Self::UndecodableBody(detail) => {
                write!(f, "the answer ({}) is not as documented: {}", detail.response.status(), detail.source)
            }
            Self::Transport(detail) => write!(f, "no answer: {}", detail.source),
            Self::Timeout(detail) if detail.sent == Sent::No => write!(f, "no connection in time: {}", detail.source),
            Self::Timeout(detail) => write!(f, "no whole answer within {:?}", detail.timeout),
            Self::TooLarge(detail) => {
                write!(f, "the answer ({}) is larger than {} bytes", detail.status, detail.limit)
            }
            Self::RedirectRefused(detail) => {
                write!(f, "a redirect ({}) is not followed: {}", detail.status, detail.reason)
            }
            Self::MissingCredential(detail) => missing(f, detail),
            Self::Token(detail) => write!(f, "no token for `{}`: {}", detail.scheme, detail.source),
            Self::InvalidRequest(detail) => write!(f, "`{}` can not be sent: {}", detail.parameter, detail.reason),
        }
    }
}

fn missing(f: &mut fmt::Formatter<'_>, detail: &MissingCredential) -> fmt::Result {
    f.write_str("no credential was given; it needs ")?;
    for (index, alternative) in detail.needed.iter().enumerate() {
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

/// The start of a value's `Debug` form.
struct Short<T>(T);

impl<T: fmt::Debug> fmt::Display for Short<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut cut = Cut { out: f, left: SHOWN };
        match fmt::write(&mut cut, format_args!("{:?}", self.0)) {
            Err(fmt::Error) if cut.left == 0 => f.write_str("..."),
            other => other,
        }
    }
}

/// A text whose `Debug` form is itself.
struct Plain<'a>(&'a str);

impl fmt::Debug for Plain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// A writer that stops after a number of characters, so that a large value is never written whole.
struct Cut<'a, 'b> {
    out: &'a mut fmt::Formatter<'b>,
    left: usize,
}

impl fmt::Write for Cut<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = text.char_indices().nth(self.left).map_or(text.len(), |(index, _)| index);
        let (shown, rest) = text.split_at(end);
        self.out.write_str(shown)?;
        if rest.is_empty() {
            self.left = self.left.saturating_sub(shown.chars().count());
            return Ok(());
        }
        self.left = 0;
        Err(fmt::Error)
    }
}
