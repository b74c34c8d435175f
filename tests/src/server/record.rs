//! A record of the requests that a server received, for assertions.

use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::Request;
use axum::http::{HeaderMap, Method};

/// A received request, without its body.
#[derive(Debug, Clone)]
pub struct Received {
    /// The method.
    pub method: Method,
    /// The path, still percent-encoded.
    pub path: String,
    /// The query, still percent-encoded, without its question mark.
    pub query: Option<String>,
    /// Every header, repeated ones included.
    pub headers: HeaderMap,
}

impl Received {
    /// Returns the first value of a header, if the header is present and its value is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

/// The requests that a server received, in order. Clones share one record.
#[derive(Debug, Clone, Default)]
pub struct Recorder {
    received: Arc<Mutex<Vec<Received>>>,
}

impl Recorder {
    /// Returns all requests so far.
    pub fn requests(&self) -> Vec<Received> {
        self.received.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn note(&self, request: &Request) {
        let received = Received {
            method: request.method().clone(),
            path: request.uri().path().to_owned(),
            query: request.uri().query().map(str::to_owned),
            headers: request.headers().clone(),
        };
        self.received.lock().unwrap_or_else(PoisonError::into_inner).push(received);
    }
}
