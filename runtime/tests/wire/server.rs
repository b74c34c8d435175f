//! Test servers, over a socket or in process, and clients for them.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use axum::{
    Router,
    body::Body,
    http::{Request, Response, StatusCode},
};
use wirewright_client::{ClientBuilder, TowerTransport};

use crate::api::Client;

/// The two transports, which must behave the same: reqwest over a socket, and tower in process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Via {
    Socket,
    Process,
}

pub(crate) const BOTH: [Via; 2] = [Via::Socket, Via::Process];

/// Returns a server that responds to every request with the result of a function.
pub(crate) fn responding(respond: impl Fn(Request<Body>) -> Response<Body> + Clone + Send + Sync + 'static) -> Router {
    Router::new().fallback(move |request: Request<Body>| {
        let respond = respond.clone();
        async move { respond(request) }
    })
}

/// Returns a server with the same response to every request.
pub(crate) fn fixed(status: u16, content_type: &'static str, body: &'static str) -> Router {
    responding(move |_| response(status, content_type, body))
}

pub(crate) fn response(status: u16, content_type: &str, body: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(body.into());
    *response.status_mut() = StatusCode::from_u16(status).unwrap();
    if !content_type.is_empty() {
        response.headers_mut().insert("content-type", content_type.parse().unwrap());
    }
    response
}

pub(crate) fn redirect(status: u16, location: &str) -> Response<Body> {
    let mut response = response(status, "", "");
    response.headers_mut().insert("location", location.parse().unwrap());
    response
}

/// Starts a server on the loopback interface and returns its URL.
pub(crate) async fn serve(router: Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    url
}

/// Returns a client of a server.
pub(crate) async fn client(via: Via, router: Router) -> Client {
    configured(via, router, |builder| builder).await
}

pub(crate) async fn configured(
    via: Via,
    router: Router,
    configure: impl FnOnce(ClientBuilder) -> ClientBuilder,
) -> Client {
    plain(via, router, configure).await.into()
}

/// Returns a client of a server, without generated operations.
pub(crate) async fn plain(
    via: Via,
    router: Router,
    configure: impl FnOnce(ClientBuilder) -> ClientBuilder,
) -> wirewright_client::Client {
    let builder = match via {
        Via::Socket => wirewright_client::Client::builder(&serve(router).await),
        Via::Process => wirewright_client::Client::builder("http://in.process").transport(TowerTransport::new(router)),
    };
    configure(builder).build().unwrap()
}

/// Formats an error and all its sources, separated by colons.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// Adds a counter of requests to a server.
pub(crate) fn counting(router: Router) -> (Router, Arc<AtomicUsize>) {
    let count = Arc::new(AtomicUsize::new(0));
    let counter = count.clone();
    let layer = axum::middleware::from_fn(move |request: Request<Body>, next: axum::middleware::Next| {
        counter.fetch_add(1, Ordering::SeqCst);
        next.run(request)
    });
    (router.layer(layer), count)
}

/// Formats a request as text: its method and target, then its headers sorted by name.
pub(crate) fn echo(request: &Request<Body>) -> String {
    let mut headers: Vec<_> = request
        .headers()
        .iter()
        .filter(|(name, _)| !matches!(name.as_str(), "host" | "content-length" | "accept-encoding"))
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
        .collect();
    headers.sort();
    let target = request.uri().path_and_query().unwrap();
    format!("{} {target}\n{}", request.method(), headers.join("\n"))
}
