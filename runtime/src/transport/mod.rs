//! The transport of requests and responses: adapters for existing HTTP stacks.

mod error;
#[cfg(feature = "tower")]
mod layers;
mod request_body;
#[cfg(feature = "reqwest")]
mod reqwest;
mod response_body;
mod sent;
mod timer;
#[cfg(feature = "tower")]
mod tower;
mod transport;

pub use self::{
    error::TransportError,
    request_body::RequestBody,
    response_body::ResponseBody,
    sent::Sent,
    timer::Timer,
    transport::{BoxFuture, SendOptions, Transport},
};

pub(crate) use self::timer::Clock;

#[cfg(feature = "tower")]
pub use self::layers::TransportService;
#[cfg(feature = "tower")]
pub(crate) use self::layers::wrap;
#[cfg(feature = "reqwest")]
pub use self::reqwest::ReqwestTransport;
#[cfg(feature = "tower")]
pub use self::tower::TowerTransport;
