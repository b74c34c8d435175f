//! Responses that do not match their description.

use axum::body::Body;
use futures_util::stream;

use crate::{
    api::{Error, Pet, Problem},
    server::{BOTH, Via, chain, client, configured, fixed, responding, response},
};

#[tokio::test]
async fn an_undocumented_status_keeps_the_response() {
    for via in BOTH {
        let client = client(via, fixed(418, "text/plain", "short and stout")).await;
        let error = client.list_pets("ann").await.unwrap_err();
        assert!(matches!(error, Error::UndocumentedStatus(_)), "{error:?}");
        assert_eq!(error.status().unwrap(), 418);
        assert_eq!(error.headers().unwrap()["content-type"], "text/plain");
        assert_eq!(error.bytes().unwrap(), "short and stout");
        assert_eq!(
            error.to_string(),
            "listPets (GET /owners/{owner}/pets): the server responded 418 I'm a teapot, which is not documented: short and stout"
        );
    }
}

#[tokio::test]
async fn an_undocumented_media_type_is_not_decoded() {
    let client = client(Via::Socket, fixed(200, "text/html", "<p>[]</p>")).await;
    let error = client.list_pets("ann").await.unwrap_err();
    assert!(matches!(error, Error::UndocumentedMediaType(_)), "{error:?}");
    assert_eq!(error.bytes().unwrap(), "<p>[]</p>");
    assert_eq!(
        error.to_string(),
        "listPets (GET /owners/{owner}/pets): undocumented media type (200 OK, `text/html`), expected `application/json`: <p>[]</p>"
    );
}

