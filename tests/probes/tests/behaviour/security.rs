//! Credentials: the first alternative that can be met is sent, whole, and nothing else.

use wirewright_probes::r_security::{Client, Error};
use wirewright_probes::tags;

use crate::wire::{Answer, Log, asking, header};

fn client() -> (Client, Log) {
    asking(Answer::empty(204))
}

/// Where a request carries credentials: the headers, and the target.
fn carried(log: &Log) -> (Option<String>, Option<String>, String) {
    let request = log.one();
    let of = |name| header(&request, name).map(str::to_owned);
    (of("authorization"), of("x-badge"), request.uri().path_and_query().unwrap().to_string())
}

#[tokio::test]
async fn one_scheme_of_an_alternative_is_enough_where_it_stands_alone() {
    let (client, log) = client();
    client.pass("t0").get_boat().await.unwrap();
    assert_eq!(carried(&log), (Some("Bearer t0".to_owned()), None, "/v1/boat".to_owned()));
}

#[tokio::test]
async fn schemes_that_stand_together_are_sent_together() {
    let (client, log) = client();
    client.badge("b 1").pin("p&2").get_boat().await.unwrap();
    assert_eq!(carried(&log), (None, Some("b 1".to_owned()), "/v1/boat?pin=p%262".to_owned()));
}

#[tokio::test]
async fn of_all_credentials_those_of_one_alternative_are_sent() {
    let (client, log) = client();
    client.port("o3").badge("b1").pin("p2").pass("t0").get_boat().await.unwrap();
    assert_eq!(carried(&log), (Some("Bearer t0".to_owned()), None, "/v1/boat".to_owned()));
}

#[tokio::test]
async fn half_an_alternative_does_not_count() {
    let (client, log) = client();
    client.badge("b1").port("o3").get_boat().await.unwrap();
    assert_eq!(carried(&log), (Some("Bearer o3".to_owned()), None, "/v1/boat".to_owned()));
}

#[tokio::test]
async fn without_a_credential_that_would_do_nothing_is_sent() {
    let (client, log) = client();
    let error = client.badge("b1").get_boat().await.unwrap_err();
    assert!(matches!(error, Error::MissingCredential(_)));
    assert_eq!(log.count(), 0);
}

#[tokio::test]
async fn a_credential_is_not_shown() {
    let (client, _) = client();
    let client = client.pass("hush-hush");
    let shown = format!("{client:?} {:?}", client.get_boat());
    assert!(!shown.contains("hush"), "{shown}");
}

#[tokio::test]
async fn a_request_has_no_header_that_nobody_described() {
    let (client, log) = asking::<tags::Client>(Answer::empty(204));
    client.boats().list_boats().await.unwrap();
    let request = log.one();
    let mut names: Vec<_> = request.headers().keys().map(ToString::to_string).collect();
    names.sort();
    assert_eq!(names, ["user-agent"]);
}
