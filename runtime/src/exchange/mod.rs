//! The exchange of a request for a response, with redirects, limits and content codings.

mod classify;
mod content_coding;
mod context;
mod exchange;
mod guard;
mod receive;
mod redirect;
mod run;
mod stream;
mod typed;

pub use stream::ByteStream;
