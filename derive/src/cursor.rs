//! A position in a list of tokens.

use proc_macro::{Delimiter, Group, Ident, Spacing, Span, TokenStream, TokenTree};

use crate::error::{Error, Result};

/// The tokens that are still to be parsed.
pub(crate) struct Cursor {
    tokens: std::iter::Peekable<proc_macro::token_stream::IntoIter>,
    /// The place of the last token, for errors at the end.
    last: Span,
}

impl Cursor {
    pub(crate) fn new(tokens: TokenStream, span: Span) -> Self {
        Self { tokens: tokens.into_iter().peekable(), last: span }
    }

    pub(crate) fn next(&mut self) -> Option<TokenTree> {
        let token = self.tokens.next()?;
        self.last = token.span();
        Some(token)
    }

    pub(crate) fn is_empty(&mut self) -> bool {
        self.tokens.peek().is_none()
    }

    /// Returns an error at the current position.
    pub(crate) fn error(&mut self, message: impl Into<String>) -> Error {
        let span = self.tokens.peek().map_or(self.last, TokenTree::span);
        Error::new(span, message)
    }

    /// Takes a punctuation character, if it is next.
    pub(crate) fn take_punct(&mut self, character: char) -> bool {
        let is_next = matches!(self.tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == character);
        if is_next {
            self.next();
        }
        is_next
    }

    /// Takes a word, if it is next.
    pub(crate) fn take_word(&mut self, word: &str) -> bool {
        let is_next = matches!(self.tokens.peek(), Some(TokenTree::Ident(ident)) if ident.to_string() == word);
        if is_next {
            self.next();
        }
        is_next
    }

    /// Takes a group with the given delimiter, if it is next.
    pub(crate) fn take_group(&mut self, delimiter: Delimiter) -> Option<Group> {
        match self.tokens.peek() {
            Some(TokenTree::Group(group)) if group.delimiter() == delimiter => {
                let group = group.clone();
                self.next();
                Some(group)
            }
            _ => None,
        }
    }

    /// Takes an identifier.
    pub(crate) fn ident(&mut self) -> Result<Ident> {
        match self.tokens.peek() {
            Some(TokenTree::Ident(ident)) => {
                let ident = ident.clone();
                self.next();
                Ok(ident)
            }
            _ => Err(self.error("expected an identifier")),
        }
    }

    /// Takes the tokens up to a comma or the end. A comma inside angle brackets belongs to a type.
    pub(crate) fn until_comma(&mut self) -> Vec<TokenTree> {
        let mut taken = Vec::new();
        let mut depth = 0_usize;
        let mut is_arrow = false;
        while let Some(token) = self.tokens.peek() {
            if let TokenTree::Punct(punct) = token {
                match punct.as_char() {
                    ',' if depth == 0 => break,
                    '<' => depth += 1,
                    '>' if !is_arrow => depth = depth.saturating_sub(1),
                    _ => {}
                }
                is_arrow = punct.as_char() == '-' && punct.spacing() == Spacing::Joint;
            } else {
                is_arrow = false;
            }
            taken.extend(self.next());
        }
        self.take_punct(',');
        taken
    }

    /// Takes the contents of angle brackets, if they are next.
    pub(crate) fn angle_brackets(&mut self) -> Vec<TokenTree> {
        let mut taken = Vec::new();
        if !self.take_punct('<') {
            return taken;
        }
        let mut depth = 1_usize;
        while let Some(token) = self.next() {
            if let TokenTree::Punct(punct) = &token {
                match punct.as_char() {
                    '<' => depth += 1,
                    '>' => depth -= 1,
                    _ => {}
                }
            }
            if depth == 0 {
                break;
            }
            taken.push(token);
        }
        taken
    }
}
