//! Servers that count their requests.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, Response, StatusCode},
};
use wirewright_client::{Client, ClientBuilder, RetryPolicy, TowerTransport};

use crate::api::TokioTimer;

/// A server that counts its requests, and keeps their headers.
#[derive(Clone, Default)]
pub(crate) struct Server {
    count: Arc<AtomicUsize>,
    headers: Arc<Mutex<Vec<HeaderMap>>>,
}

impl Server {
    /// Returns the number of requests.
    pub(crate) fn count(&self) -> usize {
        self.count.load(Ordering::SeqCst)
    }

    /// Returns the values of a header, one for each request.
    pub(crate) fn header(&self, name: &str) -> Vec<String> {
        let text = |headers: &HeaderMap| headers.get(name).map_or("", |value| value.to_str().unwrap()).to_owned();
        self.headers.lock().unwrap().iter().map(text).collect()
    }

    /// Returns a service whose responses depend on the number of the request, from 1.
    pub(crate) fn router(
        &self,
        respond: impl Fn(usize, &Request<Body>) -> Response<Body> + Clone + Send + Sync + 'static,
    ) -> Router {
        let server = self.clone();
        Router::new().fallback(move |request: Request<Body>| {
            let (server, respond) = (server.clone(), respond.clone());
            async move {
                let number = server.count.fetch_add(1, Ordering::SeqCst) + 1;
                server.headers.lock().unwrap().push(request.headers().clone());
                respond(number, &request)
            }
        })
    }

    /// Returns a service with these status codes, and 200 after them.
    pub(crate) fn statuses(&self, statuses: &'static [u16]) -> Router {
        self.router(move |number, _| response(statuses.get(number - 1).copied().unwrap_or(200)))
    }
}

pub(crate) fn response(status: u16) -> Response<Body> {
    let mut response = Response::new(Body::from("text"));
    *response.status_mut() = StatusCode::from_u16(status).unwrap();
    response.headers_mut().insert("content-type", "text/plain".parse().unwrap());
    response
}

pub(crate) fn with(mut response: Response<Body>, headers: &[(&'static str, &str)]) -> Response<Body> {
    for (name, value) in headers {
        response.headers_mut().insert(*name, value.parse().unwrap());
    }
    response
}

/// Starts a server on the loopback interface and returns its URL.
pub(crate) async fn serve(router: Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    url
}

/// A policy without pauses.
pub(crate) fn at_once() -> RetryPolicy {
    RetryPolicy::standard().backoff(Duration::ZERO, Duration::ZERO)
}

/// Returns a client of a server on the loopback interface, which retries at once.
pub(crate) async fn loopback(router: Router) -> Client {
    Client::builder(serve(router).await).retry(at_once()).build().unwrap()
}

/// Returns a builder for a client of a service in the same process, whose clock a test can pause.
pub(crate) fn in_process(router: Router) -> ClientBuilder {
    Client::builder("http://in.process").transport(TowerTransport::new(router)).timer(TokioTimer)
}
