//! Bytes as base64 text.

use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD, Engine as _};
use bytes::Bytes;

use super::marker::{Base64, Base64Url, Format};
use crate::text::base64::lenient;

macro_rules! formats {
    ($($marker:ident: $engine:ident),*) => {
        $(impl Format<Bytes> for $marker {
            fn parse(text: &str) -> Option<Bytes> {
                $engine.decode(text).ok().map(Bytes::from).or_else(|| lenient(text))
            }

            fn format(value: &Bytes) -> String {
                $engine.encode(value)
            }

            // The engines decode their own notation only.
            fn recognize(text: &str) -> Option<(Bytes, bool)> {
                match $engine.decode(text) {
                    Ok(bytes) => Some((bytes.into(), true)),
                    Err(_) => lenient(text).map(|bytes| (bytes, false)),
                }
            }
        })*
    };
}

formats! { Base64: BASE64_STANDARD, Base64Url: BASE64_URL_SAFE_NO_PAD }

#[cfg(test)]
mod tests {
    use crate::values::formats::{Base64, Base64Url};

    #[test]
    fn base64_is_decoded_with_any_padding_and_line_breaks() {
        for text in ["d3JlbiE=", "d3JlbiE", "d3Jl\r\nbiE=\r\n", "d3JlbiF="] {
            let bytes = Base64::from_text(text);
            assert_eq!((bytes.value().map(|it| &it[..]), &*bytes.text()), (Some(&b"wren!"[..]), text));
        }
        for text in ["-_8", "-_8=", "+/8="] {
            assert_eq!(Base64Url::from_text(text).value().map(|it| &it[..]), Some(&[0xfb, 0xff][..]), "{text}");
            assert_eq!(Base64Url::from_text(text).text(), text);
        }
    }

    #[test]
    fn invalid_base64_is_kept_as_text() {
        let text = Base64::from_text("not base64!");
        assert_eq!((text.value(), &*text.text()), (None, "not base64!"));
        assert_eq!(Base64::new(vec![0xfb, 0xff].into()).text(), "+/8=");
        assert_eq!(Base64Url::new(vec![0xfb, 0xff].into()).text(), "-_8");
    }
}
