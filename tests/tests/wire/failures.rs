//! Responses that are not a success. Each is an error that includes the response.

use std::time::{Duration, Instant};

use onlyoffice_mailserver::operations::mailserver_servers::GetMailserverServerinfoError as ServerInfoError;
use wirewright_client::http::StatusCode;
use wirewright_tests::server::{Behaviour, TOKEN};

use crate::via::{BOTH, Error, Via};

#[tokio::test]
async fn a_failure_in_the_envelope_is_the_typed_error_although_the_status_is_200() {
    for via in BOTH {
        let error = via.ask(Behaviour::Failure).await.unwrap_err();
        assert_eq!(error.status(), Some(StatusCode::OK));
        let Some(ServerInfoError::Failure(failure)) = error.api() else { panic!("{via:?}: {error:?}") };
        assert_eq!(failure.message, "The mail server of this portal is not set up");
        assert_eq!(failure.r#type.as_deref(), Some("System.InvalidOperationException"));
        assert_eq!(failure.stack.as_deref(), Some("   at MailServer.Engine.Load(Int32 tenant)"));
        assert_eq!(failure.hresult, Some(-2_146_233_079));
    }
}

#[tokio::test]
async fn the_text_of_a_failure_contains_its_message() {
    let error = Via::Process.ask(Behaviour::Failure).await.unwrap_err();
    insta::assert_snapshot!(error);
}

#[tokio::test]
async fn a_401_is_the_documented_error_whether_empty_or_a_page() {
    for via in BOTH {
        for (behaviour, body) in [
            (Behaviour::UnauthorizedEmpty, ""),
            (Behaviour::UnauthorizedHtml, "<!doctype html><title>Please sign in</title><p>Please sign in.</p>"),
        ] {
            let error = via.ask(behaviour).await.unwrap_err();
            assert_eq!(error.api(), Some(&ServerInfoError::Unauthorized), "{via:?}");
            assert_eq!(error.status(), Some(StatusCode::UNAUTHORIZED));
            assert_eq!(error.bytes().unwrap(), body, "the body is kept");
        }
    }
}

#[tokio::test]
async fn a_response_that_takes_too_long_is_a_timeout() {
    let short = Duration::from_millis(100);
    for via in BOTH {
        let start = Instant::now();
        let wire = via.to(Behaviour::Slow(Duration::from_secs(20))).await;
        let client = wire.client.clone().authorization_header(TOKEN);
        let error = client.mailserver_servers().get_mailserver_serverinfo().timeout(short).await.unwrap_err();
        assert!(start.elapsed() < Duration::from_secs(10), "{via:?}");
        assert!(error.is_timeout() && error.may_have_been_sent(), "{error:?}");
        assert_eq!(
            error.to_string(),
            "get_mailserver_serverinfo (GET /api/2.0/mailserver/serverinfo/get): no complete response within 100ms"
        );
    }
}

#[tokio::test]
async fn a_truncated_response_is_a_transport_error() {
    for via in BOTH {
        let error = via.ask(Behaviour::Truncated).await.unwrap_err();
        assert!(matches!(error, Error::Transport(_)), "{via:?}: {error:?}");
        assert!(error.may_have_been_sent());
        assert!(
            error.to_string().starts_with(
                "get_mailserver_serverinfo (GET /api/2.0/mailserver/serverinfo/get): no complete response was received"
            ),
            "{error}"
        );
    }
}

#[tokio::test]
async fn a_page_where_json_is_documented_is_not_decoded() {
    for via in BOTH {
        let error = via.ask(Behaviour::WrongContentType).await.unwrap_err();
        assert!(matches!(error, Error::UndocumentedMediaType(_)), "{via:?}: {error:?}");
        assert!(error.bytes().unwrap().ends_with(b"<p>Back in a minute.</p>"), "the body is kept");
        let message = error.to_string();
        let expected = "undocumented media type (200 OK, `text/html; charset=utf-8`), expected `application/json`: <";
        assert!(message.contains(expected) && message.ends_with("<p>Back in a minute.</p>"), "{message}");
    }
}

#[tokio::test]
async fn an_undocumented_status_is_an_error_of_its_own() {
    for via in BOTH {
        let error = via.ask(Behaviour::Undocumented).await.unwrap_err();
        assert!(matches!(error, Error::UndocumentedStatus(_)), "{via:?}: {error:?}");
        assert_eq!(error.status(), Some(StatusCode::SERVICE_UNAVAILABLE));
        assert_eq!(error.bytes().unwrap(), r#"{"reason":"maintenance","minutes":15}"#, "the body is kept");
        assert_eq!(
            error.to_string(),
            "get_mailserver_serverinfo (GET /api/2.0/mailserver/serverinfo/get): the server responded 503 Service Unavailable, \
             which is not documented: maintenance"
        );
    }
}

#[tokio::test]
async fn a_response_over_the_limit_is_rejected_before_its_end() {
    for via in BOTH {
        let wire = via.configured(Behaviour::TooLarge, |builder| builder.max_response_bytes(1024 * 1024)).await;
        let client = wire.client.clone().authorization_header(TOKEN);
        let error = client.mailserver_servers().get_mailserver_serverinfo().await.unwrap_err();
        let Error::TooLarge(detail) = &error else { panic!("{via:?}: {error:?}") };
        assert_eq!((detail.limit, detail.status), (1024 * 1024, StatusCode::OK));
    }
}

#[tokio::test]
async fn the_default_limit_rejects_256_mib() {
    let error = Via::Process.ask(Behaviour::TooLarge).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "get_mailserver_serverinfo (GET /api/2.0/mailserver/serverinfo/get): the response body (200 OK) is larger than 67108864 bytes"
    );
}

#[tokio::test]
async fn a_response_without_its_envelope_is_an_error_that_names_the_unmatched_properties() {
    for via in BOTH {
        let error = via.ask(Behaviour::Bare).await.unwrap_err();
        assert!(matches!(error, Error::UndecodableBody(_)), "{via:?}: {error:?}");
        insta::allow_duplicates! { insta::assert_snapshot!(chain(&error)) }
    }
}

/// Returns an error and its causes as text.
fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
