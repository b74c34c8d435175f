//! Successful responses.

use std::time::{Duration, Instant};

use wirewright_client::Maybe;
use wirewright_client::http::StatusCode;
use wirewright_tests::server::{Behaviour, TOKEN, response};

use crate::mirror;
use crate::via::BOTH;

#[tokio::test]
async fn every_value_of_the_response_is_decoded() {
    for via in BOTH {
        let info = via.ask(Behaviour::Success).await.unwrap();
        assert_eq!(mirror::info(&info), response::value(), "{via:?}");
    }
}

#[tokio::test]
async fn every_value_is_decoded_in_any_case_of_its_name() {
    for via in BOTH {
        let info = via.ask(Behaviour::PascalCase).await.unwrap();
        assert_eq!(mirror::info(&info), response::value(), "{via:?}");
    }
}

#[tokio::test]
async fn a_domain_may_have_no_dns_records() {
    let info = BOTH[0].ask(Behaviour::Success).await.unwrap();
    let [own, shared] = info.domains.as_slice() else { panic!("{:?}", info.domains) };
    assert!(own.dns.is_some());
    assert!(shared.dns.is_none());
}

#[tokio::test]
async fn the_envelope_is_available_with_all_its_counters() {
    for via in BOTH {
        let wire = via.to(Behaviour::Success).await;
        let client = wire.client.clone().authorization_header(TOKEN);
        let envelope = client.mailserver_servers().get_mailserver_serverinfo().send_envelope().await.unwrap();
        let envelope = envelope.into_value();
        assert_eq!((envelope.count, envelope.start_index), (Maybe::Value(1), Maybe::Value(0)));
        assert_eq!((envelope.next_index, envelope.total), (Maybe::Null, Maybe::Null));
        assert_eq!((envelope.status, envelope.status_code), (0, Some(200)));
        assert_eq!(mirror::info(&envelope.response.unwrap()), response::value());
        assert_eq!(envelope.error, None);
    }
}

#[tokio::test]
async fn an_omitted_counter_is_absent_and_not_null() {
    let wire = BOTH[1].to(Behaviour::PascalCase).await;
    let client = wire.client.clone().authorization_header(TOKEN);
    let envelope = client.mailserver_servers().get_mailserver_serverinfo().send_envelope().await.unwrap();
    let envelope = envelope.into_value();
    assert_eq!((envelope.count, envelope.start_index), (Maybe::Value(1), Maybe::Absent));
    assert_eq!((envelope.next_index, envelope.total), (Maybe::Absent, Maybe::Absent));
}

#[tokio::test]
async fn a_full_response_keeps_status_headers_and_bytes() {
    for via in BOTH {
        let wire = via.to(Behaviour::Success).await;
        let client = wire.client.clone().authorization_header(TOKEN);
        let full = client.mailserver_servers().get_mailserver_serverinfo().send_full().await.unwrap();
        assert_eq!(full.status(), StatusCode::OK);
        assert_eq!(full.headers()["content-type"], "application/json; charset=utf-8");
        assert_eq!(serde_json::from_slice::<serde_json::Value>(full.bytes()).unwrap(), response::success());
        assert_eq!(mirror::info(full.value()), response::value());
    }
}

#[tokio::test]
async fn a_slow_response_within_the_timeout_is_complete() {
    let delay = Duration::from_millis(60);
    for via in BOTH {
        let start = Instant::now();
        let info = via.ask(Behaviour::Slow(delay)).await.unwrap();
        assert!(start.elapsed() >= delay, "{via:?}");
        assert_eq!(mirror::info(&info), response::value());
    }
}
