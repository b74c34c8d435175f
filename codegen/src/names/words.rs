//! Conversion of any string to words for a Rust identifier.

use std::borrow::Cow;

use crate::case;

/// Rust's keywords, of all editions; those that cannot be raw identifiers are in [`NEVER_RAW`].
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];
const NEVER_RAW: [&str; 4] = ["self", "super", "crate", "Self"];

/// Returns the text with only ASCII letters and digits, and spaces between words. Other scripts are transliterated.
fn ascii(text: &str) -> String {
    let plain = if text.is_ascii() { text.to_owned() } else { deunicode::deunicode_with_tofu(text, "") };
    // An apostrophe does not separate words.
    plain.chars().filter(|c| *c != '\'').map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect()
}

/// Returns a text whose words are those of a name.
fn readable(text: &str) -> Cow<'_, str> {
    let text = beginning(text);
    // Most texts need no change: only letters and digits count in the words of an ASCII text.
    let has_word = text.bytes().any(|byte| byte.is_ascii_alphanumeric());
    if text.is_ascii() && has_word && !text.contains('\'') && !text.starts_with(['+', '-']) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(ascii(&spelled(text)))
}

/// Returns the beginning of a text. A name is made from at most 4,000 characters, since more would be cut off anyway.
fn beginning(text: &str) -> &str {
    const LONGEST: usize = 4_000;
    if text.len() <= LONGEST {
        return text;
    }
    text.char_indices().nth(LONGEST).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// Shortens a name to its first and last words and a digest of the whole, if it is too long.
fn bounded(name: String, is_start: impl Fn(char) -> bool, mark: &str) -> String {
    const LONGEST: usize = 100;
    const HEAD: usize = 50;
    const TAIL: usize = 40;
    if name.len() <= LONGEST {
        return name;
    }
    let starts: Vec<usize> = name.match_indices(is_start).map(|(at, _)| at).collect();
    let head = starts.iter().rev().find(|start| (HEAD / 2..=HEAD).contains(*start)).copied().unwrap_or(HEAD);
    let from = name.len() - TAIL;
    let tail = starts.iter().find(|start| (from..from + TAIL / 2).contains(*start)).copied().unwrap_or(from);
    let part = |range: Option<&str>| range.unwrap_or_default().to_owned();
    format!("{}{}{mark}{}", part(name.get(..head)), part(name.get(tail..)), digest(&name))
}

/// Returns four hexadecimal digits that identify a text (FNV-1a, folded).
pub(super) fn digest(text: &str) -> String {
    let hash = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    let folded = (hash >> 48) ^ (hash >> 32) ^ (hash >> 16) ^ hash;
    format!("{:04x}", folded & 0xffff)
}

/// Returns the word for a symbol.
fn symbol(c: char) -> &'static str {
    match c {
        '+' => "plus",
        '-' => "minus",
        '*' => "star",
        '<' => "less",
        '>' => "greater",
        '=' => "equal",
        '!' => "not",
        '/' => "slash",
        '.' => "dot",
        '%' => "percent",
        '&' => "and",
        '|' => "or",
        '$' => "dollar",
        '#' => "hash",
        '@' => "at",
        '~' => "tilde",
        '?' => "question",
        ':' => "colon",
        ',' => "comma",
        '_' => "underscore",
        ' ' => "space",
        '[' | ']' => "brackets",
        _ => "",
    }
}

/// Spells out the symbols of a text without letters, and a sign before a digit, which would otherwise be lost.
fn spelled(text: &str) -> String {
    let sign_before_digit =
        text.len() > 1 && text.starts_with(['+', '-']) && text[1..].starts_with(|c: char| c.is_ascii_digit());
    if sign_before_digit {
        let (sign, rest) = text.split_at(1);
        return format!("{} {rest}", sign.chars().map(symbol).collect::<String>());
    }
    if ascii(text).trim().is_empty() {
        let mut words: Vec<&str> = text.chars().map(symbol).filter(|word| !word.is_empty()).collect();
        words.dedup();
        return words.join(" ");
    }
    text.to_owned()
}

/// Converts a text to `snake_case`. Returns an empty string if the text has no usable characters.
pub(crate) fn snake(text: &str) -> String {
    bounded(case::snake(&readable(text)), |c| c == '_', "_h")
}

/// Returns true if a text has characters that are usable in a name.
pub(super) fn has_words(text: &str) -> bool {
    let is_usual = text.is_ascii() && text.bytes().take(4_000).any(|byte| byte.is_ascii_alphanumeric());
    is_usual || !snake(text).is_empty()
}

