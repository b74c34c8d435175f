//! Percent-encoding (RFC 3986, section 2).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All characters except the unreserved ones (section 2.3).
const NOT_UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// All characters except the unreserved and the reserved ones (section 2.2). A `%` is therefore encoded.
const NOT_RESERVED: &AsciiSet = &NOT_UNRESERVED
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'#')
    .remove(b'[')
    .remove(b']')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// A `#` would end a query (section 3.4).
const NOT_IN_QUERY: &AsciiSet = &NOT_RESERVED.add(b'#');

/// These characters are not allowed in cookies (RFC 6265, section 4.1.1).
const NOT_IN_COOKIE: &AsciiSet = &NOT_RESERVED.add(b';').add(b',');

/// All characters except the unreserved ones and brackets.
const NOT_IN_NAME: &AsciiSet = &NOT_UNRESERVED.remove(b'[').remove(b']');

/// The set of characters that are not encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Percent {
    /// The unreserved characters.
    Unreserved,
    /// The unreserved and reserved characters, and existing triples (RFC 6570, section 3.2.3).
    Reserved,
    /// As `Reserved`, except characters that would end a query.
    ReservedQuery,
    /// As `Reserved`, except characters that would end a cookie.
    ReservedCookie,
    /// The unreserved characters and brackets.
    Name,
    /// All characters: for headers, to which RFC 3986 does not apply.
    Raw,
}

impl Percent {
    pub(crate) fn push(self, out: &mut String, text: &str) {
        if is_unreserved(text) {
            return out.push_str(text);
        }
        match self {
            Self::Unreserved => out.extend(utf8_percent_encode(text, NOT_UNRESERVED)),
            Self::Reserved => push_reserved(out, text, NOT_RESERVED),
            Self::ReservedQuery => push_reserved(out, text, NOT_IN_QUERY),
            Self::ReservedCookie => push_reserved(out, text, NOT_IN_COOKIE),
            Self::Name => out.extend(utf8_percent_encode(text, NOT_IN_NAME)),
            Self::Raw => out.push_str(text),
        }
    }

    /// Encodes a text, which is returned unchanged if possible.
    pub(crate) fn encode_owned(self, text: String) -> String {
        if is_unreserved(&text) { text } else { self.encode(&text) }
    }

    /// Encodes a text.
    pub(crate) fn encode(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        self.push(&mut out, text);
        out
    }
}

fn is_unreserved(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~'))
}

fn push_reserved(out: &mut String, text: &str, encoded: &'static AsciiSet) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        out.extend(utf8_percent_encode(before, encoded));
        let is_triple = after.as_bytes().first_chunk::<2>().is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
        out.push_str(if is_triple { "%" } else { "%25" });
        rest = after;
    }
    out.extend(utf8_percent_encode(rest, encoded));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_unreserved_characters_stay() {
        assert_eq!(Percent::Unreserved.encode("aZ0-._~"), "aZ0-._~");
        assert_eq!(
            Percent::Unreserved.encode("/?#[]@!$&'()*+,;=: %"),
            "%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%3A%20%25"
        );
        assert_eq!(Percent::Unreserved.encode("é\\\u{0}"), "%C3%A9%5C%00");
    }

    #[test]
    fn reserved_characters_and_triples_stay_when_allowed() {
        assert_eq!(Percent::Reserved.encode("/?#[]@!$&'()*+,;=:"), "/?#[]@!$&'()*+,;=:");
        assert_eq!(Percent::Reserved.encode("50% %2F %zz %"), "50%25%20%2F%20%25zz%20%25");
        assert_eq!(Percent::Reserved.encode("%é"), "%25%C3%A9");
    }

    #[test]
    fn characters_that_end_a_query_or_a_cookie_are_always_encoded() {
        assert_eq!(Percent::ReservedQuery.encode("a#b&c"), "a%23b&c");
        assert_eq!(Percent::ReservedCookie.encode("a;b,c=d"), "a%3Bb%2Cc=d");
        assert_eq!(Percent::Name.encode("a[b]&=%5B"), "a[b]%26%3D%255B");
    }
}
