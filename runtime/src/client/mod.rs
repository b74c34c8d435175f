//! The client that every generated client wraps, and its settings.

mod builder;
mod client;
pub(crate) mod credentials;
pub(crate) mod servers;
mod settings;

pub use builder::ClientBuilder;
pub use client::Client;
pub(crate) use client::Inner;
