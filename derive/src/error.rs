//! Errors, which become `compile_error!` at the place that caused them.

use proc_macro::{Span, TokenStream, TokenTree};

use crate::quote::Quote;

/// The result of a step.
pub(crate) type Result<T> = std::result::Result<T, Error>;

/// An error with its place.
pub(crate) struct Error {
    message: String,
    span: Span,
}

impl Error {
    pub(crate) fn new(span: Span, message: impl Into<String>) -> Self {
        Self { message: message.into(), span }
    }

    pub(crate) fn span(&self) -> Span {
        self.span
    }

    /// Returns `compile_error!("...");` at the place of the error.
    pub(crate) fn into_tokens(self) -> TokenStream {
        let mut tokens = Quote::default();
        tokens.rust("::core::compile_error! {").literal(&self.message).rust("}");
        tokens.finish().into_iter().map(|token| located(token, self.span)).collect()
    }
}

fn located(mut token: TokenTree, span: Span) -> TokenTree {
    token.set_span(span);
    token
}
