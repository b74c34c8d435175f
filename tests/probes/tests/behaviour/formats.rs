//! Formats: the types that the configuration selects, and their values on the wire.

use serde_json::{Value, json};
use wirewright_client::formats::{Float64, Int64, Uuid};
use wirewright_client::{Secret, chrono, jiff, rust_decimal, time, uuid};
use wirewright_probes::{t_dates, t_dates_jiff, t_dates_string, t_dates_time, t_format_choices, t_format_kinds};

use crate::value::{json, kept};
use crate::wire::{Response, client_and_log, header};

fn tide() -> Value {
    json!({
        "at": "2024-02-29T12:30:00.5+01:00",
        "day": "2024-02-29",
        "clock": "06:00:00Z",
        "local": "2024-02-29 12:30",
        "opens": "06:00",
        "lasts": "P1DT90S",
        "warning": "3.5s",
        "changed": "Thu, 29 Feb 2024 11:30:00 GMT",
        "stamp": 1_709_206_200,
        "tick": 1_709_206_200.25,
        "marks": ["2024-02-29T11:30:00Z", null, "never"],
    })
}

#[test]
fn dates_use_the_selected_library() {
    let tide: t_dates::types::Tide = kept(tide());
    assert_eq!(tide.at.value().unwrap().timestamp_millis(), 1_709_206_200_500);
    assert_eq!(tide.day.unwrap().into_value(), chrono::NaiveDate::from_ymd_opt(2024, 2, 29));
    assert_eq!(tide.opens.unwrap().into_value(), chrono::NaiveTime::from_hms_opt(6, 0, 0));
    assert_eq!(tide.lasts.unwrap().into_value(), Some(chrono::TimeDelta::seconds(86_490)));
    assert_eq!(tide.warning.unwrap().into_value(), Some(chrono::TimeDelta::milliseconds(3_500)));
    assert_eq!(tide.stamp.unwrap().value(), chrono::DateTime::from_timestamp(1_709_206_200, 0));
    assert_eq!(tide.tick.unwrap().value(), chrono::DateTime::from_timestamp(1_709_206_200, 250_000_000));

    let tide: t_dates_jiff::types::Tide = kept(self::tide());
    assert_eq!(tide.at.value().map(|at| at.as_millisecond()), Some(1_709_206_200_500));
    assert_eq!(tide.local.unwrap().into_value(), Some(jiff::civil::date(2024, 2, 29).at(12, 30, 0, 0)));
    assert_eq!(tide.lasts.unwrap().into_value(), Some(jiff::SignedDuration::from_secs(86_490)));
    assert_eq!(tide.stamp.unwrap().value(), jiff::Timestamp::from_second(1_709_206_200).ok());

    let tide: t_dates_time::types::Tide = kept(self::tide());
    assert_eq!(tide.at.value().map(|at| at.unix_timestamp()), Some(1_709_206_200));
    assert_eq!(tide.changed.unwrap().into_value().map(time::OffsetDateTime::unix_timestamp), Some(1_709_206_200));

    assert_eq!(tide.stamp.unwrap().value(), time::OffsetDateTime::from_unix_timestamp(1_709_206_200).ok());

    // The choice for a single format takes precedence over the choice for all dates.
    let tide: t_dates_string::types::Tide = kept(self::tide());
    assert_eq!(tide.at.value().unwrap().timestamp(), 1_709_206_200);
    assert_eq!((tide.day.as_deref(), tide.stamp), (Some("2024-02-29"), Some(1_709_206_200)));
}

#[tokio::test]
async fn a_date_is_encoded_alike_in_every_location_of_a_request() {
    let (client, log): (t_dates::Client, _) = client_and_log(Response::json(200, "[]"));
    let day = chrono::NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
    let since = chrono::DateTime::UNIX_EPOCH;
    let tides = client.list_tides(day).since(since).until(since);
    tides.if_modified_since(chrono_http(1_709_206_200)).await.unwrap();
    let request = log.one();
    assert_eq!(request.uri().path_and_query().unwrap(), "/v1/tides/2024-02-29?since=1970-01-01T00%3A00%3A00Z&until=0");
    assert_eq!(header(&request, "if-modified-since"), Some("Thu, 29 Feb 2024 11:30:00 GMT"));
}

