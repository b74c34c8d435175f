//! From any string to words that a Rust identifier can be made of.

use heck::{ToPascalCase, ToSnakeCase};

/// Rust's keywords, of all editions; those that cannot be raw identifiers are in [`NEVER_RAW`].
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];
const NEVER_RAW: [&str; 4] = ["self", "super", "crate", "Self"];

/// The text with nothing but ASCII letters, digits and `_` between words: other scripts are transliterated.
fn ascii(text: &str) -> String {
    let plain = if text.is_ascii() { text.to_owned() } else { deunicode::deunicode_with_tofu(text, "") };
    // An apostrophe does not part a word.
    plain.chars().filter(|c| *c != '\'').map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect()
}

/// The part of a text that a name is made of: what comes after the first thousands of characters would be cut again.
fn beginning(text: &str) -> &str {
    text.char_indices().nth(4_000).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// A name of 300 characters is no name: what is longer is cut at a word.
fn bounded(name: String, separator: Option<char>) -> String {
    const LONGEST: usize = 100;
    if name.len() <= LONGEST {
        return name;
    }
    let head = name.get(..LONGEST).unwrap_or(&name);
    let end = separator.and_then(|separator| head.rfind(separator)).filter(|end| *end > LONGEST / 2);
    head.get(..end.unwrap_or(LONGEST)).unwrap_or(head).to_owned()
}

/// Symbols that carry the meaning of a text that has no letters, or that would else be lost before its digits.
fn spelled(text: &str) -> String {
    let symbol = |c: char| match c {
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
    };
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

/// `snake_case`; empty where nothing can be made of the text.
pub(super) fn snake(text: &str) -> String {
    bounded(ascii(&spelled(beginning(text))).to_snake_case(), Some('_'))
}

/// `PascalCase`; empty where nothing can be made of the text.
pub(super) fn pascal(text: &str) -> String {
    bounded(ascii(&spelled(beginning(text))).to_pascal_case(), None)
}

/// A `snake_case` identifier, with `fallback` where nothing can be made of the text.
pub(super) fn snake_identifier(text: &str, fallback: &str) -> String {
    let name = snake(text);
    match name.chars().next() {
        None => fallback.to_owned(),
        Some(first) if first.is_ascii_digit() => format!("{fallback}_{name}"),
        _ => name,
    }
}

/// A `PascalCase` identifier, with `fallback` where nothing can be made of the text.
pub(super) fn pascal_identifier(text: &str, fallback: &str) -> String {
    let name = pascal(text);
    match name.chars().next() {
        None => fallback.to_owned(),
        Some(first) if first.is_ascii_digit() => format!("{fallback}{name}"),
        _ => name,
    }
}

/// The identifier as Rust must read it: a keyword raw, or with `_` after it.
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
    fn any_text_makes_an_identifier() {
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
        assert!(snake(&"very long ".repeat(40)).len() <= 100);
    }
}
