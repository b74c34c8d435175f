//! The messages of typed error responses.

use std::{borrow::Cow, fmt};

use serde_json::Value;

use crate::{
    text::said::{said, said_by as find},
    values::{deep::Deep, maybe::Maybe, union::AnyOf},
};

/// An error value that may contain a message of the server. Implemented by the derive `Failure`.
pub trait Said {
    /// Returns the message.
    fn said(&self) -> Option<String>;
}

impl Said for String {
    fn said(&self) -> Option<String> {
        Some(self.trim().to_owned()).filter(|text| !text.is_empty())
    }
}

impl Said for i64 {
    fn said(&self) -> Option<String> {
        Some(self.to_string())
    }
}

impl Said for Value {
    fn said(&self) -> Option<String> {
        said(self.to_string().as_bytes())
    }
}

impl<T: Said> Said for Option<T> {
    fn said(&self) -> Option<String> {
        self.as_ref()?.said()
    }
}

impl<T: Said> Said for Maybe<T> {
    fn said(&self) -> Option<String> {
        self.as_ref().into_option()?.said()
    }
}

impl<T: Said> Said for Vec<T> {
    fn said(&self) -> Option<String> {
        self.first()?.said()
    }
}

impl<T: Said + ?Sized> Said for Box<T> {
    fn said(&self) -> Option<String> {
        (**self).said()
    }
}

impl<T: Said> Said for Deep<T> {
    fn said(&self) -> Option<String> {
        (**self).said()
    }
}

impl<T: Said> Said for AnyOf<T> {
    fn said(&self) -> Option<String> {
        (**self).said()
    }
}

/// A value whose message is asked for, whether it can have one or not.
pub struct Message<'a, T>(pub &'a T);

/// The message of a value that implements [`Said`].
pub trait Told {
    /// Returns the message.
    fn said(&self) -> Option<String>;
}

impl<T: Said> Told for Message<'_, T> {
    fn said(&self) -> Option<String> {
        self.0.said()
    }
}

/// The message of any other value. A method call finds [`Told`] first.
pub trait Untold {
    /// Returns `None`.
    fn said(&self) -> Option<String> {
        None
    }
}

impl<T> Untold for &Message<'_, T> {}

/// Returns the message in the usual members of an object.
pub fn said_by(members: &[(&str, Option<String>)]) -> Option<String> {
    find(|name| members.iter().find(|(member, _)| *member == name).and_then(|(_, text)| text.clone()))
}

/// Shows an error by its message, or by its name if it has none.
///
/// # Errors
///
/// Returns an error if the formatter does.
pub fn say(f: &mut fmt::Formatter<'_>, name: &str, said: Option<String>) -> fmt::Result {
    f.pad(&said.map_or(Cow::Borrowed(name), Cow::Owned))
}

/// Shows an error by its name and its message.
///
/// # Errors
///
/// Returns an error if the formatter does.
pub fn fail(f: &mut fmt::Formatter<'_>, name: &str, said: Option<String>) -> fmt::Result {
    let text = said.map_or(Cow::Borrowed(name), |said| Cow::Owned(format!("{name}: {said}")));
    f.pad(&text)
}

#[cfg(test)]
mod tests {
    use crate::model::Failure;

    #[derive(Debug, Failure)]
    struct Problem {
        title: String,
        detail: Option<String>,
    }

    #[derive(Debug, Failure)]
    struct Empty {}

    #[derive(Debug)]
    struct Silent;

    #[derive(Debug, Failure)]
    enum GetPetError {
        NotFound(Problem),
        BadGateway(String),
        TooManyRequests(Silent),
        Gone,
    }

    fn problem(detail: Option<&str>) -> Problem {
        Problem { title: "no pet".to_owned(), detail: detail.map(str::to_owned) }
    }

    #[test]
    fn a_struct_shows_the_message_or_its_name() {
        assert_eq!(problem(None).to_string(), "no pet");
        assert_eq!(problem(Some("7")).to_string(), "no pet: 7");
        assert_eq!(Empty {}.to_string(), "empty");
    }

    #[test]
    fn an_enum_shows_its_variant_and_the_message() {
        let shown = [
            (GetPetError::NotFound(problem(None)), "not found: no pet"),
            (GetPetError::BadGateway("try later".to_owned()), "bad gateway: try later"),
            (GetPetError::TooManyRequests(Silent), "too many requests"),
            (GetPetError::Gone, "gone"),
        ];
        for (error, text) in shown {
            assert_eq!(error.to_string(), text);
        }
    }
}
