//! Redaction of secrets in all output.

use wirewright_client::{Client, Credential};

use crate::{
    api,
    server::{Via, client, configured, fixed},
};

const SECRET: &str = "topsecret";

fn with_all(client: api::Client) -> api::Client {
    client.authorization_header(SECRET).api_key(SECRET).session(SECRET).query_key(SECRET)
}

#[tokio::test]
async fn debug_of_a_client_and_a_call_shows_no_secret() {
    let client =
        configured(Via::Process, fixed(200, "", ""), |builder| builder.default_header("x-token", SECRET)).await;
    let client = with_all(client);
    let shown = format!("{client:?} {client:#?} {:?} {:?}", client.locked(), client.list_pets(SECRET).trace(SECRET));
    assert!(!shown.contains(SECRET), "{shown}");
    assert!(shown.contains("ApiKey") && shown.contains("listPets"), "{shown}");
}

#[tokio::test]
async fn errors_show_no_secret() {
    let mut shown = String::new();
    for response in [fixed(418, "", ""), fixed(200, "text/html", "")] {
        let error = with_all(client(Via::Socket, response).await).locked().await.unwrap_err();
        shown.extend([format!("{error} {error:?} {error:#?}")]);
    }
    // The source of a transport error may contain the URL, and the URL contains the key.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let client: api::Client = Client::new(format!("http://127.0.0.1:{port}")).unwrap().into();
    let error = client.query_key(SECRET).locked().await.unwrap_err();
    shown.extend([format!("{error} {error:?} {error:#?}")]);
    assert!(shown.contains("Transport("), "{shown}");
    assert!(!shown.contains(SECRET), "{shown}");
}

#[tokio::test]
async fn an_invalid_credential_is_an_error_that_does_not_show_it() {
    for client in [client(Via::Process, fixed(200, "", "")).await] {
        let header = client.clone().authorization_header("topsecret\n").api_key("k").session("s");
        let cookie = client.authorization_header("t").api_key("k").session("topsecret; admin=1");
        for client in [header, cookie] {
            let error = client.locked().await.unwrap_err();
            let shown = format!("{error} {error:?}");
            assert!(matches!(error, api::Error::InvalidRequest(_)), "{shown}");
            assert!(!shown.contains(SECRET), "{shown}");
        }
    }
}

#[tokio::test]
async fn a_built_request_marks_its_secret_headers() {
    let client = with_all(client(Via::Process, fixed(200, "", "")).await);
    let request = client.locked().request().unwrap();
    assert_eq!(request.headers()["x-api-key"], SECRET);
    assert!(!format!("{request:?}").contains(SECRET));
}

#[tokio::test]
async fn secret_headers_are_redacted_however_they_are_set() {
    let server = fixed(200, "", "");
    let client = configured(Via::Process, server, |builder| builder.default_header("x-auth-token", SECRET)).await;
    let client = client.query_key("k");
    for name in ["x-api-key", "authorization", "cookie", "proxy-authorization", "private-token", "x-session-id"] {
        let request = client.locked().header(name, SECRET).request().unwrap();
        assert_eq!(request.headers()[name], SECRET);
        assert!(!format!("{request:?}").contains(SECRET), "{name}");
    }
    // A header that is secret only because a credential uses its name.
    let named = Client::new("http://a.example").unwrap();
    let named = named.with_credential("QueryKey", Credential::api_key_header("X-Door", "other"));
    let request = api::Client::from(named).locked().header("x-door", SECRET).request().unwrap();
    assert!(!format!("{request:?}").contains(SECRET));
}

#[tokio::test]
async fn a_key_that_the_server_reflects_is_redacted() {
    let reflecting = |status: u16| {
        crate::server::responding(move |request| {
            let mut response = crate::server::response(status, "text/plain", "in");
            let url = format!("http://a.example{}", request.uri());
            response.headers_mut().insert("location", url.parse().unwrap());
            response.headers_mut().insert("link", format!("<{url}>; rel=next").parse().unwrap());
            response.headers_mut().insert("x-request-url", url.parse().unwrap());
            response
        })
    };
    let mut shown = String::new();
    for (status, limit) in [(200, 100), (418, 100), (304, 100), (302, 100), (200, 1)] {
        let configure = |builder: wirewright_client::ClientBuilder| builder.max_redirects(0).max_response_bytes(limit);
        let client = configured(Via::Socket, reflecting(status), configure).await.query_key("top secret/x");
        match client.locked().send_full().await {
            Ok(response) => {
                assert!(response.headers()["location"].to_str().unwrap().contains("top%20secret%2Fx"));
                shown.extend([format!("{response:?}")]);
            }
            Err(error) => shown.extend([format!("{error} {error:?}")]),
        }
    }
    assert!(shown.contains("Sensitive") && shown.contains("RedirectRefused") && shown.contains("TooLarge"), "{shown}");
    assert!(!shown.contains("top%20secret") && !shown.contains("top secret"), "{shown}");
}

#[test]
fn a_key_that_is_also_a_parameter_is_sent_once() {
    let client = Client::new("http://a.example").unwrap();
    let key = client.clone().with_credential("QueryKey", Credential::api_key_query("key", SECRET));
    let client: api::Client = key.into();
    let request = client.locked().query_param("key", "other").query_param("page", 2).request().unwrap();
    assert_eq!(request.uri().query(), Some(&*format!("page=2&key={SECRET}")));
    let client: api::Client = Client::new("http://a.example")
        .unwrap()
        .with_credential("QueryKey", Credential::api_key_cookie("key", "mine"))
        .into();
    let request = client.locked().cookie_param("key", "other").request().unwrap();
    assert_eq!(request.headers()["cookie"], "key=mine");
}

#[test]
fn basic_and_bearer_are_encoded_as_their_rfcs_define() {
    let shown =
        format!("{:?} {:?}", Credential::basic("Aladdin", "open sesame"), Credential::bearer("mF_9.B5f-4.1JqM"));
    assert!(!shown.contains("sesame") && !shown.contains("mF_9") && !shown.contains("QWxh"), "{shown}");
    let value = |credential: Credential| {
        let client: api::Client =
            Client::new("http://a.example").unwrap().with_credential("QueryKey", credential).into();
        client.locked().request().unwrap().headers()["authorization"].to_str().unwrap().to_owned()
    };
    assert_eq!(value(Credential::basic("Aladdin", "open sesame")), "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    assert_eq!(value(Credential::bearer("mF_9.B5f-4.1JqM")), "Bearer mF_9.B5f-4.1JqM");
}

#[test]
fn a_session_cookie_in_a_response_is_redacted() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let server = crate::server::responding(|_| {
        let mut response = crate::server::response(418, "", "");
        response.headers_mut().insert("set-cookie", "sid=topsecret".parse().unwrap());
        response
    });
    let error = runtime.block_on(async { client(Via::Process, server).await.list_pets("ann").await.unwrap_err() });
    assert!(!format!("{error:?}").contains(SECRET));
    assert_eq!(error.headers().unwrap()["set-cookie"], "sid=topsecret");
}
