//! Servers of an API (OpenAPI 3.1, section 4.8.5).

mod base_url;
mod choose;
mod expand;
mod url;

pub use choose::OperationServers;
pub(crate) use choose::Servers;
pub use url::{RelativeServer, ServerUrl};