#[tokio::test]
async fn a_documented_failure_is_decoded_by_status_and_range() {
    for (status, content_type) in [(404, "application/json"), (503, "application/problem+json")] {
        let client = client(Via::Process, fixed(status, content_type, r#"{"title":"gone"}"#)).await;
        let error = client.list_pets("ann").await.unwrap_err();
        assert_eq!(error.api(), Some(&Problem { title: "gone".into() }));
        assert_eq!(error.status().unwrap(), status);
        assert!(error.may_have_been_sent());
    }
}

#[tokio::test]
async fn an_undecodable_body_has_a_location_and_an_excerpt() {
    let client = client(Via::Process, fixed(200, "application/json", r#"[{"id":1},{"id":"two"}]"#)).await;
    let error = client.list_pets("ann").await.unwrap_err();
    let Error::UndecodableBody(detail) = &error else { panic!("{error:?}") };
    assert_eq!(detail.source.path(), "/1/id");
    assert!(detail.source.cause().contains(r#"invalid type: string "two", expected i64"#), "{error}");
    assert!(detail.source.excerpt().contains(r#"{"id":"two"}"#), "{error}");
    assert!(std::error::Error::source(&error).is_some());
}

#[tokio::test]
async fn a_missing_body_is_reported_where_json_is_documented() {
    let client = client(Via::Process, fixed(200, "", "")).await;
    let error = client.list_pets("ann").await.unwrap_err();
    assert!(error.to_string().ends_with("the response body is empty (200 OK, no Content-Type)"), "{error}");
}

#[tokio::test]
async fn trailing_characters_after_the_json_are_an_error() {
    let client = client(Via::Process, fixed(200, "application/json", "[] trailing")).await;
    let error = client.list_pets("ann").await.unwrap_err();
    assert!(chain(&error).contains("trailing characters"), "{error}");
}

#[tokio::test]
async fn an_item_without_documented_properties_is_an_error() {
    let client = client(Via::Process, fixed(200, "application/json", r#"[{"id":1},{"ID":2}]"#)).await;
    let error = client.list_pets("ann").await.unwrap_err();
    assert!(chain(&error).contains("at /1: no property of the response is documented"), "{error}");
    assert!(chain(&error).contains("found `ID`; expected `id`, `name`"), "{error}");
}

#[tokio::test]
async fn undocumented_properties_beside_documented_ones_are_accepted() {
    let client = client(Via::Process, fixed(200, "application/json", r#"[{"id":1,"colour":"red"}]"#)).await;
    assert_eq!(client.list_pets("ann").await.unwrap(), [Pet { id: 1, name: None }]);
}

#[tokio::test]
async fn a_response_over_the_limit_is_an_error() {
    let chunked = || {
        let chunk = || Ok::<_, std::io::Error>(vec![b' '; 1024]);
        response(200, "application/json", Body::from_stream(stream::iter((0..64).map(move |_| chunk()))))
    };
    let whole = || response(200, "application/json", vec![b' '; 64 * 1024]);
    for via in BOTH {
        for server in [responding(move |_| chunked()), responding(move |_| whole())] {
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
        let server = responding(|_| {
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
async fn a_body_shorter_than_its_content_length_is_a_transport_failure() {
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
async fn a_request_to_an_unreachable_server_was_not_sent() {
    // The listener is dropped, so that nothing listens on this port.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let client: crate::api::Client = wirewright_client::Client::new(format!("http://127.0.0.1:{port}")).unwrap().into();
    let error = client.list_pets("ann").await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert!(!error.may_have_been_sent());
    assert_eq!((error.operation(), error.status()), ("listPets", None));
}

#[tokio::test]
async fn an_empty_body_is_reported_with_its_media_type() {
    let client = client(Via::Process, fixed(200, "text/html", "")).await;
    let error = client.list_pets("ann").await.unwrap_err();
    assert!(matches!(error, Error::UndocumentedMediaType(_)), "{error:?}");
    let expected = "the response body is empty (200 OK, `text/html`), expected `application/json`";
    assert_eq!(error.to_string(), format!("listPets (GET /owners/{{owner}}/pets): {expected}"));
}

#[tokio::test]
async fn an_error_chain_repeats_no_message() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let nobody: crate::api::Client = wirewright_client::Client::new(format!("http://127.0.0.1:{port}")).unwrap().into();
    let undecodable = client(Via::Process, fixed(200, "application/json", r#"[{"id":30.5}]"#)).await;
    for (client, message) in [(nobody, "refused"), (undecodable, "invalid type: floating point `30.5`, expected i64")] {
        let error = client.list_pets("ann").await.unwrap_err();
        let chain = chain(&error);
        assert_eq!(chain.matches(message).count(), 1, "{chain}");
        let causes = std::iter::successors(Some(&error as &dyn std::error::Error), |error| error.source());
        let causes: Vec<String> = causes.map(ToString::to_string).collect();
        for (index, cause) in causes.iter().enumerate() {
            assert!(causes[..index].iter().all(|outer| !outer.contains(cause.as_str())), "{causes:?}");
        }
    }
}

#[tokio::test]
async fn error_messages_are_short_for_any_response() {
    let name = "n".repeat(1_000_000);
    let bodies = [
        (200, format!(r#"[{{"id":"{name}"}}]"#)),
        (200, format!(r#"[{{"{name}":1}}]"#)),
        (200, format!(r#"[{{"id":1,"name":{{"{name}":1}}}}]"#)),
        (200, format!("[{name}")),
        (404, format!(r#"{{"title":"{name}"}}"#)),
        (404, format!(r#"{{"name":"{name}"}}"#)),
        (418, name.clone()),
    ];
    for (status, body) in bodies {
        let client = client(Via::Process, fixed(status, "application/json", body.leak())).await;
        let error = client.list_pets("ann").await.unwrap_err();
        assert!(chain(&error).len() < 2500, "{status}: {}", chain(&error).len());
        if error.api().is_none() {
            assert!(format!("{error:?}").len() < 3000, "{status}: {}", format!("{error:?}").len());
        }
        assert!(error.bytes().unwrap().len() >= 1_000_000);
    }
}

#[tokio::test]
async fn a_limit_on_values_can_be_set() {
    let body = format!("[{}]", vec![r#"{"id":1}"#; 20].join(","));
    let server = fixed(200, "application/json", body.leak());
    let narrow = configured(Via::Process, server.clone(), |builder| builder.max_response_nodes(20)).await;
    let error = narrow.list_pets("ann").await.unwrap_err();
    assert!(chain(&error).contains("the body has more than 20 values; `max_response_nodes` sets the limit"), "{error}");
    let wide = configured(Via::Process, server, |builder| builder.max_response_nodes(21)).await;
    assert_eq!(wide.list_pets("ann").await.unwrap().len(), 20);
}
