//! Files in multipart bodies.

use std::cell::RefCell;

use bytes::Bytes;
use serde::{Serialize, Serializer};

use crate::param::ParamError;

/// The name by which a serializer of this crate knows a file: no type of another crate has it.
pub(crate) const NAME: &str = "$wirewright_client::File";

/// A file: a part of a multipart body that is bytes (OpenAPI 3.2, section 4.15.4; RFC 7578, section 4).
///
/// ```
/// # use wirewright_client::File;
/// let photo = File::new(&b"\x89PNG"[..]).named("rex.png").content_type("image/png");
/// assert_eq!(photo.bytes().len(), 4);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct File {
    pub(crate) bytes: Bytes,
    pub(crate) name: Option<String>,
    pub(crate) content_type: Option<String>,
    pub(crate) headers: Vec<(String, String)>,
}

impl File {
    /// A file with these bytes.
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        Self { bytes: bytes.into(), name: None, content_type: None, headers: Vec::new() }
    }

    /// The name that the server is told, without a path; that of the property where none is given, because many servers
    /// take a part for a file only if it has one.
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The media type; where none is given, the one that the description documents, or `application/octet-stream` if that is
    /// several or a range.
    pub fn content_type(mut self, media_type: impl Into<String>) -> Self {
        self.content_type = Some(media_type.into());
        self
    }

    /// A further header of the part.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The bytes.
    pub fn bytes(&self) -> &Bytes {
        &self.bytes
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

/// Shows the size, and not the bytes: they may be many, or private.
impl std::fmt::Debug for File {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("File")
            .field("name", &self.name)
            .field("content_type", &self.content_type)
            .field("bytes", &self.bytes.len())
            .finish_non_exhaustive()
    }
}

/// In a multipart body the file itself; in any other format its bytes.
impl Serialize for File {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(NAME, &Content(self))
    }
}

struct Content<'a>(&'a File);

impl Serialize for Content<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let asked = HANDOVER.with_borrow(|handover| matches!(handover, Handover::Asked));
        if !asked {
            return serializer.serialize_bytes(&self.0.bytes);
        }
        HANDOVER.set(Handover::Given(self.0.clone()));
        serializer.serialize_unit()
    }
}

/// serde hands over bytes only as a copy, and a file may be large: it goes past serde.
enum Handover {
    Idle,
    Asked,
    Given(File),
}

thread_local! {
    static HANDOVER: RefCell<Handover> = const { RefCell::new(Handover::Idle) };
}

/// The file that `serialize` serializes.
pub(crate) fn take(serialize: impl FnOnce() -> Result<(), ParamError>) -> Result<File, ParamError> {
    HANDOVER.set(Handover::Asked);
    let outcome = serialize();
    match HANDOVER.replace(Handover::Idle) {
        Handover::Given(file) => outcome.map(|()| file),
        Handover::Idle | Handover::Asked => Err(ParamError("the file is none of this crate".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::param::ParamValue;

    #[test]
    fn a_file_is_itself_for_parameters_and_bytes_for_others() {
        let file = File::new("ab").named("a.txt");
        assert_eq!(ParamValue::of(&file).unwrap(), ParamValue::File(file.clone()));
        assert_eq!(serde_json::to_string(&file).unwrap(), "[97,98]");
        assert_eq!(format!("{file:?}"), r#"File { name: Some("a.txt"), content_type: None, bytes: 2, .. }"#);
    }

    #[test]
    fn its_bytes_are_not_copied() {
        let bytes = Bytes::from(vec![0; 1000]);
        let Ok(ParamValue::Array(items)) = ParamValue::of([File::new(bytes.clone())]) else { panic!("no array") };
        let [ParamValue::File(file)] = items.as_slice() else { panic!("no file") };
        assert_eq!(file.bytes.as_ptr(), bytes.as_ptr());
    }
}
