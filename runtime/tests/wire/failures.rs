//! Answers that are not what the description says.

use axum::body::Body;
use futures_util::stream;

use crate::{
    api::{Error, Pet, Problem},
    server::{BOTH, Via, answering, client, configured, fixed, response},
};

#[tokio::test]
async fn an_undocumented_status_keeps_what_came() {
    for via in BOTH {
        let client = client(via, fixed(418, "text/plain", "short and stout")).await;
        let error = client.list_pets("ann").await.unwrap_err();
        assert!(matches!(error, Error::UndocumentedStatus(_)), "{error:?}");
        assert_eq!(error.status().unwrap(), 418);
        assert_eq!(error.headers().unwrap()["content-type"], "text/plain");
        assert_eq!(error.bytes().unwrap(), "short and stout");
        assert_eq!(error.to_string(), "listPets: the server answered 418 I'm a teapot, which is not documented");
    }
}

#[tokio::test]
async fn an_undocumented_media_type_is_not_decoded() {
    let client = client(Via::Socket, fixed(200, "text/html", "<p>[]</p>")).await;
    let error = client.list_pets("ann").await.unwrap_err();
    assert!(matches!(error, Error::UndocumentedMediaType(_)), "{error:?}");
    assert_eq!(error.bytes().unwrap(), "<p>[]</p>");
    assert_eq!(error.to_string(), "listPets: the answer (200 OK) is `text/html`, documented is `application/json`");
}

#[tokio::test]
async fn a_documented_failure_is_read_by_status_and_class() {
    for (status, content_type) in [(404, "application/json"), (503, "application/problem+json")] {
        let client = client(Via::Process, fixed(status, content_type, r#"{"title":"gone"}"#)).await;
        let error = client.list_pets("ann").await.unwrap_err();
        assert_eq!(error.api(), Some(&Problem { title: "gone".into() }));
        assert_eq!(error.status().unwrap(), status);
        assert!(error.may_have_been_sent());
    }
}

#[tokio::test]
async fn an_undecodable_body_shows_the_place() {
    let client = client(Via::Process, fixed(200, "application/json", r#"[{"id":1},{"id":"two"}]"#)).await;
    let error = client.list_pets("ann").await.unwrap_err();
    let Error::UndecodableBody(detail) = &error else { panic!("{error:?}") };
    assert_eq!(detail.source.path(), "/1/id");
    assert!(detail.source.cause().contains(r#"invalid type: string "two", expected i64"#), "{error}");
    assert!(detail.source.excerpt().contains(r#"{"id":"two"}"#), "{error}");
    assert!(std::error::Error::source(&error).is_some());
}

#[tokio::test]
async fn no_body_where_json_is_documented_says_so() {
    let client = client(Via::Process, fixed(200, "", "")).await;
    let error = client.list_pets("ann").await.unwrap_err();
    assert!(error.to_string().ends_with("the body is empty where JSON is described"), "{error}");
}

#[tokio::test]
async fn what_follows_the_json_is_an_error() {
    let client = client(Via::Process, fixed(200, "application/json", "[] trailing")).await;
    let error = client.list_pets("ann").await.unwrap_err();
    assert!(error.to_string().contains("trailing characters"), "{error}");
}

#[tokio::test]
async fn an_element_that_matches_nothing_described_is_an_error() {
    let client = client(Via::Process, fixed(200, "application/json", r#"[{"id":1},{"ID":2}]"#)).await;
    let error = client.list_pets("ann").await.unwrap_err();
    assert!(error.to_string().contains("at /1: nothing in the answer matches"), "{error}");
    assert!(error.to_string().contains("it has `ID`; described are `id`, `name`"), "{error}");
}

#[tokio::test]
async fn members_that_are_not_described_are_no_error_beside_some_that_are() {
    let client = client(Via::Process, fixed(200, "application/json", r#"[{"id":1,"colour":"red"}]"#)).await;
    assert_eq!(client.list_pets("ann").await.unwrap(), [Pet { id: 1, name: None }]);
}

#[tokio::test]
async fn an_answer_over_the_limit_is_cut_off() {
    let chunked = || {
        let chunk = || Ok::<_, std::io::Error>(vec![b' '; 1024]);
        response(200, "application/json", Body::from_stream(stream::iter((0..64).map(move |_| chunk()))))
    };
    let whole = || response(200, "application/json", vec![b' '; 64 * 1024]);
    for via in BOTH {
        for server in [answering(move |_| chunked()), answering(move |_| whole())] {
            let client = configured(via, server, |builder| builder.max_response_bytes(10_000)).await;
            let error = client.list_pets("ann").await.unwrap_err();
            let Error::TooLarge(detail) = &error else { panic!("{error:?}") };
            assert_eq!((detail.limit, error.status().unwrap().as_u16()), (10_000, 200));
        }
    }
}

#[tokio::test]
async fn a_broken_body_is_a_transport_failure() {
    for via in BOTH {
        let server = answering(|_| {
            let broken = [Ok(b"[{\"id\":1}".to_vec()), Err(std::io::Error::other("cable cut"))];
            response(200, "application/json", Body::from_stream(stream::iter(broken)))
        });
        let error = client(via, server).await.list_pets("ann").await.unwrap_err();
        assert!(matches!(error, Error::Transport(_)), "{error:?}");
        assert!(error.may_have_been_sent());
        assert!(!error.is_timeout());
    }
}

#[tokio::test]
async fn a_body_shorter_than_it_says_is_a_transport_failure() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let _ = socket.read(&mut [0; 4096]).await.unwrap();
        let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n[]";
        socket.write_all(head.as_bytes()).await.unwrap();
    });
    let client: crate::api::Client = wirewright_client::Client::new(&url).unwrap().into();
    let error = client.list_pets("ann").await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
}

#[tokio::test]
async fn a_server_that_is_not_there_has_seen_nothing() {
    // A port that was free a moment ago.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let client: crate::api::Client = wirewright_client::Client::new(format!("http://127.0.0.1:{port}")).unwrap().into();
    let error = client.list_pets("ann").await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert!(!error.may_have_been_sent());
    assert_eq!((error.operation(), error.status()), ("listPets", None));
}
