//! The transport of requests and responses: adapters for existing HTTP stacks.

mod error;
mod request_body;
#[cfg(feature = "reqwest")]
mod reqwest;
mod response_body;
mod sent;
#[cfg(feature = "tower")]
mod tower;
mod transport;

pub use self::{
    error::TransportError,
    request_body::RequestBody,
    response_body::ResponseBody,
    sent::Sent,
    transport::{BoxFuture, SendOptions, Transport},
};

#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;
#[cfg(feature = "tower")]
pub use self::tower::TowerTransport;
