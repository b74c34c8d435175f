//! Splitting of texts into tokens. The compiler's own lexer keeps each text that it parses as a file, which makes an
//! expansion of many short texts several times as expensive.

use proc_macro::{Ident, Literal, Punct, Spacing, Span, TokenTree};

/// Returns the tokens of a text of words, numbers, lifetimes and punctuation, or `None` if there is anything else.
pub(crate) fn tokens(text: &str) -> Option<Vec<TokenTree>> {
    let span = Span::call_site();
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        if first.is_ascii_digit() {
            let (number, after) = split(rest, |c| c.is_ascii_digit());
            tokens.push(Literal::usize_unsuffixed(number.parse().ok()?).into());
            rest = after;
        } else if is_word(first) {
            let (word, after) = split(rest, is_word);
            // The prefixes of raw identifiers and of literals.
            if after.starts_with(['#', '"', '\'']) {
                return None;
            }
            tokens.push(Ident::new(word, span).into());
            rest = after;
        } else if first == '\'' {
            let (word, after) = split(rest.get(1..)?, is_word);
            if word.is_empty() {
                return None;
            }
            tokens.push(Punct::new('\'', Spacing::Joint).into());
            tokens.push(Ident::new(word, span).into());
            rest = after;
        } else if is_punctuation(first) {
            let after = rest.get(1..)?;
            let spacing = if after.starts_with(is_punctuation) { Spacing::Joint } else { Spacing::Alone };
            tokens.push(Punct::new(first, spacing).into());
            rest = after;
        } else {
            return None;
        }
        rest = rest.trim_start();
    }
    Some(tokens)
}

/// Splits a text before the first character that does not belong to its token.
fn split(text: &str, belongs: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|c| !belongs(c)).unwrap_or(text.len()))
}

fn is_word(c: char) -> bool {
    c == '_' || c.is_ascii_alphanumeric()
}

fn is_punctuation(c: char) -> bool {
    matches!(c, '#' | '<' | '>' | ':' | ';' | ',' | '&' | '=' | '-' | '.' | '*' | '!' | '|')
}