/// Converts a text to `PascalCase`. Returns an empty string if the text has no usable characters.
pub(super) fn pascal(text: &str) -> String {
    bounded(case::pascal(&readable(text)), |c| c.is_ascii_uppercase(), "H")
}

/// Returns the name of a tag without the parts that the next part repeats: `agent.agent_v1` -> `agent_v1`.
pub(super) fn unrepeated(tag: &str) -> String {
    let parts: Vec<&str> = tag.split_inclusive(['.', '/', ':']).collect();
    let is_repeated = |(index, part): (usize, &&str)| {
        let (own, next) = (snake(part), parts.get(index + 1).map(|next| snake(next)).unwrap_or_default());
        !own.is_empty() && next.strip_prefix(&own).is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
    };
    let kept = parts.iter().enumerate().filter(|pair| !is_repeated(*pair)).map(|(_, part)| *part);
    kept.collect()
}

/// Spells out the symbols and the letter case of a text whose plain name is taken: `@id` -> `at id`,
/// `fooBar` -> `foo bar camel case`.
pub(super) fn spelled_out(text: &str) -> String {
    let mut words = String::new();
    for c in beginning(text).replace("[]", " brackets ").chars() {
        match if c == '-' { "dash" } else { symbol(c) } {
            "" if c.is_ascii() || c.is_alphanumeric() => words.push(c),
            "" => words.extend([" u", &format!("{:04x}", u32::from(c)), " "]),
            word => {
                words.push(' ');
                words.push_str(word);
                words.push(' ');
            }
        }
    }
    let case = match (text.chars().next().is_some_and(char::is_uppercase), text.chars().any(char::is_lowercase)) {
        (true, true) => " pascal case",
        (true, false) => " upper case",
        (false, _) if text.chars().any(char::is_uppercase) => " camel case",
        _ => "",
    };
    words + case
}

/// Returns a `snake_case` identifier. Uses `fallback` if the text has no usable characters.
pub(super) fn snake_identifier(text: &str, fallback: &str) -> String {
    let name = snake(text);
    match name.chars().next() {
        None => fallback.to_owned(),
        Some(first) if first.is_ascii_digit() => format!("{fallback}_{name}"),
        _ => name,
    }
}

/// Returns a `PascalCase` identifier. Uses `fallback` if the text has no usable characters.
pub(super) fn pascal_identifier(text: &str, fallback: &str) -> String {
    let name = pascal(text);
    match name.chars().next() {
        None => fallback.to_owned(),
        Some(first) if first.is_ascii_digit() => format!("{fallback}{name}"),
        _ => name,
    }
}

/// Escapes an identifier that is a keyword: as a raw identifier, or with a trailing `_`.
pub(crate) fn escaped(name: String) -> String {
    if NEVER_RAW.contains(&&*name) {
        format!("{name}_")
    } else if KEYWORDS.contains(&&*name) {
        format!("r#{name}")
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_tag_that_the_next_part_repeats_is_left_out() {
        let rows = [
            ("subpackage_agent.subpackage_agent_v1", "subpackage_agent_v1"),
            ("mailserver/Servers", "mailserver/Servers"),
            ("users.usersettings", "users.usersettings"),
            ("pets", "pets"),
        ];
        for (tag, expected) in rows {
            assert_eq!(unrepeated(tag), expected);
        }
    }

    #[test]
    fn any_text_becomes_a_valid_identifier() {
        let rows = [
            ("userId", "user_id"),
            ("X-Rate-Limit", "x_rate_limit"),
            ("type", "r#type"),
            ("self", "self_"),
            ("", "field"),
            ("_", "underscore"),
            ("200", "field_200"),
            ("+1", "plus_1"),
            ("-1", "minus_1"),
            ("größe", "grosse"),
            ("🦀", "crab"),
            ("שלום", "shlvm"),
            ("$ref", "r#ref"),
            ("[]", "brackets"),
            ("it's", "its"),
        ];
        for (text, expected) in rows {
            assert_eq!(escaped(snake_identifier(text, "field")), expected, "{text}");
        }
    }

    #[test]
    fn a_long_name_is_shortened_independently_of_other_names() {
        let path = |end: &str| format!("get {} {end}", "namespaces by namespace ".repeat(6));
        for name in [snake, pascal] {
            assert!(name(&path("config")).len() <= 100);
            assert_ne!(name(&path("config")), name(&path("metadata")));
            assert_ne!(name(&path("a metadata")), name(&path("b metadata")));
        }
        assert!(snake(&path("config")).contains("_config_h"), "{}", snake(&path("config")));
    }
}