fn chrono_http(seconds: i64) -> wirewright_client::formats::chrono::HttpDate {
    let offset = chrono::FixedOffset::east_opt(3_600).unwrap();
    chrono::DateTime::from_timestamp(seconds, 0).unwrap().with_timezone(&offset).into()
}

#[tokio::test]
async fn formatted_values_are_sent_unchanged() {
    let (client, log): (t_format_kinds::Client, _) = client_and_log(Response::json(200, r#"{"id":"A0","key":"k"}"#));
    let id = Uuid::from_text("0193B1F8-5C8A-7D6E-9F00-2B4C6D8E0F11");
    let boat = t_format_kinds::types::Boat::new(id.clone(), "k");
    let found = client.put_boat(&id, &boat).after(Int64::from_text("007")).pin(&"1234".into()).await.unwrap();
    assert_eq!((found.id.value(), &*found.id.text()), (None, "A0"));
    let request = log.one();
    assert_eq!(request.uri().path_and_query().unwrap(), "/v1/boats/0193B1F8-5C8A-7D6E-9F00-2B4C6D8E0F11?after=007");
    assert_eq!(header(&request, "pin"), Some("1234"));
    assert_eq!(request.body(), r#"{"id":"0193B1F8-5C8A-7D6E-9F00-2B4C6D8E0F11","key":"k"}"#);
    assert_eq!(t_format_kinds::types::Boat::new(uuid::Uuid::nil(), "").id.text(), uuid::Uuid::nil().to_string());
}

fn boat() -> Value {
    json!({
        "id": "0193b1f8-5c8a-7d6e-9f00-2b4c6d8e0f11",
        "key": "hidden",
        "serial": "9007199254740993",
        "weight": "18446744073709551615",
        "draught": "1.750",
        "price": "1234567890.12345678901234567800",
        "papers": "d3Jlbg",
        "seal": "-_8",
        "plan": "iVBORw==",
        "address": "192.0.2.7",
        "gateway": "2001:0DB8::1",
        "crew": 4,
        "berths": 12,
        "length": 0.5,
        "value": 19.99,
        "home": "/boats{/id}",
    })
}

#[test]
fn values_in_strings_are_kept_with_their_spelling() {
    let boat: t_format_kinds::types::Boat = kept(boat());
    assert_eq!(boat.serial, Some(9_007_199_254_740_993.into()));
    assert_eq!(boat.weight, Some(u64::MAX.into()));
    assert_eq!(boat.draught, Some(Float64::new(1.75)));
    assert_eq!(boat.papers.unwrap().into_value().unwrap(), "wren".as_bytes());
    assert_eq!(boat.seal.unwrap().into_value().unwrap(), &[0xfb, 0xff][..]);
    assert_eq!(boat.plan.unwrap().into_value().unwrap(), &b"\x89PNG"[..]);
}

#[test]
fn each_format_can_be_a_string_or_another_type() {
    let boat: t_format_choices::types::Boat = kept(boat());
    let decimal: rust_decimal::Decimal = "1234567890.123456789012345678".parse().unwrap();
    assert_eq!(boat.price.unwrap().into_value(), Some(decimal));
    assert_eq!(boat.gateway.unwrap().into_value(), "2001:db8::1".parse().ok());
    assert_eq!((boat.id, boat.serial.unwrap(), boat.key), (json_text("id"), json_text("serial"), json_text("key")));
    assert!((boat.length.unwrap() - 0.5_f32).abs() < f32::EPSILON);
}

fn json_text(name: &str) -> String {
    boat().get(name).unwrap().as_str().unwrap().to_owned()
}

#[test]
fn a_password_is_sent_and_not_shown() {
    let boat = t_format_kinds::types::Boat::new(uuid::Uuid::nil(), "hidden");
    assert!(!format!("{boat:?}").contains("hidden"));
    assert_eq!(json(&boat)["key"], "hidden");
    assert_eq!(boat.key, Secret::from("hidden"));
    assert_eq!(boat.key.expose(), "hidden");
}
