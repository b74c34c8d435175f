//! The exchange of a request for a response, with redirects, limits and content codings.

mod attempt;
mod classify;
mod content_coding;
mod context;
mod exchange;
mod guard;
mod receive;
mod redirect;
#[cfg(feature = "retry")]
mod retry;
mod run;
mod stream;
mod typed;
#[cfg(feature = "hooks")]
mod watch;

pub use stream::ByteStream;
