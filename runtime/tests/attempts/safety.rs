//! Calls that are safe to repeat, and those that are not.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use futures_util::stream;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use wirewright_client::{
    BoxFuture, Client, Error, RequestBody, ResponseBody, SendOptions, Transport, TransportError,
    codegen::{Binary, Empty, Operation},
    http,
};

use crate::{
    api::{Delete, Get, Head, Keyed, Patch, Post, Put, Safe, Unsafe, call},
    server::{Server, at_once, loopback},
};

/// Returns the number of requests of a call to a server that always fails.
async fn requests<Op: Operation<Output = Binary, Error = Empty>>(status: &'static [u16]) -> usize {
    let server = Server::default();
    let client = loopback(server.router(move |_, _| crate::server::response(status[0]))).await;
    let error = call::<Op>(&client).send().await.unwrap_err();
    assert_eq!(error.attempts() as usize, server.count());
    server.count()
}

#[tokio::test]
async fn only_calls_that_are_safe_to_repeat_are_retried() {
    for status in [&[408][..], &[429], &[500], &[502], &[503], &[504]] {
        let safe = [
            requests::<Get>(status).await,
            requests::<Head>(status).await,
            requests::<Put>(status).await,
            requests::<Delete>(status).await,
            requests::<Keyed>(status).await,
            requests::<Safe>(status).await,
        ];
        assert_eq!(safe, [3; 6], "{status:?}");
        let others =
            [requests::<Post>(status).await, requests::<Patch>(status).await, requests::<Unsafe>(status).await];
        assert_eq!(others, [1; 3], "{status:?}");
    }
    for status in [&[400][..], &[401], &[403], &[404], &[409], &[501], &[505]] {
        assert_eq!(requests::<Get>(status).await, 1, "{status:?}");
    }
}

#[tokio::test]
async fn a_throttled_call_succeeds_once_the_server_accepts_it() {
    let server = Server::default();
    let client = loopback(server.statuses(&[429, 503])).await;
    let response = call::<Get>(&client).send_full().await.unwrap();
    assert_eq!((response.attempts(), server.count()), (3, 3));
    assert_eq!(response.value(), "text");
    let mut stream = call::<Get>(&client).send_stream().await.unwrap();
    assert_eq!(stream.attempts(), 1);
    stream = stream.map(|stream| stream);
    assert_eq!(stream.into_value().chunk().await.unwrap().unwrap(), "text");
}

#[tokio::test]
async fn a_stream_is_retried_until_its_headers_arrive() {
    let server = Server::default();
    let client = loopback(server.statuses(&[503])).await;
    let response = call::<Get>(&client).send_stream().await.unwrap();
    assert_eq!((response.attempts(), server.count()), (2, 2));
}

#[tokio::test]
async fn the_last_failure_is_the_error_and_says_its_attempt() {
    let server = Server::default();
    let client = loopback(server.statuses(&[503, 503, 503, 503])).await;
    let error = call::<Get>(&client).send().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "Get (GET /thing), attempt 3: the server responded 503 Service Unavailable, which is not documented: text"
    );
    assert_eq!((error.attempts(), error.status().unwrap().as_u16()), (3, 503));
}

#[tokio::test]
async fn retries_are_off_by_default_and_by_call() {
    let server = Server::default();
    let retrying = loopback(server.statuses(&[503; 3])).await;
    assert_eq!(call::<Get>(&retrying).no_retry().send().await.unwrap_err().attempts(), 1);
    assert_eq!(call::<Get>(&retrying).retry(at_once().max_attempts(2)).send().await.unwrap_err().attempts(), 2);
    let server = Server::default();
    let plain = Client::new(crate::server::serve(server.statuses(&[503; 3])).await).unwrap();
    assert_eq!(call::<Get>(&plain).send().await.unwrap_err().attempts(), 1);
    assert_eq!(call::<Get>(&plain).retry(at_once()).send_full().await.unwrap().attempts(), 3);
    let error = call::<Get>(&plain).header("bad\nname", "").retry(at_once()).send().await.unwrap_err();
    assert_eq!(error.attempts(), 0);
}

#[tokio::test]
async fn statuses_are_configured() {
    let server = Server::default();
    let client = loopback(server.statuses(&[500, 500, 418])).await;
    let policy = at_once().statuses([418]);
    assert_eq!(call::<Get>(&client).retry(policy.clone()).send().await.unwrap_err().status().unwrap(), 500);
    assert_eq!(call::<Get>(&client).retry(policy.clone()).send().await.unwrap_err().status().unwrap(), 500);
    assert_eq!(call::<Get>(&client).retry(policy).send_full().await.unwrap().attempts(), 2);
}

