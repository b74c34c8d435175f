//! Tokens of a line: words, which are quoted if they contain other characters than those of the usual names.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::digest;

/// The length of the longest text in a lock, in bytes.
const LONGEST: usize = 500;
/// The length of the beginning of a longer text.
const HEAD: usize = 100;

/// Returns a text that is not longer than a line should be: its beginning and a digest of the whole, if it is.
pub(crate) fn shortened(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST {
        return Cow::Borrowed(text);
    }
    let head: String = text.chars().take(HEAD).collect();
    Cow::Owned(format!("{head}…{:016x}", digest(text.as_bytes())))
}

/// Returns a text as one token. Only texts of unusual characters are quoted, as in JSON, and long ones are shortened.
pub(crate) fn quoted(text: &str) -> String {
    let text = &*shortened(text);
    if is_bare(text) {
        return text.to_owned();
    }
    let mut token = String::with_capacity(text.len() + 2);
    token.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => token.extend(['\\', c]),
            c if c.is_control() || is_invisible(c) => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    let _ = write!(token, "\\u{unit:04x}");
                }
            }
            c => token.push(c),
        }
    }
    token.push('"');
    token
}

/// Returns true for characters that change the direction of a text or separate lines.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn is_bare(text: &str) -> bool {
    let is_first = |c: char| c.is_ascii_alphanumeric() || "_-./$@{[".contains(c);
    text.starts_with(is_first)
        && text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"')
        && !text.ends_with(':')
}

/// Returns the text of a token. Returns `None` if it is quoted, but not valid.
pub(crate) fn unquoted(token: &str) -> Option<String> {
    if token.starts_with('"') { serde_json::from_str(token).ok() } else { Some(token.to_owned()) }
}

/// Returns the length of the token at the beginning of a line. Returns `None` if a quotation mark is not closed.
pub(super) fn length(line: &str) -> Option<usize> {
    let (mut is_quoted, mut is_escaped) = (false, false);
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_quoted => is_escaped = true,
            b'"' => is_quoted = !is_quoted,
            b' ' if !is_quoted => return Some(at),
            _ => {}
        }
    }
    (!is_quoted).then_some(line.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unusual_texts_are_quoted_and_come_back() {
        for text in ["in progress", "", "=", "a:", "a\"b\\c", "größe", "a\nb", "\u{202e}", "<rest>", "🦀\u{1}"] {
            let token = quoted(text);
            assert!(token.starts_with('"') && !token.contains('\n'), "{token}");
            assert_eq!(length(&format!("{token} = a")), Some(token.len()));
            assert_eq!(unquoted(&token).as_deref(), Some(text));
        }
        for text in ["fooBar", "X-Rate-Limit", "/pets/{id}", "filter[name]", "application/json", "a=b"] {
            assert_eq!(quoted(text), text);
        }
    }

    #[test]
    fn a_long_text_is_shortened_and_remains_distinct() {
        let (a, b) = (quoted(&"ä".repeat(5_000)), quoted(&"ä".repeat(5_001)));
        assert!(a != b && a.chars().count() < 200, "{a} {b}");
    }

    #[test]
    fn a_token_with_an_open_quotation_mark_has_no_length() {
        assert_eq!(length("\"a b"), None);
        assert_eq!(length(".\"a b\" c"), Some(6));
    }
}
