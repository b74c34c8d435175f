//! The runtime of the clients that [Wirewright](https://github.com/wirewright/wirewright) generates from OpenAPI
//! descriptions.
//!
//! # Getting started
//!
//! 1. Add the runtime, and the generator as a build dependency, to `Cargo.toml`:
//!
//!    ```toml
//!    [dependencies]
//!    wirewright-client = "0.1"
//!
//!    [build-dependencies]
//!    wirewright = "0.1"
//!    ```
//!
//! 2. Generate the client in `build.rs`:
//!
//!    ```ignore
//!    fn main() -> wirewright::Result<()> {
//!        wirewright::Generator::new("spec/petstore.yaml").compile()
//!    }
//!    ```
//!
//! 3. Include the client, and call an operation:
//!
//!    ```ignore
//!    mod petstore {
//!        wirewright_client::include_api!("petstore");
//!    }
//!
//!    let client = petstore::Client::new("https://api.example.com/v1")?.authorization_header("token");
//!    for name in client.list_pets("Ann Smith").limit(5).await? {
//!        println!("{name}");
//!    }
//!    ```
//!
//! A setter exists for each optional parameter. [`Client::builder`] sets timeouts, limits and the transport; `from`
//! converts its result to the generated client. A failed call returns an [`Error`].
//!
//! # Responsibilities
//!
//! A generated client declares its operations; this crate does the rest:
//!
//! - It serializes parameters according to their `style` and `explode`.
//! - It selects credentials according to the security requirements.
//! - It follows redirects, but never sends a credential to another origin.
//! - It decodes responses by status code and media type.
//! - It reports errors that include the response.
//!
//! The core does no I/O. An operation defines how to build an [`http::Request`] and how to decode the response; a
//! [`Transport`] sends the request. The default transport is
//! [`ReqwestTransport`](https://docs.rs/wirewright-client/latest/wirewright_client/struct.ReqwestTransport.html). The
//! feature `tower` adds a transport over any tower service.
//!
//! # Example of generated code
//!
//! ```
//! use wirewright_client::{Credential, Secret, codegen::*};
//!
//! wirewright_client::define_call!();
//!
//! #[derive(Debug, Clone)]
//! pub struct Client(wirewright_client::Client);
//!
//! impl Client {
//!     pub fn authorization_header(self, key: impl Into<Secret>) -> Self {
//!         Self(self.0.with_credential("AuthorizationHeader", Credential::api_key_header("Authorization", key)))
//!     }
//!
//!     pub fn list_pets(&self, owner: &str) -> Call<'_, ListPets> {
//!         Call::new(&self.0).path_param("owner", owner)
//!     }
//! }
//!
//! impl Call<'_, ListPets> {
//!     /// Sets the maximum number of pets to return.
//!     pub fn limit(self, limit: i64) -> Self {
//!         self.query_param("limit", limit)
//!     }
//! }
//!
//! #[derive(Debug)]
//! pub struct ListPets;
//!
//! impl Operation for ListPets {
//!     const ID: &'static str = "listPets";
//!     const METHOD: Method = Method::GET;
//!     const PATH: &'static str = "/owners/{owner}/pets";
//!     const SECURITY: Security = &[&["AuthorizationHeader"]];
//!     const RESPONSES: Responses = &[StatusKey::Status(200).json(), StatusKey::Status(401).empty()];
//!     type Body = ();
//!     type Output = Json<Vec<String>>;
//!     type Error = Empty;
//! }
//! # struct Canned;
//! # impl wirewright_client::Transport for Canned {
//! #     fn send<'a>(&'a self, _: wirewright_client::http::Request<wirewright_client::RequestBody>, _: &'a wirewright_client::SendOptions)
//! #         -> wirewright_client::BoxFuture<'a, Result<wirewright_client::http::Response<wirewright_client::ResponseBody>, wirewright_client::TransportError>> {
//! #         Box::pin(async { Ok(wirewright_client::http::Response::new(wirewright_client::ResponseBody::full("[]"))) })
//! #     }
//! # }
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let client = wirewright_client::Client::builder("https://api.example.com/v1").transport(Canned).build()?;
//! let client = Client(client).authorization_header("token");
//! let request = client.list_pets("Ann Smith").limit(5).request()?;
//! assert_eq!(request.uri(), "https://api.example.com/v1/owners/Ann%20Smith/pets?limit=5");
//! assert_eq!(request.headers()["authorization"], "token");
//! # Ok(())
//! # }
//! ```
//!
//! # Features
//!
//! - `reqwest` (default): the transport over reqwest.
//! - `rustls` (default): HTTPS for the reqwest transport, by rustls with aws-lc-rs.
//! - `rustls-no-provider`: HTTPS by rustls with the provider of cryptography that the program installs, such as ring. The
//!   program calls `rustls::crypto::ring::default_provider().install_default()` before it creates a client.
//! - `native-tls`: HTTPS by the TLS library of the system.
//! - `tower`: the transport over any tower service, and layers around any transport.
//! - `retry`: retries of calls that are safe to repeat, and idempotency keys.
//! - `hooks`: functions that are called for each request and response, for logs and metrics.
//! - `tracing`: spans of the crate `tracing` for calls and requests.
//! - `xml`: XML bodies.
//! - `pattern`: unions of strings whose variants are distinguished by their patterns.
//! - `gzip`, `brotli`, `deflate`, `zstd`: requests and decodes responses in these content codings. Size limits apply to
//!   the decoded body.
//! - `chrono`, `jiff`, `time`: the crate of the same name, for generated code that uses its date and duration types
//!   (see [`formats`]).
//! - `uuid`, `rust_decimal`: the crate of the same name, for UUIDs and for decimals in strings.

