//! The `Content-Length` of requests, as received on a socket.

use hyper_util::{client::legacy::Client as Hyper, rt::TokioExecutor};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use wirewright_client::{Client, TowerTransport, codegen::*};

macro_rules! operation {
    ($name:ident, $method:expr, $body:ty) => {
        struct $name;

        impl Operation for $name {
            const ID: &'static str = stringify!($name);
            const METHOD: Method = $method;
            const PATH: &'static str = "/job";
            const SECURITY: Security = &[];
            const RESPONSES: Responses = &[StatusKey::Status(204).empty()];
            type Body = $body;
            type Output = Empty;
            type Error = Empty;
        }
    };
}

operation!(Post, Method::POST, ());
operation!(Put, Method::PUT, Json<str>);
operation!(Patch, Method::PATCH, ());
operation!(Get, Method::GET, ());
operation!(Delete, Method::DELETE, ());
operation!(Head, Method::HEAD, ());
operation!(Options, Method::OPTIONS, ());

/// Sends a call and returns the lines of the request head in lower case, as received on the socket.
async fn head<Op: Operation>(tower: bool, fill: impl FnOnce(&mut RequestParts<'_>)) -> Vec<String> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let builder = Client::builder(format!("http://{}", listener.local_addr().unwrap()));
    let client = if tower {
        builder.transport(TowerTransport::new(Hyper::builder(TokioExecutor::new()).build_http::<RequestBody>())).build()
    } else {
        builder.build()
    };
    let seen = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut seen = Vec::new();
        while !seen.windows(4).any(|end| end == b"\r\n\r\n") {
            assert!(socket.read_buf(&mut seen).await.unwrap() > 0);
        }
        socket.write_all(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n").await.unwrap();
        String::from_utf8(seen).unwrap().to_ascii_lowercase()
    });
    let client = client.unwrap();
    let mut parts = RequestParts::new::<Op>(&client);
    fill(&mut parts);
    assert!(parts.send::<Op>().await.is_ok());
    seen.await.unwrap().lines().map(str::to_owned).collect()
}

fn lengths(head: &[String]) -> Vec<&str> {
    head.iter().filter_map(|line| line.strip_prefix("content-length: ")).collect()
}

#[tokio::test]
async fn post_put_and_patch_without_a_body_send_content_length_0() {
    for tower in [false, true] {
        let heads = [
            head::<Post>(tower, |_| ()).await,
            head::<Put>(tower, |_| ()).await,
            head::<Patch>(tower, |_| ()).await,
            head::<Post>(tower, |parts| parts.raw_body("text/plain", "".into())).await,
        ];
        for head in heads {
            assert_eq!(lengths(&head), ["0"], "{tower} {head:?}");
            assert!(!head.iter().any(|line| line.starts_with("transfer-encoding")), "{head:?}");
        }
    }
}

#[tokio::test]
async fn other_methods_without_a_body_send_no_content_length() {
    for tower in [false, true] {
        let heads = [
            head::<Get>(tower, |_| ()).await,
            head::<Delete>(tower, |_| ()).await,
            head::<Head>(tower, |_| ()).await,
            head::<Options>(tower, |_| ()).await,
        ];
        for head in heads {
            assert!(lengths(&head).is_empty(), "{tower} {head:?}");
            assert!(!head.iter().any(|line| line.starts_with("transfer-encoding")), "{head:?}");
        }
    }
}

#[tokio::test]
async fn a_body_has_one_content_length() {
    for tower in [false, true] {
        let put = head::<Put>(tower, |parts| Json::<str>::encode("on", Put::MEDIA_TYPE, parts)).await;
        assert_eq!(lengths(&put), ["4"], "{tower} {put:?}");
    }
}
