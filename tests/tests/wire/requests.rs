//! The requests that the client sends.

use wirewright_client::http::Method;
use wirewright_tests::server::{Behaviour, PATH, TOKEN};

use crate::via::{BOTH, Error};

#[tokio::test]
async fn the_request_matches_the_description() {
    for via in BOTH {
        let wire = via.to(Behaviour::Success).await;
        let client = wire.client.clone().authorization_header(TOKEN);
        client.mailserver_servers().get_mailserver_serverinfo().await.unwrap();
        let [request] = wire.requests().try_into().unwrap();
        assert_eq!((request.method, request.path.as_str(), request.query), (Method::GET, PATH, None), "{via:?}");
        let all = |name| request.headers.get_all(name).into_iter().collect::<Vec<_>>();
        assert_eq!(all("authorization"), [TOKEN], "the token alone, without `Bearer`");
        assert_eq!(all("accept"), ["application/json"]);
        assert!(all("content-type").is_empty() && all("cookie").is_empty());
    }
}

#[tokio::test]
async fn a_path_in_the_base_url_is_kept() {
    let wire = BOTH[0].to(Behaviour::Success).await;
    let base = format!("{}/portal/", wire.base_url().unwrap());
    let client = onlyoffice_mailserver::Client::new(&base).unwrap().authorization_header(TOKEN);
    let error = client.mailserver_servers().get_mailserver_serverinfo().await.unwrap_err();
    assert!(matches!(error, Error::UndocumentedStatus(_)), "the path does not exist: {error:?}");
    assert_eq!(wire.requests()[0].path, format!("/portal{PATH}"));
}

#[tokio::test]
async fn a_wrong_token_is_a_401() {
    for via in BOTH {
        let wire = via.to(Behaviour::Success).await;
        let client = wire.client.clone().authorization_header(format!("Bearer {TOKEN}"));
        let error = client.mailserver_servers().get_mailserver_serverinfo().await.unwrap_err();
        assert_eq!(error.status().unwrap(), 401, "{via:?}");
    }
}

#[tokio::test]
async fn without_a_credential_nothing_is_sent() {
    for via in BOTH {
        let wire = via.to(Behaviour::Success).await;
        let error = wire.client.mailserver_servers().get_mailserver_serverinfo().await.unwrap_err();
        assert!(matches!(error, Error::MissingCredential(_)), "{via:?}: {error:?}");
        assert!(!error.may_have_been_sent());
        assert_eq!(
            error.to_string(),
            "get_mailserver_serverinfo (GET /api/2.0/mailserver/serverinfo/get): missing credentials; the operation requires `AuthorizationHeader`"
        );
        assert_eq!(wire.requests().len(), 0);
    }
}

#[tokio::test]
async fn an_invalid_token_is_neither_sent_nor_shown() {
    let wire = BOTH[1].to(Behaviour::Success).await;
    let client = wire.client.clone().authorization_header("secret\r\nx-injected: 1");
    let error = client.mailserver_servers().get_mailserver_serverinfo().await.unwrap_err();
    assert!(matches!(error, Error::InvalidRequest(_)), "{error:?}");
    assert!(!format!("{error} {error:?}").contains("secret"), "{error:?}");
    assert_eq!(wire.requests().len(), 0);
}

#[tokio::test]
async fn no_debug_output_shows_the_token() {
    let wire = BOTH[1].to(Behaviour::Success).await;
    let client = wire.client.clone().authorization_header(TOKEN);
    let call = client.mailserver_servers().get_mailserver_serverinfo();
    let shown = format!("{client:?} {call:?}");
    let shown = format!("{shown} {:?}", call.request().unwrap());
    assert!(!shown.contains(TOKEN), "{shown}");
}