#![allow(clippy::doc_markdown, reason = "OpenAPI is a name, not an identifier")]

// The derives of `model` name this crate.
extern crate self as wirewright_client;

mod client;
pub mod codegen;
mod error;
mod exchange;
pub mod model;
mod operation;
mod request;
mod response;
mod text;
mod transport;
mod values;
mod xml;

#[cfg(feature = "hooks")]
pub use client::hooks::{RequestFailure, RequestInfo, ResponseInfo};
#[cfg(feature = "retry")]
pub use client::retry::{RetryBudget, RetryPolicy};
pub use client::{
    Client, ClientBuilder,
    credentials::{
        CachedTokens, Credential, Secret, Token, TokenFn, TokenProvider, TokenRequest, TokenSource, token_fn,
    },
    servers::{OperationServers, RelativeServer, ServerUrl},
};
pub use error::{
    ConfigError, Error, InvalidRequest, MissingCredential, RedirectRefusal, RedirectRefused, StreamError, TimedOut,
    TokenFailure, TooLarge, TransportFailure, UndecodableBody, UndocumentedMediaType,
};
pub use exchange::ByteStream;
pub use request::{body::MediaBody, params::File};
pub use response::{
    OperationInfo, RawResponse, Response,
    decode::{AnyBody, DecodeError},
    header::HeaderError,
    observe::{Drift, DriftKind},
};
#[cfg(feature = "reqwest")]
pub use transport::ReqwestTransport;
pub use transport::{BoxFuture, RequestBody, ResponseBody, SendOptions, Sent, Timer, Transport, TransportError};
#[cfg(feature = "tower")]
pub use transport::{TowerTransport, TransportService};
pub use values::{
    deep::Deep,
    formats,
    maybe::Maybe,
    tuple::{Prefix, Tuple},
    union::AnyOf,
};

pub use bytes;
#[cfg(feature = "chrono")]
pub use chrono;
pub use http;
#[cfg(feature = "jiff")]
pub use jiff;
#[cfg(feature = "reqwest")]
pub use reqwest;
#[cfg(feature = "rust_decimal")]
pub use rust_decimal;
pub use serde;
pub use serde_json;
#[cfg(feature = "time")]
pub use time;
#[cfg(feature = "uuid")]
pub use uuid;
