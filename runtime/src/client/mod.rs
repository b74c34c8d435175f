//! The client that every generated client wraps, and its settings.

mod builder;
mod client;
pub(crate) mod credentials;
#[cfg(feature = "hooks")]
pub(crate) mod hooks;
#[cfg(feature = "tower")]
mod layers;
#[cfg(feature = "retry")]
pub(crate) mod retry;
pub(crate) mod servers;
mod settings;

pub use builder::ClientBuilder;
pub use client::Client;
pub(crate) use client::Inner;
