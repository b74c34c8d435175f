//! Layers around the transport.

use std::{
    convert::Infallible,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use futures_util::future;
use tower_layer::{Layer, layer_fn};
use tower_service::Service;
use wirewright_client::{
    BoxFuture, Client, Credential, Error, OperationInfo, RequestBody, ResponseBody, SendOptions, TransportError,
    TransportService,
    http::{Request, Response},
};

use crate::{
    api::{Get, Post, TokioTimer, call},
    server::{Server, at_once, in_process, serve},
};

/// A layer that notes its name and the headers of each request, and passes the request on.
#[derive(Clone)]
struct Noting {
    name: &'static str,
    notes: Arc<Mutex<Vec<String>>>,
}

#[derive(Clone)]
struct Noted<S> {
    inner: S,
    layer: Noting,
}

impl<S> Layer<S> for Noting {
    type Service = Noted<S>;

    fn layer(&self, inner: S) -> Noted<S> {
        Noted { inner, layer: self.clone() }
    }
}

impl<S: Service<Request<RequestBody>>> Service<Request<RequestBody>> for Noted<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, mut request: Request<RequestBody>) -> S::Future {
        let note = format!("{} {}", self.layer.name, request.headers().contains_key("authorization"));
        self.layer.notes.lock().unwrap().push(note);
        request.headers_mut().insert(self.layer.name, "1".parse().unwrap());
        self.inner.call(request)
    }
}

#[tokio::test]
async fn layers_see_each_attempt_the_last_one_first() {
    let server = Server::default();
    let notes = Arc::new(Mutex::new(Vec::new()));
    let note = |name| Noting { name, notes: Arc::clone(&notes) };
    let builder = Client::builder(serve(server.statuses(&[503])).await).retry(at_once());
    let client = builder.layer(note("x-inner")).layer(note("x-outer")).build().unwrap();
    let client = client.with_credential("bearer", Credential::bearer("token"));
    assert_eq!(call::<Get>(&client).send_full().await.unwrap().attempts(), 2);
    assert_eq!(*notes.lock().unwrap(), ["x-outer true", "x-inner true", "x-outer true", "x-inner true"]);
    assert_eq!(
        (server.header("x-inner"), server.header("x-outer")),
        (vec!["1".to_owned(); 2], vec!["1".to_owned(); 2])
    );
}

/// A service in place of the transport.
#[derive(Clone)]
struct Own<F>(F);

impl<F, T> Service<Request<RequestBody>> for Own<F>
where
    F: Fn(Request<RequestBody>) -> T,
    T: Future<Output = Result<Response<ResponseBody>, TransportError>> + Send + 'static,
{
    type Response = Response<ResponseBody>;
    type Error = TransportError;
    type Future = BoxFuture<'static, Result<Response<ResponseBody>, TransportError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<RequestBody>) -> Self::Future {
        Box::pin((self.0)(request))
    }
}

#[tokio::test(start_paused = true)]
async fn errors_keep_their_kind_and_time_limits_hold_within_layers() {
    // Nothing was sent, so even a POST is retried.
    let count = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&count);
    let refuse = layer_fn(move |_: TransportService| {
        let counter = Arc::clone(&counter);
        Own(move |_| {
            counter.fetch_add(1, Ordering::SeqCst);
            future::ready(Err(TransportError::new("no route").not_sent()))
        })
    });
    let client = Client::builder("http://a.example").layer(refuse).retry(at_once()).build().unwrap();
    let error = call::<Post>(&client).send().await.unwrap_err();
    assert!(matches!(&error, Error::Transport(_)) && !error.may_have_been_sent(), "{error:?}");
    assert_eq!((error.attempts(), count.load(Ordering::SeqCst)), (3, 3));

    // The transport below gets its options through the layers.
    let limits = layer_fn(|mut transport: TransportService| {
        transport = transport.clone();
        Own(move |request: Request<RequestBody>| {
            let options = *request.extensions().get::<SendOptions>().unwrap();
            assert_eq!(request.extensions().get::<OperationInfo>().unwrap().id, "Get");
            assert_eq!(options.timeout, Some(Duration::from_secs(4)));
            transport.clone().call(request)
        })
    });
    let client = in_process(Server::default().statuses(&[])).layer(limits).timeout(Duration::from_secs(4));
    call::<Get>(&client.build().unwrap()).send().await.unwrap();

    // A layer that does not respond.
    let silent = layer_fn(|_: TransportService| Own(|_| future::pending()));
    let builder = Client::builder("http://a.example").layer(silent).timer(TokioTimer);
    let client = builder.timeout(Duration::from_secs(5)).build().unwrap();
    let start = tokio::time::Instant::now();
    assert!(call::<Get>(&client).send().await.unwrap_err().is_timeout());
    assert!((4900..=5100).contains(&start.elapsed().as_millis()));
}

/// A layer may change the type of the response body and of the error.
#[tokio::test]
async fn layers_may_change_bodies_and_errors() {
    #[derive(Clone)]
    struct Other;

    impl Service<Request<RequestBody>> for Other {
        type Response = Response<axum::body::Body>;
        type Error = Infallible;
        type Future = future::Ready<Result<Self::Response, Infallible>>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, _: Request<RequestBody>) -> Self::Future {
            future::ready(Ok(crate::server::response(200)))
        }
    }

    let client = Client::builder("http://a.example").layer(layer_fn(|_: TransportService| Other)).build().unwrap();
    assert_eq!(call::<Get>(&client).send().await.unwrap(), "text");
}
