//! Limits of endless bodies that are always ready.

use std::{
    convert::Infallible,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use wirewright_client::{
    BoxFuture, Client, ClientBuilder, Error, ResponseBody, SendOptions, TowerTransport, Transport, TransportError,
    bytes::Bytes, codegen::*, http,
};

/// An endless body of frames of this size, which are always ready.
#[derive(Clone)]
struct Endless(usize);

impl http_body::Body for Endless {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, Infallible>>> {
        Poll::Ready(Some(Ok(http_body::Frame::data(Bytes::from(vec![b' '; self.0])))))
    }
}

impl<R> tower_service::Service<http::Request<R>> for Endless {
    type Response = http::Response<Self>;
    type Error = Infallible;
    type Future = std::future::Ready<Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: http::Request<R>) -> Self::Future {
        std::future::ready(Ok(http::Response::new(self.clone())))
    }
}

/// A custom transport that ignores timeouts.
impl Transport for Endless {
    fn send<'a>(
        &'a self,
        _: http::Request<RequestBody>,
        _: &'a SendOptions,
    ) -> BoxFuture<'a, Result<http::Response<ResponseBody>, TransportError>> {
        use http_body_util::BodyExt;
        let body = self.clone().map_err(|never| match never {});
        Box::pin(async move { Ok(http::Response::new(ResponseBody::new(body))) })
    }
}

struct Look;

impl Operation for Look {
    const ID: &'static str = "look";
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/look";
    const SECURITY: Security = &[];
    const RESPONSES: Responses = &[StatusKey::Status(200).media(&["text/plain"])];
    type Body = ();
    type Output = Text;
    type Error = Empty;
}

fn clients(size: usize, configure: impl Fn(ClientBuilder) -> ClientBuilder) -> [Client; 2] {
    let builder = || configure(Client::builder("http://a.example"));
    let tower = builder().transport(TowerTransport::new(Endless(size)));
    [tower.build().unwrap(), builder().transport(Endless(size)).build().unwrap()]
}

#[tokio::test]
async fn a_body_that_is_always_ready_ends_at_the_deadline() {
    for client in clients(1, |builder| builder.timeout(Duration::from_millis(50)).max_response_bytes(u64::MAX)) {
        let error = RequestParts::new::<Look>(&client).send::<Look>().await.unwrap_err();
        assert!(error.is_timeout(), "{error:?}");
        let mut stream = RequestParts::new::<Look>(&client).send_stream::<Look>().await.unwrap().into_value();
        let error = loop {
            if let Err(error) = stream.chunk().await {
                break error;
            }
        };
        assert!(error.is_timeout(), "{error:?}");
    }
}

#[tokio::test]
async fn empty_frames_count_towards_the_limit() {
    for client in clients(0, |builder| builder.no_timeout().max_response_bytes(10_000)) {
        let error = RequestParts::new::<Look>(&client).send::<Look>().await.unwrap_err();
        assert!(matches!(error, Error::TooLarge(_)), "{error:?}");
        let mut stream = RequestParts::new::<Look>(&client).send_stream::<Look>().await.unwrap().into_value();
        let error = loop {
            if let Err(error) = stream.chunk().await {
                break error;
            }
        };
        assert!(matches!(error, Error::TooLarge(_)), "{error:?}");
    }
}
