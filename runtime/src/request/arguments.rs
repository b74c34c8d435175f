//! Encoding of parameters after their types have been erased.

use std::borrow::Cow;

use super::{
    body::form,
    params::{Location, ParamError, ParamValue, joined, pairs},
    parts::{RequestParts, set_header},
};
use crate::{
    operation::{Encodings, Style},
    response::media_type,
    text::percent::Percent,
};

type Value = Result<ParamValue, ParamError>;

impl RequestParts<'_> {
    pub(super) fn path_value(&mut self, name: &'static str, value: Value, style: Style) {
        if let Some(text) = self.joined(name, value, style, Location::Path) {
            self.path.push((name, text));
        }
    }

    pub(super) fn query_value(&mut self, name: &'static str, value: Value, style: Style) {
        let text = self.joined(name, value, style, Location::Query);
        set(&mut self.query, name, text);
    }

    pub(super) fn query_text(&mut self, name: &'static str, value: Value, media_type: &str, encodings: Encodings) {
        let text = value.and_then(|value| match value {
            ParamValue::Absent => Ok(None),
            // A form is already a query. Any other text is percent-encoded, like the JSON in the specification's
            // example.
            value if media_type::is_form_type(media_type) => form::encode(&value, encodings).map(Some),
            value => form::text(&value, Some(media_type)).map(|text| Some(Percent::Unreserved.encode(&text))),
        });
        let text = self.valid(name, text).flatten();
        set(&mut self.query, name, text.filter(|text| !text.is_empty()));
    }

    pub(super) fn header_value(&mut self, name: &str, value: Value, style: Style) {
        if let Some(text) = self.joined(name, value, style, Location::Header)
            && let Some((name, value)) = self.valid_header(name, &text)
        {
            set_header(&mut self.headers, name, value);
        }
    }

    pub(super) fn cookie_value(&mut self, name: &'static str, value: Value, style: Style) {
        let parts = value.and_then(|value| pairs(name, &value, style, Location::Cookie));
        let texts: Vec<String> = self
            .valid(name, parts)
            .unwrap_or_default()
            .into_iter()
            .map(|part| format!("{}={}", part.name, part.value))
            .collect();
        set(&mut self.cookies, name, (!texts.is_empty()).then(|| texts.join("; ")));
    }

    fn joined(&mut self, name: &str, value: Value, style: Style, place: Location) -> Option<String> {
        let text = match value {
            // A path segment often is the text itself.
            Ok(ParamValue::Text(text) | ParamValue::Literal(text))
                if place == Location::Path && style == Style::SIMPLE =>
            {
                return Some(Percent::Unreserved.encode_owned(text));
            }
            value => value.and_then(|value| joined(name, &value, style, place)),
        };
        self.valid(name, text).flatten()
    }
}

/// Sets a text. It replaces an earlier text of the same name.
fn set(texts: &mut Vec<(Cow<'static, str>, String)>, name: &'static str, text: Option<String>) {
    texts.retain(|(known, _)| known != name);
    texts.extend(text.map(|text| (name.into(), text)));
}
