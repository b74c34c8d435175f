//! Validation of names.

/// The length of the longest name.
const LONGEST: usize = 200;

/// Returns true if a text is a Rust identifier of ASCII characters, which may be raw.
pub(super) fn is_valid(text: &str) -> bool {
    let plain = text.strip_prefix("r#").unwrap_or(text);
    let has_form = plain.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && plain.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text.len() <= LONGEST;
    // The parser of Rust knows all reserved words but the one that edition 2024 added.
    has_form && syn::parse_str::<syn::Ident>(text).is_ok() && text != "gen"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_identifiers_are_valid() {
        for name in ["pets", "Pets", "r#type", "_pets", "pet_2", "r#gen", "union"] {
            assert!(is_valid(name), "{name}");
        }
        let long = "a".repeat(LONGEST + 1);
        for name in [
            "", "_", "1a", "type", "gen", "self", "r#self", "r#Self", "crate", "größe", "a b", "a;b", "r#", "r#r#a",
            "'a", "a::b", &long,
        ] {
            assert!(!is_valid(name), "{name}");
        }
    }
}
