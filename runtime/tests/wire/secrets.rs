//! Secrets stay out of all output.

use wirewright_client::{Client, codegen::Credential};

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
    for answer in [fixed(418, "", ""), fixed(200, "text/html", "")] {
        let error = with_all(client(Via::Socket, answer).await).locked().await.unwrap_err();
        shown.extend([format!("{error} {error:?} {error:#?}")]);
    }
    // A transport error has the URL, and the URL has the key.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let client: api::Client = Client::new(format!("http://127.0.0.1:{port}")).unwrap().into();
    let error = client.query_key(SECRET).locked().await.unwrap_err();
    shown.extend([format!("{error} {error:?} {error:#?}")]);
    assert!(shown.contains("Transport("), "{shown}");
    assert!(!shown.contains(SECRET), "{shown}");
}

#[tokio::test]
async fn a_credential_that_can_not_be_sent_is_an_error_without_it() {
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
async fn a_request_that_is_built_marks_its_secrets() {
    let client = with_all(client(Via::Process, fixed(200, "", "")).await);
    let request = client.locked().request().unwrap();
    assert_eq!(request.headers()["x-api-key"], SECRET);
    assert!(!format!("{request:?}").contains(SECRET));
}

#[test]
fn a_key_that_is_a_parameter_too_is_sent_once() {
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
fn basic_and_bearer_are_written_as_their_rfcs_say() {
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
fn an_answers_session_is_redacted() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let server = crate::server::answering(|_| {
        let mut response = crate::server::response(418, "", "");
        response.headers_mut().insert("set-cookie", "sid=topsecret".parse().unwrap());
        response
    });
    let error = runtime.block_on(async { client(Via::Process, server).await.list_pets("ann").await.unwrap_err() });
    assert!(!format!("{error:?}").contains(SECRET));
    assert_eq!(error.headers().unwrap()["set-cookie"], "sid=topsecret");
}
