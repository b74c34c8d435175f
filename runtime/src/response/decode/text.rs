//! Decoding of text.

use bytes::Bytes;

use super::error::DecodeError;
use crate::response::raw::RawResponse;

impl RawResponse {
    /// Decodes the body as text.
    ///
    /// The charset is UTF-8, unless the `Content-Type` names Latin-1.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is not valid UTF-8.
    ///
    /// ```
    /// # use wirewright_client::{RawResponse, http::{HeaderMap, StatusCode}};
    /// let response = RawResponse::new(StatusCode::OK, HeaderMap::new(), "Rex");
    /// assert_eq!(response.text()?, "Rex");
    /// # Ok::<(), wirewright_client::DecodeError>(())
    /// ```
    pub fn text(&self) -> Result<String, DecodeError> {
        decode_text(&self.body, self.charset().as_deref())
    }
}

/// Decodes text. Latin-1 maps each byte to the code point of the same number. Any other charset is treated as UTF-8,
/// which includes ASCII.
pub(crate) fn decode_text(body: &Bytes, charset: Option<&str>) -> Result<String, DecodeError> {
    if matches!(charset, Some("iso-8859-1" | "latin1")) {
        return Ok(body.iter().copied().map(char::from).collect());
    }
    match std::str::from_utf8(body) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            Err(DecodeError::custom(format!("the text is not valid UTF-8: {error}")).near(body, error.valid_up_to()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_utf8_unless_latin1_is_named() {
        let latin = Bytes::from_static(b"caf\xe9");
        assert_eq!(decode_text(&latin, Some("iso-8859-1")).unwrap(), "café");
        let error = decode_text(&latin, None).unwrap_err();
        assert!(error.to_string().contains("not valid UTF-8"), "{error}");
        assert_eq!(decode_text(&Bytes::from("café"), None).unwrap(), "café");
    }
}