#[tokio::test]
async fn all_attempts_have_one_key_and_each_call_its_own() {
    let server = Server::default();
    let client = loopback(server.statuses(&[503, 503])).await;
    for _ in 0..2 {
        call::<Keyed>(&client).body("a".into()).send().await.unwrap();
    }
    let keys = server.header("idempotency-key");
    assert_eq!(keys.len(), 4);
    assert!(keys[0].len() == 36 && keys[0] == keys[1] && keys[1] == keys[2] && keys[2] != keys[3], "{keys:?}");
    let server = Server::default();
    let client = loopback(server.statuses(&[503])).await;
    call::<Keyed>(&client).header("idempotency-key", "mine").send().await.unwrap();
    assert_eq!(server.header("idempotency-key"), ["mine", "mine"]);
    // A request that is only built has a key, too.
    let request = call::<Keyed>(&client).request().unwrap();
    assert_eq!(request.headers()["idempotency-key"].len(), 36);
    assert!(call::<Post>(&client).request().unwrap().headers().get("idempotency-key").is_none());
}

/// Starts a server that reads each request and closes the connection, and counts the requests.
async fn closing() -> (String, Arc<AtomicUsize>) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let count = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&count);
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let mut bytes = [0; 4096];
            if socket.read(&mut bytes).await.is_ok_and(|length| length > 0) {
                let number = counter.fetch_add(1, Ordering::SeqCst);
                // Every second response ends within its body.
                if number % 2 == 1 {
                    let head = b"HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: 9\r\n\r\nte";
                    socket.write_all(head).await.unwrap();
                }
            }
        }
    });
    (url, count)
}

#[tokio::test]
async fn a_broken_connection_is_retried_if_the_call_is_safe_to_repeat() {
    let (url, count) = closing().await;
    let client = Client::builder(url).retry(at_once()).build().unwrap();
    let error = call::<Get>(&client).send().await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert_eq!((error.attempts(), count.swap(0, Ordering::SeqCst)), (3, 3));
    for _ in 0..10 {
        let error = call::<Post>(&client).body("pay".into()).send().await.unwrap_err();
        assert!(error.may_have_been_sent());
        assert_eq!(error.attempts(), 1);
    }
    assert_eq!(count.load(Ordering::SeqCst), 10);
}

/// A transport that cannot connect at first, and counts its requests.
struct Flaky {
    failures: usize,
    count: Arc<AtomicUsize>,
}

impl Transport for Flaky {
    fn send<'a>(
        &'a self,
        _: http::Request<RequestBody>,
        _: &'a SendOptions,
    ) -> BoxFuture<'a, Result<http::Response<ResponseBody>, TransportError>> {
        let number = self.count.fetch_add(1, Ordering::SeqCst);
        let failed = number < self.failures;
        Box::pin(async move {
            if failed {
                return Err(TransportError::new("refused").not_sent());
            }
            let mut response = http::Response::new(ResponseBody::full("text"));
            response.headers_mut().insert("content-type", http::HeaderValue::from_static("text/plain"));
            Ok(response)
        })
    }
}

fn flaky(failures: usize) -> (Client, Arc<AtomicUsize>) {
    let count = Arc::new(AtomicUsize::new(0));
    let transport = Flaky { failures, count: Arc::clone(&count) };
    (Client::builder("http://a.example").transport(transport).retry(at_once()).build().unwrap(), count)
}

#[tokio::test]
async fn any_call_that_was_not_sent_is_retried() {
    let (client, _) = flaky(2);
    assert_eq!(call::<Post>(&client).body("pay".into()).send_full().await.unwrap().attempts(), 3);
    let (client, count) = flaky(9);
    let error = call::<Unsafe>(&client).send().await.unwrap_err();
    assert_eq!((error.attempts(), count.load(Ordering::SeqCst)), (1, 1));
}

#[tokio::test]
async fn a_streaming_body_is_never_sent_twice() {
    let chunks = || RequestBody::stream(stream::iter([Ok::<_, std::io::Error>("a"), Ok("b")]));
    assert!(!chunks().is_replayable());
    let server = Server::default();
    let client = loopback(server.statuses(&[503; 20])).await;
    for _ in 0..5 {
        assert_eq!(call::<Put>(&client).body(chunks()).send().await.unwrap_err().attempts(), 1);
        assert_eq!(call::<Keyed>(&client).body(chunks()).send().await.unwrap_err().attempts(), 1);
        assert_eq!(call::<Safe>(&client).body(chunks()).send().await.unwrap_err().attempts(), 1);
    }
    assert_eq!(server.count(), 15);
    let (client, count) = flaky(1);
    assert_eq!(call::<Put>(&client).body(chunks()).send().await.unwrap_err().attempts(), 1);
    assert_eq!(count.load(Ordering::SeqCst), 1);
    // The same body in memory is sent again.
    assert_eq!(call::<Put>(&flaky(1).0).body("ab".into()).send_full().await.unwrap().attempts(), 2);
}
