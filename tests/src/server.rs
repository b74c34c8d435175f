//! A mail server API that behaves like the real ONLYOFFICE portal, including its failures.
//!
//! [`router`] serves in-process calls through `tower`. [`spawn`] listens on a free port of the loopback interface. The
//! only path is [`PATH`], and the only valid token is [`TOKEN`].

mod behaviour;
mod record;
pub mod response;
mod running;
#[cfg(test)]
mod tests;

use axum::Router;
use axum::extract::Request;
use axum::middleware::{self, Next};
use axum::routing::get;

pub use self::behaviour::Behaviour;
pub use self::record::{Received, Recorder};
pub use self::running::{Server, spawn};

/// The path of the documented operation.
pub const PATH: &str = "/api/2.0/mailserver/serverinfo/get";

/// The token that the server accepts: the whole value of the `Authorization` header.
pub const TOKEN: &str = "5D0A93E2-77B1-4C64-8F1E-C3A6409B2E58";

/// Returns the server as a service, without a record of the requests.
pub fn router(behaviour: Behaviour) -> Router {
    router_recording(behaviour, Recorder::default())
}

/// Returns the server as a service that records every request in `recorder`, including those it rejects.
pub fn router_recording(behaviour: Behaviour, recorder: Recorder) -> Router {
    let operation = get(async move |request: Request| behaviour.respond(request.headers()).await);
    let record = middleware::from_fn(move |request: Request, next: Next| {
        recorder.note(&request);
        next.run(request)
    });
    Router::new().route(PATH, operation).layer(record)
}
