//! Credentials and their selection for a request.

mod cached;
mod choose;
mod credential;
mod redact;
mod secret;
mod token;

pub use cached::CachedTokens;
pub(crate) use choose::{Chosen, Credentials, choose};
pub use credential::Credential;
pub(crate) use credential::CredentialLocation;
pub(crate) use redact::{Secrets, is_secret_name};
pub use secret::Secret;
pub(crate) use token::{Pending, Source};
pub use token::{Token, TokenFn, TokenProvider, TokenRequest, TokenSource, token_fn};
