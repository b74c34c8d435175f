//! Content codings of responses.

use async_compression::tokio::write::{BrotliEncoder, GzipEncoder, ZlibEncoder, ZstdEncoder};
use axum::body::Body;
use futures_util::stream;
use tokio::io::AsyncWriteExt;
use wirewright_client::{Error, codegen::*};

use crate::server::{BOTH, Via, plain, responding, response};

struct Look;

impl Operation for Look {
    const ID: &'static str = "look";
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/look";
    const SECURITY: Security = &[];
    const RESPONSES: Responses = &[StatusKey::Status(200).json(), StatusKey::Status(404).json()];
    type Body = ();
    type Output = Json<Vec<i64>>;
    type Error = Json<Vec<i64>>;
}

/// Content codings: the name, true if it is decoded with the enabled features, and its feature.
const CODINGS: [(&str, bool, &str); 5] = [
    ("gzip", cfg!(feature = "gzip"), "gzip"),
    ("x-gzip", cfg!(feature = "gzip"), "gzip"),
    ("br", cfg!(feature = "brotli"), "brotli"),
    ("deflate", cfg!(feature = "deflate"), "deflate"),
    ("zstd", cfg!(feature = "zstd"), "zstd"),
];

macro_rules! compress {
    ($encoder:ident, $bytes:expr) => {{
        let mut encoder = $encoder::new(Vec::new());
        encoder.write_all($bytes).await.unwrap();
        encoder.shutdown().await.unwrap();
        encoder.into_inner()
    }};
}

async fn encoded(coding: &str, bytes: &[u8]) -> Vec<u8> {
    match coding {
        "gzip" | "x-gzip" => compress!(GzipEncoder, bytes),
        "br" => compress!(BrotliEncoder, bytes),
        "deflate" => compress!(ZlibEncoder, bytes),
        "zstd" => compress!(ZstdEncoder, bytes),
        _ => bytes.to_vec(),
    }
}

/// Returns a client of a server that responds with this encoded body, in small pieces.
async fn client(via: Via, status: u16, coding: &str, body: Vec<u8>, limit: u64) -> wirewright_client::Client {
    let coding = coding.to_owned();
    let server = responding(move |_| {
        let pieces: Vec<_> = body.chunks(7).map(|piece| Ok::<_, std::io::Error>(piece.to_vec())).collect();
        let mut response = response(status, "application/json", Body::from_stream(stream::iter(pieces)));
        response.headers_mut().insert("content-encoding", coding.parse().unwrap());
        response
    });
    plain(via, server, |builder| builder.max_response_bytes(limit)).await
}

fn call(client: &wirewright_client::Client) -> RequestParts<'_> {
    RequestParts::new::<Look>(client)
}

#[tokio::test]
async fn whole_bodies_streams_and_failures_are_decoded() {
    for via in BOTH {
        for (coding, _, _) in CODINGS.iter().filter(|(_, decoded, _)| *decoded) {
            let body = encoded(coding, b"[1, 2]").await;
            let client_200 = client(via, 200, coding, body.clone(), 1000).await;
            let whole = call(&client_200).send::<Look>().await.unwrap();
            assert_eq!((whole.value().as_slice(), whole.bytes().as_ref()), (&[1, 2][..], &b"[1, 2]"[..]), "{coding}");
            assert!(!whole.headers().contains_key("content-encoding"));
            assert_eq!(call(&client_200).send_bytes::<Look>().await.unwrap().into_value(), "[1, 2]");
            let mut stream = call(&client_200).send_stream::<Look>().await.unwrap().into_value();
            let mut seen = Vec::new();
            while let Some(piece) = stream.chunk().await.unwrap() {
                seen.extend_from_slice(&piece);
            }
            assert_eq!(seen, b"[1, 2]");
            let client = client(via, 404, coding, body, 1000).await;
            assert_eq!(call(&client).send::<Look>().await.unwrap_err().api(), Some(&vec![1, 2]));
        }
    }
}

