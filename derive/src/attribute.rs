//! serde's attributes, and those of the derives.

use proc_macro::{Delimiter, Group, Span, TokenTree};

use crate::{
    cursor::Cursor,
    error::{Error, Result},
};

/// An attribute: `name` or `name = "value"`.
pub(crate) struct Attribute {
    pub(crate) name: String,
    pub(crate) value: Option<String>,
    pub(crate) span: Span,
}

impl Attribute {
    /// Returns the value.
    pub(crate) fn value(&self) -> Result<&str> {
        let error = || Error::new(self.span, format!("`{0}` needs a value: `{0} = \"...\"`", self.name));
        self.value.as_deref().ok_or_else(error)
    }

    /// Returns the error for an attribute that is not supported here.
    pub(crate) fn unsupported(&self) -> Error {
        let message =
            format!("`{}` is not supported by this derive; derive serde's own trait for this type", self.name);
        Error::new(self.span, message)
    }
}

/// Takes the attributes at the cursor, and returns those of serde and of the derives, and `deprecated`.
pub(crate) fn attributes(cursor: &mut Cursor) -> Result<Vec<Attribute>> {
    let mut found = Vec::new();
    while cursor.take_punct('#') {
        let Some(group) = cursor.take_group(Delimiter::Bracket) else { return Err(cursor.error("expected `[`")) };
        let mut inside = Cursor::new(group.stream(), group.span());
        let span = group.span();
        if inside.take_word("deprecated") {
            found.push(Attribute { name: "deprecated".to_owned(), value: None, span });
        } else if (inside.take_word("serde") || inside.take_word("variants"))
            && let Some(group) = inside.take_group(Delimiter::Parenthesis)
        {
            list(&group, &mut found)?;
        }
    }
    Ok(found)
}

fn list(group: &Group, found: &mut Vec<Attribute>) -> Result<()> {
    let mut cursor = Cursor::new(group.stream(), group.span());
    while !cursor.is_empty() {
        let name = cursor.ident()?;
        let value = if cursor.take_punct('=') { Some(text(&mut cursor)?) } else { None };
        found.push(Attribute { name: name.to_string(), value, span: name.span() });
        if !cursor.take_punct(',') && !cursor.is_empty() {
            return Err(cursor.error("expected `,`"));
        }
    }
    Ok(())
}

/// Takes a string literal, and returns its value.
fn text(cursor: &mut Cursor) -> Result<String> {
    let span = cursor.error("").span();
    // A literal that a `macro_rules!` macro passed on is in a group without delimiters.
    let token = match cursor.next() {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::None => group.stream().into_iter().next(),
        other => other,
    };
    let literal = token.filter(|token| matches!(token, TokenTree::Literal(_))).map(|token| token.to_string());
    literal.as_deref().and_then(unescaped).ok_or_else(|| Error::new(span, "expected a string literal"))
}

/// Returns the value of a string literal.
fn unescaped(literal: &str) -> Option<String> {
    if let Some(raw) = literal.strip_prefix('r') {
        let text = raw.trim_matches('#');
        return Some(text.strip_prefix('"')?.strip_suffix('"')?.to_owned());
    }
    let mut rest = literal.strip_prefix('"')?.strip_suffix('"')?.chars();
    let mut text = String::new();
    while let Some(c) = rest.next() {
        text.push(if c == '\\' { escape(&mut rest)? } else { c });
    }
    Some(text)
}

/// Returns the character of an escape sequence, after its backslash.
fn escape(rest: &mut std::str::Chars<'_>) -> Option<char> {
    match rest.next()? {
        'n' => Some('\n'),
        'r' => Some('\r'),
        't' => Some('\t'),
        '0' => Some('\0'),
        'x' => {
            let digits: String = rest.by_ref().take(2).collect();
            char::from_u32(u32::from_str_radix(&digits, 16).ok()?)
        }
        'u' => {
            let digits: String = rest.by_ref().take_while(|c| *c != '}').filter(|c| *c != '{' && *c != '_').collect();
            char::from_u32(u32::from_str_radix(&digits, 16).ok()?)
        }
        same @ ('\\' | '"' | '\'') => Some(same),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn string_literals_are_unescaped() {
        let rows = [
            (r#""a""#, Some("a")),
            (r#""a\"b\\c""#, Some("a\"b\\c")),
            (r#""\n\t\r\0""#, Some("\n\t\r\0")),
            (r#""\x41\u{e9}\u{1F6A_2}""#, Some("Aé🚢")),
            ("r#\"a\\n\"#", Some("a\\n")),
            (r#""\q""#, None),
            ("1", None),
        ];
        for (literal, expected) in rows {
            assert_eq!(unescaped(literal).as_deref(), expected, "{literal}");
        }
    }
}
