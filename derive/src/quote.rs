//! Building of token streams from texts, and from tokens of the input that keep their places.

use proc_macro::{Delimiter, Group, Ident, Literal, TokenStream, TokenTree};

use crate::words;

/// The attributes of each implementation. Lints are for code that people write.
pub(crate) const ATTRIBUTES: &str = "#[automatically_derived]
    #[allow(deprecated, clippy::all, clippy::nursery, clippy::pedantic, clippy::restriction)]";

/// A token stream that is built piece by piece. Delimiters in texts may span pieces.
#[derive(Default)]
pub(crate) struct Quote {
    /// The open groups, with the outermost first.
    open: Vec<(Delimiter, Vec<TokenTree>)>,
    tokens: Vec<TokenTree>,
}

impl Quote {
    /// Appends a piece of Rust. Delimiters must be surrounded by blanks if they are not closed in the same piece.
    pub(crate) fn rust(&mut self, text: &str) -> &mut Self {
        let mut rest = text;
        while let Some((at, delimiter)) = first_delimiter(rest) {
            let (before, after) = rest.split_at(at);
            self.parse(before);
            match delimiter {
                '(' => self.enter(Delimiter::Parenthesis),
                '[' => self.enter(Delimiter::Bracket),
                '{' => self.enter(Delimiter::Brace),
                _ => self.leave(),
            }
            rest = after.get(1..).unwrap_or_default();
        }
        self.parse(rest);
        self
    }

    /// Appends tokens of the input.
    pub(crate) fn tokens(&mut self, tokens: &[TokenTree]) -> &mut Self {
        self.tokens.extend(tokens.iter().cloned());
        self
    }

    /// Appends an identifier of the input.
    pub(crate) fn ident(&mut self, ident: &Ident) -> &mut Self {
        self.tokens.push(ident.clone().into());
        self
    }

    /// Appends a string literal.
    pub(crate) fn literal(&mut self, text: &str) -> &mut Self {
        self.tokens.push(Literal::string(text).into());
        self
    }

    /// Appends an integer literal.
    pub(crate) fn number(&mut self, number: usize) -> &mut Self {
        self.tokens.push(Literal::usize_unsuffixed(number).into());
        self
    }

    /// Returns the tokens.
    pub(crate) fn finish(mut self) -> TokenStream {
        while !self.open.is_empty() {
            self.leave();
        }
        self.tokens.into_iter().collect()
    }

    fn parse(&mut self, text: &str) {
        match words::tokens(text) {
            Some(tokens) => self.tokens.extend(tokens),
            // A path of the input may be written in any way.
            None => self.tokens.extend(text.parse::<TokenStream>().into_iter().flatten()),
        }
    }

    fn enter(&mut self, delimiter: Delimiter) {
        self.open.push((delimiter, std::mem::take(&mut self.tokens)));
    }

    fn leave(&mut self) {
        let Some((delimiter, outer)) = self.open.pop() else { return };
        let inner = std::mem::replace(&mut self.tokens, outer);
        self.tokens.push(Group::new(delimiter, inner.into_iter().collect()).into());
    }
}

fn first_delimiter(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|(_, c)| matches!(c, '(' | ')' | '[' | ']' | '{' | '}'))
}