#[tokio::test]
async fn the_limit_applies_to_the_decoded_body() {
    let large = format!("[{}1]", "1,".repeat(50_000));
    for (coding, _, _) in CODINGS.iter().filter(|(_, decoded, _)| *decoded) {
        let body = encoded(coding, large.as_bytes()).await;
        assert!(body.len() < 10_000);
        let small = client(Via::Process, 200, coding, body.clone(), 10_000).await;
        let error = call(&small).send::<Look>().await.unwrap_err();
        assert!(matches!(error, Error::TooLarge(_)), "{coding} {error:?}");
        let mut stream = call(&small).send_stream::<Look>().await.unwrap().into_value();
        let error = loop {
            if let Err(error) = stream.chunk().await {
                break error;
            }
        };
        assert!(matches!(error, Error::TooLarge(_)), "{coding} {error:?}");
        let enough = client(Via::Process, 200, coding, body, large.len() as u64).await;
        assert_eq!(call(&enough).send::<Look>().await.unwrap().into_value().len(), 50_001);
    }
}

#[tokio::test]
async fn a_truncated_or_damaged_body_is_an_error() {
    for (coding, _, _) in CODINGS.iter().filter(|(_, decoded, _)| *decoded) {
        let whole = encoded(coding, "[1234567, 7654321]".repeat(20).as_bytes()).await;
        for body in [whole[..whole.len() / 2].to_vec(), b"[1, 2]".to_vec()] {
            let client = client(Via::Process, 200, coding, body, 1000).await;
            let error = call(&client).send::<Look>().await.unwrap_err();
            assert!(matches!(error, Error::Transport(_)), "{coding} {error:?}");
        }
    }
}

#[cfg(all(feature = "gzip", feature = "brotli"))]
#[tokio::test]
async fn codings_are_decoded_in_reverse_order_and_gzip_members_are_concatenated() {
    let twice = encoded("br", &encoded("gzip", b"[1, 2]").await).await;
    let client_of = client(Via::Socket, 200, "gzip, br", twice, 1000).await;
    assert_eq!(call(&client_of).send::<Look>().await.unwrap().into_value(), [1, 2]);
    let members = [encoded("gzip", b"[1,").await, encoded("gzip", b" 2]").await].concat();
    let client = client(Via::Socket, 200, "GZIP", members, 1000).await;
    assert_eq!(call(&client).send::<Look>().await.unwrap().into_value(), [1, 2]);
}

#[tokio::test]
async fn an_unsupported_coding_is_an_error_that_names_its_feature() {
    let all = CODINGS.iter().filter(|(_, decoded, _)| !decoded).map(|(coding, _, feature)| (*coding, Some(*feature)));
    for (coding, feature) in all.chain([("compress", None)]) {
        for status in [200, 404] {
            let client = client(Via::Socket, status, coding, encoded(coding, b"[1, 2]").await, 1000).await;
            let error = call(&client).send::<Look>().await.unwrap_err();
            let Error::UndecodableBody(detail) = &error else { panic!("{error:?}") };
            assert_eq!((error.status().unwrap().as_u16(), error.bytes().is_some()), (status, true));
            let cause = detail.source.to_string();
            assert!(cause.contains(&format!("`{coding}`")), "{cause}");
            assert!(feature.is_none_or(|feature| cause.contains(&format!("feature `{feature}`"))), "{cause}");
            let error = call(&client).send_stream::<Look>().await.unwrap_err();
            assert!(matches!(error, Error::UndecodableBody(_)), "{error:?}");
        }
    }
}

#[tokio::test]
async fn only_supported_codings_are_requested() {
    let server = responding(|request| {
        let asked = request.headers().get("accept-encoding").map_or("", |value| value.to_str().unwrap());
        response(418, "text/plain", asked.to_owned())
    });
    let client = plain(Via::Socket, server, |builder| builder).await;
    let asked = |error: Error<Vec<i64>>| String::from_utf8_lossy(error.bytes().unwrap()).into_owned();
    let seen = asked(call(&client).send::<Look>().await.unwrap_err());
    let seen: Vec<&str> = seen.split(", ").filter(|coding| !coding.is_empty()).collect();
    let decoded = CODINGS.iter().filter(|(coding, decoded, _)| *decoded && *coding != "x-gzip");
    assert_eq!(seen.len(), decoded.clone().count(), "{seen:?}");
    assert!(decoded.clone().all(|(coding, ..)| seen.contains(coding)), "{seen:?}");
    let mut own = call(&client);
    own.header("accept-encoding", "identity");
    assert_eq!(asked(own.send::<Look>().await.unwrap_err()), "identity");
}

#[tokio::test]
async fn a_response_without_a_body_has_nothing_to_decode() {
    let client = client(Via::Socket, 200, "gzip", Vec::new(), 1000).await;
    assert!(call(&client).send_bytes::<Look>().await.unwrap().into_value().is_empty());
}
