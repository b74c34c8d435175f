//! UUIDs.

use ::uuid::Uuid;
use serde::Serializer;

use super::marker::{self, Format};

impl Format<Uuid> for marker::Uuid {
    fn parse(text: &str) -> Option<Uuid> {
        text.parse().ok()
    }

    fn format(value: &Uuid) -> String {
        value.to_string()
    }

    fn recognize(text: &str) -> Option<(Uuid, bool)> {
        // All other notations have another length: without hyphens, in braces or as a URN.
        let is_usual =
            text.len() == ::uuid::fmt::Hyphenated::LENGTH && !text.bytes().any(|byte| byte.is_ascii_uppercase());
        text.parse().ok().map(|value| (value, is_usual))
    }

    fn encode<S: Serializer>(value: &Uuid, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(value.as_hyphenated().encode_lower(&mut Uuid::encode_buffer()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hyphenated_lower_case_is_usual() {
        let usual = "67e55044-10b1-426f-9247-bb680e5fe0c8";
        for text in [
            usual,
            "67E55044-10B1-426F-9247-BB680E5FE0C8",
            "67e5504410b1426f9247bb680e5fe0c8",
            "{67e55044-10b1-426f-9247-bb680e5fe0c8}",
            "urn:uuid:67e55044-10b1-426f-9247-bb680e5fe0c8",
        ] {
            let (value, is_usual) = marker::Uuid::recognize(text).unwrap();
            assert_eq!((marker::Uuid::format(&value).as_str(), is_usual), (usual, text == usual), "{text}");
            assert!(is_usual || marker::Uuid::covers(&value, text), "{text}");
        }
        assert_eq!(marker::Uuid::recognize("67e55044-10b1-426f-9247-bb680e5fe0cg"), None);
        assert_eq!(serde_json::to_string(&crate::formats::Uuid::from_text(usual)).unwrap(), format!("\"{usual}\""));
    }
}
