//! Redirects to another origin are followed, but never with the token.

use onlyoffice_mailserver::operations::mailserver_servers::GetMailserverServerinfoError as ServerInfoError;
use wirewright_tests::server::{Behaviour, PATH, TOKEN, spawn};

use crate::via::Via;

#[tokio::test]
async fn a_redirect_to_another_origin_never_carries_the_token() {
    let other = spawn(Behaviour::Success).await;
    let target = format!("{}{PATH}", other.base_url());
    let wire = Via::Socket.to(Behaviour::RedirectToOtherOrigin(target)).await;
    let client = wire.client.clone().authorization_header(TOKEN);
    let error = client.mailserver_servers().get_mailserver_serverinfo().await.unwrap_err();

    let [first] = wire.requests().try_into().unwrap();
    assert_eq!(first.header("authorization"), Some(TOKEN));
    let [second] = other.requests().try_into().unwrap();
    assert_eq!((second.path.as_str(), second.header("accept")), (PATH, Some("application/json")));
    assert_eq!(second.header("authorization"), None);
    let leaked =
        second.headers.values().any(|value| value.as_bytes().windows(TOKEN.len()).any(|w| w == TOKEN.as_bytes()));
    assert!(!leaked, "{:?}", second.headers);
    // The other origin requires a token, too, so it responds with 401.
    assert_eq!(error.api(), Some(&ServerInfoError::Unauthorized));
}

#[tokio::test]
async fn a_custom_header_is_not_sent_to_another_origin() {
    let other = spawn(Behaviour::Success).await;
    let target = format!("{}{PATH}", other.base_url());
    let wire = Via::Socket.to(Behaviour::RedirectToOtherOrigin(target)).await;
    let client = wire.client.clone().authorization_header(TOKEN);
    let call = client.mailserver_servers().get_mailserver_serverinfo().header("x-session", "abc");
    assert!(call.await.is_err());
    assert_eq!(wire.requests()[0].header("x-session"), Some("abc"));
    assert_eq!(other.requests()[0].header("x-session"), None);
}

#[tokio::test]
async fn a_redirect_to_the_same_origin_keeps_the_token() {
    let server = spawn(Behaviour::RedirectToOtherOrigin(PATH.to_owned())).await;
    let client = wirewright_client::Client::builder(server.base_url()).max_redirects(2).build().unwrap();
    let client = onlyoffice_mailserver::Client::from(client).authorization_header(TOKEN);
    let error = client.mailserver_servers().get_mailserver_serverinfo().await.unwrap_err();
    assert!(matches!(error, crate::via::Error::RedirectRefused(_)), "a circle ends: {error:?}");
    let tokens: Vec<_> = server.requests().iter().map(|r| r.header("authorization") == Some(TOKEN)).collect();
    assert_eq!(tokens, [true, true, true]);
}
