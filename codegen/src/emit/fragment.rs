//! Fragments of Rust on one line.
//!
//! A fragment consists only of text of this crate, claimed names, literals and other fragments. No other text of a
//! description can get into the code. Most of the output is built from fragments, because parsing and formatting tokens
//! is slow: see ARCHITECTURE.md.

use std::fmt::{self, Display, Write as _};

use proc_macro2::{Literal, TokenStream};
use quote::ToTokens;

use crate::names::Name;

/// A fragment of Rust on one line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fragment(String);

impl Fragment {
    /// Creates a fragment from text of this crate.
    pub(crate) fn of(text: &'static str) -> Self {
        Self(text.to_owned())
    }

    /// Creates a fragment from format arguments. Called by the expansion of [`rust!`](crate::emit::fragment::rust).
    pub(crate) fn format(text: fmt::Arguments<'_>) -> Self {
        Self(fmt::format(text))
    }

    /// Creates a fragment from code of the configuration, which was parsed when it was read.
    pub(crate) fn configured(code: &str) -> Self {
        Self(code.to_owned())
    }

    /// Creates a number, with separators if it has more than five digits.
    pub(crate) fn number(value: i128) -> Self {
        let digits = value.unsigned_abs().to_string();
        let mut text = String::from(if value < 0 { "-" } else { "" });
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && digits.len() > 5 && (digits.len() - index).is_multiple_of(3) {
                text.push('_');
            }
            text.push(digit);
        }
        Self::format(format_args!("{text}"))
    }

    /// Creates a floating-point number. Expects a finite value.
    pub(crate) fn float(value: f64) -> Self {
        Self(format!("{value:?}"))
    }

    /// Creates a string literal.
    pub(crate) fn literal(text: &str) -> Self {
        // A fast path for text that needs no escapes.
        if text.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\\') || byte == b' ') {
            return Self(format!("\"{text}\""));
        }
        Self(Literal::string(text).to_string())
    }

    /// Creates a fragment from a word of the description, such as a method. Only its ASCII letters and digits are kept.
    pub(crate) fn word(text: &str) -> Self {
        Self(text.chars().filter(char::is_ascii_alphanumeric).collect())
    }

    /// Joins fragments with a separator between them.
    pub(crate) fn join(fragments: impl IntoIterator<Item = Self>, separator: &'static str) -> Self {
        let mut fragments = fragments.into_iter();
        let mut joined = fragments.next().unwrap_or_default();
        for fragment in fragments {
            let _ = write!(joined.0, "{separator}{fragment}");
        }
        joined
    }

    /// Creates string literals with commas between them.
    pub(crate) fn literals(texts: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        Self::join(texts.into_iter().map(|text| Self::literal(text.as_ref())), ", ")
    }

    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Display for Fragment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Inserts a fragment into quoted tokens. This is rare, because the fragment must be parsed.
impl ToTokens for Fragment {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        // A fragment always consists of valid tokens. If it did not, the item would not parse and the run would fail.
        tokens.extend(self.0.parse::<TokenStream>().unwrap_or_default());
    }
}

/// Types that may be inserted into a fragment.
pub(crate) trait Spelled: Display {}

impl Spelled for Fragment {}
impl Spelled for Name {}
impl Spelled for &'static str {}
impl Spelled for u8 {}
impl Spelled for u16 {}
impl Spelled for usize {}
impl Spelled for i64 {}
impl Spelled for bool {}
impl<T: Spelled> Spelled for &T {}

/// Returns its argument. The bound restricts the types that may be inserted into a fragment.
pub(crate) fn spelled<T: Spelled>(fragment: T) -> T {
    fragment
}

/// Creates a [`Fragment`] from a format string and its arguments.
macro_rules! rust {
    ($text:literal) => { $crate::emit::fragment::Fragment::of($text) };
    ($text:literal, $($argument:expr),+ $(,)?) => {
        $crate::emit::fragment::Fragment::format(format_args!($text, $($crate::emit::fragment::spelled(&$argument)),+))
    };
}
pub(crate) use rust;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_escape_its_string_literal() {
        assert_eq!(Fragment::literal("a\"; b\\\n\u{0}é").as_str(), r#""a\"; b\\\n\0é""#);
        assert_eq!(Fragment::literal("a b{}'").as_str(), r#""a b{}'""#);
    }

    #[test]
    fn fragments_are_joined_unchanged() {
        let list = Fragment::join([rust!("u8"), rust!("Vec<{}>", rust!("u16"))], ", ");
        assert_eq!(rust!("({})", list).as_str(), "(u8, Vec<u16>)");
        assert_eq!(Fragment::join([], ", "), Fragment::default());
    }
}
