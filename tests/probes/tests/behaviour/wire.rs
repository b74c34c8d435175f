//! A server in the same process that records requests and sends a fixed response.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use http_body_util::Full;
use tower::service_fn;
use wirewright_client::bytes::Bytes;
use wirewright_client::http::{self, Request};
use wirewright_client::{Client, ClientBuilder, ServerUrl, TowerTransport};

/// The requests that the server received.
#[derive(Clone, Default)]
pub(crate) struct Log(Arc<Mutex<Vec<Request<Bytes>>>>);

impl Log {
    /// Returns the only request.
    #[track_caller]
    pub(crate) fn one(&self) -> Request<Bytes> {
        let mut requests = self.0.lock().unwrap();
        assert_eq!(requests.len(), 1);
        requests.pop().unwrap()
    }

    /// Returns the values of a header, one per request.
    pub(crate) fn headers(&self, name: &str) -> Vec<Option<String>> {
        self.0.lock().unwrap().iter().map(|request| header(request, name).map(str::to_owned)).collect()
    }

    /// Returns the number of requests.
    pub(crate) fn count(&self) -> usize {
        self.0.lock().unwrap().len()
    }

    /// Returns the path and query of the only request.
    #[track_caller]
    pub(crate) fn target(&self) -> String {
        self.one().uri().path_and_query().unwrap().to_string()
    }
}

/// A response of the server.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) headers: &'static [(&'static str, &'static str)],
    pub(crate) body: &'static [u8],
}

impl Response {
    /// Creates a response without a body.
    pub(crate) const fn empty(status: u16) -> Self {
        Self { status, headers: &[], body: b"" }
    }

    /// Creates a response with a JSON body.
    pub(crate) const fn json(status: u16, body: &'static str) -> Self {
        Self { status, headers: &[("content-type", "application/json")], body: body.as_bytes() }
    }

    fn into_http(self) -> http::Response<Full<Bytes>> {
        let mut response = http::Response::builder().status(self.status);
        for (name, value) in self.headers {
            response = response.header(*name, *value);
        }
        response.body(Full::new(Bytes::from_static(self.body))).unwrap()
    }
}

/// Returns a client whose server sends `response` to every request, and the log of the requests.
pub(crate) fn client_and_log<C: From<Client>>(response: Response) -> (C, Log) {
    configured("https://harbour.example/v1", move |_| response, |builder| builder)
}

/// Returns a configured client and the log of its requests. The server computes each response from the number of
/// earlier requests.
pub(crate) fn configured<C: From<Client>>(
    server: impl Into<ServerUrl>,
    response: impl Fn(usize) -> Response + Clone + Send + Sync + 'static,
    configure: impl FnOnce(ClientBuilder) -> ClientBuilder,
) -> (C, Log) {
    let log = Log::default();
    let noted = log.clone();
    let service = service_fn(move |request: Request<Bytes>| {
        let mut requests = noted.0.lock().unwrap();
        let response = response(requests.len());
        requests.push(request);
        async move { Ok::<_, Infallible>(response.into_http()) }
    });
    let transport = TowerTransport::<_, Bytes>::with_body(service);
    let client = configure(Client::builder(server).transport(transport)).build().unwrap();
    (client.into(), log)
}

/// Returns a client that receives this response.
pub(crate) fn client_with<C: From<Client>>(response: Response) -> C {
    client_and_log(response).0
}

/// Returns the value of a request header.
pub(crate) fn header<'r>(request: &'r Request<Bytes>, name: &str) -> Option<&'r str> {
    request.headers().get(name).map(|value| value.to_str().unwrap())
}
