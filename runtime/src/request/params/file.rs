//! Files in multipart bodies.

use std::{
    cell::RefCell,
    sync::{Arc, Mutex, PoisonError},
};

use bytes::Bytes;
use serde::{Serialize, Serializer, ser::Error as _};

use super::error::ParamError;
use crate::transport::RequestBody;

/// The name of the newtype struct by which this crate's serializers recognize a file.
pub(crate) const NAME: &str = "$wirewright_client::File";

/// A file in a multipart body (OpenAPI 3.2, section 4.15.4; RFC 7578, section 4).
///
/// ```
/// # use wirewright_client::File;
/// let photo = File::new(b"\x89PNG").named("rex.png").content_type("image/png");
/// assert_eq!(photo.bytes().map(|bytes| bytes.len()), Some(4));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    content: Content,
    pub(crate) name: Option<String>,
    pub(crate) content_type: Option<String>,
    pub(crate) headers: Vec<(String, String)>,
}

#[derive(Clone)]
enum Content {
    Bytes(Bytes),
    /// A stream that all clones of the file share. The first clone that is sent consumes it.
    Stream(Arc<Mutex<Option<RequestBody>>>),
}

impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Bytes(one), Self::Bytes(other)) => one == other,
            (Self::Stream(one), Self::Stream(other)) => Arc::ptr_eq(one, other),
            _ => false,
        }
    }
}

impl Eq for Content {}

impl File {
    /// Creates a file from bytes, a text or a stream. A stream can be sent only once: see [`RequestBody::stream`].
    ///
    /// ```
    /// use wirewright_client::{File, RequestBody, bytes::Bytes};
    ///
    /// let file = File::new("a,b\n").named("table.csv");
    /// assert_eq!(file.bytes().map(|bytes| bytes.len()), Some(4));
    ///
    /// let chunks = [Ok::<_, std::io::Error>(Bytes::from("a,b\n"))];
    /// let file = File::new(RequestBody::stream(futures_util::stream::iter(chunks))).named("table.csv");
    /// assert_eq!(file.bytes(), None);
    /// ```
    pub fn new(body: impl Into<RequestBody>) -> Self {
        let body = body.into();
        let content = match body.as_bytes() {
            Some(bytes) => Content::Bytes(bytes.clone()),
            None => Content::Stream(Arc::new(Mutex::new(Some(body)))),
        };
        Self { content, name: None, content_type: None, headers: Vec::new() }
    }

    /// Sets the file name, without a path. The default is the name of the property.
    ///
    /// A file name is always sent, because many servers do not recognize a file without one.
    ///
    /// ```
    /// let file = wirewright_client::File::new("a,b\n").named("table.csv");
    /// ```
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the media type. The default is the documented media type.
    ///
    /// If several media types or a range are documented, the default is `application/octet-stream`.
    ///
    /// ```
    /// let file = wirewright_client::File::new("a,b\n").content_type("text/csv");
    /// ```
    pub fn content_type(mut self, media_type: impl Into<String>) -> Self {
        self.content_type = Some(media_type.into());
        self
    }

    /// Adds a header to the part.
    ///
    /// ```
    /// let file = wirewright_client::File::new("a,b\n").header("Content-Language", "en");
    /// ```
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Returns the bytes, or `None` if the file is a stream.
    ///
    /// ```
    /// let file = wirewright_client::File::new("a,b\n");
    /// assert!(file.bytes().is_some_and(|bytes| bytes == "a,b\n"));
    /// ```
    pub fn bytes(&self) -> Option<&Bytes> {
        match &self.content {
            Content::Bytes(bytes) => Some(bytes),
            Content::Stream(_) => None,
        }
    }

    /// Returns the content to send. A stream is returned only once.
    pub(crate) fn body(&self) -> Result<RequestBody, ParamError> {
        match &self.content {
            Content::Bytes(bytes) => Ok(bytes.clone().into()),
            Content::Stream(body) => {
                let body = body.lock().unwrap_or_else(PoisonError::into_inner).take();
                body.ok_or_else(|| ParamError("the stream of the file was already sent".to_owned()))
            }
        }
    }
}

impl From<Bytes> for File {
    fn from(bytes: Bytes) -> Self {
        Self::new(bytes)
    }
}

impl From<Vec<u8>> for File {
    fn from(bytes: Vec<u8>) -> Self {
        Self::new(bytes)
    }
}

/// Shows the size of the file instead of its content, which may be large or private.
impl std::fmt::Debug for File {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("File")
            .field("name", &self.name)
            .field("content_type", &self.content_type)
            .field("bytes", &self.bytes().map(Bytes::len))
            .finish_non_exhaustive()
    }
}

/// Serializes the file itself in a multipart body, and its bytes in any other format.
impl Serialize for File {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(NAME, &Given(self))
    }
}

struct Given<'a>(&'a File);

impl Serialize for Given<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let asked = HANDOVER.with_borrow(|handover| matches!(handover, Handover::Asked));
        if !asked {
            let bytes =
                self.0.bytes().ok_or_else(|| S::Error::custom("a streamed file can only be sent in a multipart body"));
            return serializer.serialize_bytes(bytes?);
        }
        HANDOVER.set(Handover::Given(self.0.clone()));
        serializer.serialize_unit()
    }
}

/// The state of passing a file to a serializer of this crate.
///
/// serde passes bytes only as a copy, and a file may be large. So the file is passed through a thread-local instead.
enum Handover {
    Idle,
    Asked,
    Given(File),
}

thread_local! {
    static HANDOVER: RefCell<Handover> = const { RefCell::new(Handover::Idle) };
}

/// Returns the file that `serialize` serializes.
pub(crate) fn take(serialize: impl FnOnce() -> Result<(), ParamError>) -> Result<File, ParamError> {
    HANDOVER.set(Handover::Asked);
    let outcome = serialize();
    match HANDOVER.replace(Handover::Idle) {
        Handover::Given(file) => outcome.map(|()| file),
        Handover::Idle | Handover::Asked => Err(ParamError("the value is not a `wirewright_client::File`".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::params::ParamValue;

    #[test]
    fn a_file_is_kept_as_a_parameter_and_encoded_as_bytes_elsewhere() {
        let file = File::new("ab").named("a.txt");
        assert_eq!(ParamValue::of(&file).unwrap(), ParamValue::File(file.clone()));
        assert_eq!(serde_json::to_string(&file).unwrap(), "[97,98]");
        assert_eq!(format!("{file:?}"), r#"File { name: Some("a.txt"), content_type: None, bytes: Some(2), .. }"#);
    }

    #[test]
    fn the_bytes_of_a_file_are_not_copied() {
        let bytes = Bytes::from(vec![0; 1000]);
        let Ok(ParamValue::Array(items)) = ParamValue::of([File::new(bytes.clone())]) else { panic!("no array") };
        let [ParamValue::File(file)] = items.as_slice() else { panic!("no file") };
        assert_eq!(file.bytes().unwrap().as_ptr(), bytes.as_ptr());
    }
}
