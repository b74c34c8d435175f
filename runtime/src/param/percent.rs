//! Percent-encoding (RFC 3986, section 2).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but the unreserved characters (section 2.3).
const NOT_UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// All but the unreserved and the reserved characters (section 2.2), which leaves `%` to be encoded.
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

/// Which characters a text keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Percent {
    /// The unreserved ones.
    Unreserved,
    /// The reserved ones as well, and triples that are there already.
    Reserved,
    /// All of them: for a header, where RFC 3986 does not apply.
    Raw,
}

impl Percent {
    pub(crate) fn push(self, out: &mut String, text: &str) {
        match self {
            Self::Unreserved => out.extend(utf8_percent_encode(text, NOT_UNRESERVED)),
            Self::Reserved => push_reserved(out, text),
            Self::Raw => out.push_str(text),
        }
    }
}

fn push_reserved(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        out.extend(utf8_percent_encode(before, NOT_RESERVED));
        let is_triple = after.as_bytes().first_chunk::<2>().is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
        out.push_str(if is_triple { "%" } else { "%25" });
        rest = after;
    }
    out.extend(utf8_percent_encode(rest, NOT_RESERVED));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(percent: Percent, text: &str) -> String {
        let mut out = String::new();
        percent.push(&mut out, text);
        out
    }

    #[test]
    fn only_unreserved_characters_stay() {
        assert_eq!(encoded(Percent::Unreserved, "aZ0-._~"), "aZ0-._~");
        assert_eq!(
            encoded(Percent::Unreserved, "/?#[]@!$&'()*+,;=: %"),
            "%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%3A%20%25"
        );
        assert_eq!(encoded(Percent::Unreserved, "é\\\u{0}"), "%C3%A9%5C%00");
    }

    #[test]
    fn reserved_characters_and_triples_stay_when_allowed() {
        assert_eq!(encoded(Percent::Reserved, "/?#[]@!$&'()*+,;=:"), "/?#[]@!$&'()*+,;=:");
        assert_eq!(encoded(Percent::Reserved, "50% %2F %zz %"), "50%25%20%2F%20%25zz%20%25");
        assert_eq!(encoded(Percent::Reserved, "%é"), "%25%C3%A9");
    }
}
