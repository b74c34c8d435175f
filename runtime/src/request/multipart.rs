//! The body of `multipart/form-data` (RFC 7578) and its kin.

use bytes::Bytes;
use http::{HeaderName, HeaderValue};

use super::form;
use crate::{
    encoding::{Encodings, PartEncoding},
    file::File,
    param::{ParamError, ParamValue, Place, pairs},
};

/// A body and its boundary.
#[derive(Debug)]
pub(super) struct Body {
    pub(super) boundary: String,
    pub(super) bytes: Bytes,
}

/// A part: its header lines, and what it holds.
struct Part {
    head: String,
    content: Bytes,
}

/// One part for each property, or for each element of one that is an array (OpenAPI 3.2, section 4.15.4).
pub(super) fn encode(value: &ParamValue, encodings: Encodings) -> Result<Body, ParamError> {
    let mut parts = Vec::new();
    for (name, member) in form::members(value)? {
        let encoding = PartEncoding::of(encodings, name);
        match encoding.style {
            Some(style) => {
                for pair in pairs(name, member, style, Place::Multipart)? {
                    let head = Head::new(&pair.name, None).fixed(&encoding)?;
                    parts.push(head.part(pair.value));
                }
            }
            None => {
                for item in form::items(member) {
                    parts.push(part(name, item, &encoding)?);
                }
            }
        }
    }
    let boundary = boundary(&parts);
    let mut bytes = Vec::with_capacity(parts.iter().map(|part| part.head.len() + part.content.len() + 64).sum());
    for part in parts {
        bytes.extend_from_slice(format!("--{boundary}\r\n{}\r\n", part.head).as_bytes());
        bytes.extend_from_slice(&part.content);
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    Ok(Body { boundary, bytes: bytes.into() })
}

fn part(name: &str, value: &ParamValue, encoding: &PartEncoding) -> Result<Part, ParamError> {
    if let ParamValue::File(file) = value {
        return file_part(name, file, encoding);
    }
    let is_json = value.as_primitive().is_none();
    // A part without a media type is text (RFC 7578, section 4.4), and some servers take one that has any for a file.
    let media_type = encoding.media_type().or(is_json.then_some("application/json"));
    let text = form::text(value, media_type)?;
    Ok(Head::new(name, None).media_type(media_type)?.fixed(encoding)?.part(text))
}

fn file_part(name: &str, file: &File, encoding: &PartEncoding) -> Result<Part, ParamError> {
    let own = file.content_type.as_deref();
    let media_type = own.or(encoding.only_media_type()).unwrap_or("application/octet-stream");
    let file_name = file.name.as_deref().unwrap_or(name);
    let mut head = Head::new(name, Some(file_name)).media_type(Some(media_type))?;
    for (name, value) in &file.headers {
        head = head.header(name, value)?;
    }
    let fixed =
        encoding.headers.iter().filter(|(name, _)| !file.headers.iter().any(|(own, _)| own.eq_ignore_ascii_case(name)));
    for (name, value) in fixed {
        head = head.header(name, value)?;
    }
    Ok(head.part(file.bytes.clone()))
}

/// The header lines of a part.
struct Head(String);

impl Head {
    fn new(name: &str, file_name: Option<&str>) -> Self {
        let file_name = file_name.map(|name| format!("; filename=\"{}\"", quoted(name))).unwrap_or_default();
        Self(format!("Content-Disposition: form-data; name=\"{}\"{file_name}\r\n", quoted(name)))
    }

    fn media_type(self, media_type: Option<&str>) -> Result<Self, ParamError> {
        match media_type {
            Some(media_type) => self.header("Content-Type", media_type),
            None => Ok(self),
        }
    }

    fn fixed(mut self, encoding: &PartEncoding) -> Result<Self, ParamError> {
        for (name, value) in encoding.headers {
            self = self.header(name, value)?;
        }
        Ok(self)
    }

    fn header(mut self, name: &str, value: &str) -> Result<Self, ParamError> {
        if HeaderName::from_bytes(name.as_bytes()).is_err() || HeaderValue::from_str(value).is_err() {
            return Err(ParamError(
                "a header of a part can not hold a line break or another control character".to_owned(),
            ));
        }
        self.0.extend([name, ": ", value, "\r\n"]);
        Ok(self)
    }

    fn part(self, content: impl Into<Bytes>) -> Part {
        Part { head: self.0, content: content.into() }
    }
}

/// As browsers write it (HTML, section 4.10.21.8): nothing that would end the quotes or the line, and UTF-8 as it is.
fn quoted(text: &str) -> String {
    text.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

/// The first of a row of boundaries that no part holds: the same body every time, for whoever compares or signs requests, and
/// none that a part could end before its time.
fn boundary(parts: &[Part]) -> String {
    let mut number = 0_u64;
    loop {
        let boundary = format!("wirewright-part-{number:04}");
        if !parts.iter().any(|part| occurs(&part.content, boundary.as_bytes()) || part.head.contains(&boundary)) {
            return boundary;
        }
        number += 1;
    }
}

fn occurs(content: &[u8], boundary: &[u8]) -> bool {
    content.windows(boundary.len()).any(|window| window.first() == boundary.first() && window == boundary)
}

#[cfg(test)]
#[path = "multipart_tests.rs"]
mod tests;
