//! Encoding of `multipart/form-data` (RFC 7578) and related media types.

use std::{
    collections::{BTreeSet, VecDeque},
    hash::{BuildHasher, Hasher, RandomState},
    pin::Pin,
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use http::{HeaderName, HeaderValue};
use http_body::{Body, Frame, SizeHint};

use super::form;
use crate::{
    operation::{Encodings, PartEncoding},
    request::params::{File, Location, ParamError, ParamValue, pairs},
    transport::{RequestBody, TransportError},
};

/// A multipart body and its boundary.
#[derive(Debug)]
pub(in crate::request) struct Multipart {
    pub(in crate::request) boundary: String,
    pub(in crate::request) body: RequestBody,
}

/// A part: its header lines and its content.
struct Part {
    head: String,
    content: RequestBody,
}

/// Encodes one part for each property, or for each item of an array property (OpenAPI 3.2, section 4.15.4).
pub(in crate::request) fn encode(value: &ParamValue, encodings: Encodings) -> Result<Multipart, ParamError> {
    let mut parts = Vec::new();
    for (name, property) in form::properties(value)? {
        let encoding = PartEncoding::of(encodings, name);
        match encoding.style {
            Some(style) => {
                for pair in pairs(name, property, style, Location::Multipart)? {
                    let head = Head::new(&pair.name, None).fixed(&encoding)?;
                    parts.push(head.part(pair.value));
                }
            }
            None => {
                for item in form::items(property) {
                    parts.push(part(name, item, &encoding)?);
                }
            }
        }
    }
    let boundary = boundary(&parts);
    let mut written = Writing::default();
    for part in parts {
        written.push(format!("--{boundary}\r\n{}\r\n", part.head).as_bytes());
        match part.content.as_bytes() {
            Some(bytes) => written.push(bytes),
            None => written.push_stream(part.content),
        }
        written.push(b"\r\n");
    }
    written.push(format!("--{boundary}--\r\n").as_bytes());
    Ok(Multipart { boundary, body: written.into_body() })
}

/// A body under construction: a single piece of bytes, or streams and the bytes between them.
#[derive(Default)]
struct Writing {
    pieces: VecDeque<RequestBody>,
    bytes: Vec<u8>,
}

impl Writing {
    fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    fn push_stream(&mut self, stream: RequestBody) {
        self.pieces.push_back(std::mem::take(&mut self.bytes).into());
        self.pieces.push_back(stream);
    }

    fn into_body(mut self) -> RequestBody {
        let last: RequestBody = self.bytes.into();
        if self.pieces.is_empty() {
            return last;
        }
        self.pieces.push_back(last);
        RequestBody::from_body(Pieces(self.pieces))
    }
}

/// Several bodies, concatenated.
struct Pieces(VecDeque<RequestBody>);

impl Body for Pieces {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        while let Some(first) = self.0.front_mut() {
            match ready!(Pin::new(first).poll_frame(context)) {
                Some(Ok(frame)) if frame.is_data() => return Poll::Ready(Some(Ok(frame))),
                // A multipart body has no place for the trailers of a part.
                Some(Ok(_)) => {}
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => drop(self.0.pop_front()),
            }
        }
        Poll::Ready(None)
    }

    fn size_hint(&self) -> SizeHint {
        let length = self.0.iter().try_fold(0_u64, |sum, piece| sum.checked_add(piece.length()?));
        length.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

fn part(name: &str, value: &ParamValue, encoding: &PartEncoding) -> Result<Part, ParamError> {
    if let ParamValue::File(file) = value {
        return file_part(name, file, encoding);
    }
    let is_json = value.as_primitive().is_none();
    // A part without a media type is text (RFC 7578, section 4.4). Some servers treat any part with a media type as a
    // file.
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
    Ok(head.part(file.body()?))
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
                "a header of a part cannot contain a line break or other control character".to_owned(),
            ));
        }
        self.0.extend([name, ": ", value, "\r\n"]);
        Ok(self)
    }

    fn part(self, content: impl Into<RequestBody>) -> Part {
        Part { head: self.0, content: content.into() }
    }
}

/// Percent-encodes characters that would end the quoted text or the line (HTML, section 4.10.21.8). The backslash is
/// encoded, too: it starts an escape in RFC 2183, but is a plain character in HTML. All other text is UTF-8.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '"' | '\\' | '\0'..='\x1f' | '\x7f' => quoted.extend(["%", &format!("{:02X}", u32::from(character))]),
            _ => quoted.push(character),
        }
    }
    quoted
}

/// The start of each boundary. It does not overlap with itself.
const BOUNDARY: &str = "wirewright-part-";

/// Returns the first of a sequence of boundaries that does not occur in any part. Equal values thus have equal
/// bodies.
///
/// A stream cannot be searched. If there is a stream, the sequence starts with 128 random bits.
fn boundary(parts: &[Part]) -> String {
    let bytes: Vec<&Bytes> = parts.iter().filter_map(|part| part.content.as_bytes()).collect();
    let secret = if bytes.len() == parts.len() { String::new() } else { unpredictable() };
    let prefix = format!("{BOUNDARY}{secret}");
    let mut held = BTreeSet::new();
    for part in parts {
        numbers(part.head.as_bytes(), prefix.as_bytes(), &mut held);
    }
    for content in bytes {
        numbers(content, prefix.as_bytes(), &mut held);
    }
    // Both sequences are sorted: the first gap is unused.
    let free = held.iter().zip(0_u64..).find(|(held, number)| *held != number).map(|(_, number)| number);
    let number = free.unwrap_or(held.len() as u64);
    format!("{prefix}{number:04}")
}

/// Collects the numbers of the boundaries that occur in a text, in one pass.
fn numbers(text: &[u8], prefix: &[u8], held: &mut BTreeSet<u64>) {
    let mut rest = text;
    while let Some(start) =
        rest.windows(prefix.len()).position(|window| window.first() == prefix.first() && window == prefix)
    {
        rest = rest.get(start + prefix.len()..).unwrap_or_default();
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).take(DIGITS);
        let mut number = 0_u64;
        for (index, digit) in digits.enumerate() {
            number = number * 10 + u64::from(digit - b'0');
            // A number is written with at least four digits, and with more only if it has no leading zeros.
            if index == 3 || (index > 3 && number >= 10_u64.pow(u32::try_from(index).unwrap_or_default())) {
                held.insert(number);
            }
        }
    }
}

/// More digits than the number of any boundary has, and fewer than overflow a `u64`.
const DIGITS: usize = 18;

/// Returns 128 bits of the system's randomness, which the standard library uses for its hash maps.
fn unpredictable() -> String {
    let bits = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}-", bits(), bits())
}

#[cfg(test)]
mod tests;
