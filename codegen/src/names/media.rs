//! Media types as words in names.

use super::words::pascal_identifier;

/// Returns a media type in `PascalCase`: a short name for common media types, and their own words for others.
pub(super) fn media_words(media_type: &str) -> String {
    let mut parts = media_type.split(';').map(|part| part.trim().to_ascii_lowercase());
    let essence = parts.next().unwrap_or_default();
    let known = match essence.as_str() {
        "application/json" => "json",
        "application/xml" => "xml",
        "application/x-www-form-urlencoded" => "form",
        "multipart/form-data" => "multipart",
        "text/plain" => "text",
        "application/octet-stream" => "bytes",
        "*/*" => "any",
        other => other.strip_prefix("application/").unwrap_or(other).trim_end_matches("/*"),
    };
    let parameters: Vec<String> = parts.filter(|parameter| !parameter.starts_with("charset")).collect();
    pascal_identifier(&format!("{known} {}", parameters.join(" ")), "Media")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_have_readable_names() {
        let names = [
            ("application/json; charset=utf-8", "Json"),
            ("application/merge-patch+json", "MergePatchJson"),
            ("application/vnd.a.v3+json;version=2", "VndAV3JsonVersion2"),
            ("text/csv", "TextCsv"),
            ("image/*", "Image"),
            ("image/png", "ImagePng"),
            ("multipart/form-data", "Multipart"),
            ("*/*", "Any"),
        ];
        for (media_type, name) in names {
            assert_eq!(media_words(media_type), name);
        }
    }
}
