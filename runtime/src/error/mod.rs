//! Errors of calls, and of building a client.

mod config;
mod detail;
mod display;
mod error;
mod failure;
mod undecoded;

pub use config::ConfigError;
pub use detail::{
    InvalidRequest, MissingCredential, RedirectRefusal, RedirectRefused, TimedOut, TokenFailure, TooLarge,
    TransportFailure, UndecodableBody, UndocumentedMediaType,
};
pub(crate) use error::CoreError;
pub use error::{Error, StreamError};
pub use failure::{Message, Said, Told, Untold, fail, said_by, say};
