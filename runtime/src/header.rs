//! Typed headers of answers.

mod value;

use http::{HeaderMap, header::SET_COOKIE};
use serde::de::DeserializeOwned;

use value::Simple;

use crate::{decode::read_json_part, short::ends};

/// A described header of an answer (OpenAPI 3.2, section 4.21); generated code reads it, when it is asked for.
#[derive(Debug, Clone, Copy)]
pub struct ResponseHeader {
    name: &'static str,
    form: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// The style `simple`, and `explode`.
    Simple(bool),
    /// `content` of JSON.
    Json,
}

/// A described header that is not there, or not as it is described.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the header `{name}` {reason}")]
pub struct HeaderError {
    name: &'static str,
    reason: String,
}

impl HeaderError {
    /// The name of the header.
    pub fn name(&self) -> &'static str {
        self.name
    }
}

impl ResponseHeader {
    /// A header in the style `simple`.
    pub const fn new(name: &'static str) -> Self {
        Self { name, form: Form::Simple(false) }
    }

    /// The same with `explode`: the members of an object are `name=value`.
    pub const fn exploded(self) -> Self {
        Self { form: Form::Simple(true), ..self }
    }

    /// The same as JSON text.
    pub const fn json(self) -> Self {
        Self { form: Form::Json, ..self }
    }

    /// Its value.
    ///
    /// # Errors
    ///
    /// When it is not there, or is not as it is described.
    pub fn required<T: DeserializeOwned>(self, headers: &HeaderMap) -> Result<T, HeaderError> {
        self.optional(headers)?.ok_or_else(|| self.error("is missing"))
    }

    /// Its value, if it is there.
    ///
    /// # Errors
    ///
    /// When it is not as it is described.
    pub fn optional<T: DeserializeOwned>(self, headers: &HeaderMap) -> Result<Option<T>, HeaderError> {
        let mut value = None;
        self.read(headers, &mut |deserializer| {
            value = Some(erased_serde::deserialize::<T>(deserializer)?);
            Ok(())
        })?;
        Ok(value)
    }

    /// As bodies are, headers are read through a deserializer without a type: all below a type's decoder is compiled once.
    fn read(self, headers: &HeaderMap, read: Read<'_>) -> Result<(), HeaderError> {
        let mut lines = Vec::new();
        for line in headers.get_all(self.name) {
            lines.push(std::str::from_utf8(line.as_bytes()).map_err(|_| self.error("is not UTF-8"))?);
        }
        if lines.is_empty() {
            return Ok(());
        }
        let outcome = match self.form {
            // Its lines are never one list (RFC 6265, section 3): each is a cookie, with commas in it.
            Form::Simple(_) if SET_COOKIE == self.name => {
                read(&mut <dyn erased_serde::Deserializer<'_>>::erase(Simple::lines(&lines)))
            }
            Form::Simple(explode) => {
                read(&mut <dyn erased_serde::Deserializer<'_>>::erase(Simple::of(&lines.join(", "), explode)))
            }
            Form::Json => read_json_part(&lines.join(", "), read),
        };
        outcome.map_err(|error| self.error(&format!("is not as it is described: {error}")))
    }

    fn error(self, reason: &str) -> HeaderError {
        HeaderError { name: self.name, reason: ends(reason) }
    }
}

type Read<'r> = &'r mut dyn FnMut(&mut dyn erased_serde::Deserializer<'_>) -> Result<(), erased_serde::Error>;

#[cfg(test)]
#[path = "header/tests.rs"]
mod tests;
