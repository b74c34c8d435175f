//! Types of a user in place of schemas and formats.

use serde_json::json;
use wirewright_client::Maybe;
use wirewright_probes::c_own_types::{Client, types};
use wirewright_probes::own::{Diesel, Money, Sku, Tree, types::CommonPoint};

use crate::value::{json, kept, refused};
use crate::wire::{Response, client_and_log, header};

const BOAT: &str = r#"{"sku": "ab/7", "price": {"amount": "1.50"}, "maybe": null}"#;

fn sku() -> Sku {
    Sku { letters: "ab".to_owned(), number: 7 }
}

#[test]
fn an_own_type_can_stand_everywhere_in_a_model() {
    let boat: types::Boat = kept(json!({
        "sku": "ab/7",
        "price": {"amount": "1.50"},
        "maybe": null,
        "perhaps": null,
        "discount": {"amount": "0.05"},
        "rates": [{"amount": "2.00"}],
        "pair": ["ab/7", {"amount": "3.00"}],
        "either": {"amount": "4.00"},
        "tagged": {"kind": "diesel", "power": 9},
        "tree": {"children": [{"children": []}]},
        "at": {"north": 1.5},
        "extra": {"amount": "5.00"},
    }));
    assert_eq!((&boat.sku, boat.price, boat.maybe, boat.perhaps), (&sku(), Money(150), None, Maybe::Null));
    assert_eq!((boat.discount, boat.rates), (Some(Money(5)), Some(vec![Money(200)])));
    assert_eq!(boat.pair, Some((sku(), Money(300)).into()));
    assert_eq!(boat.either, Some(types::BoatEither::CommonMoney(Money(400))));
    assert_eq!(boat.tagged, Some(types::Engine::Diesel(Diesel { power: 9 })));
    assert_eq!(boat.tree, Some(Tree { children: vec![Tree { children: Vec::new() }] }));
    assert_eq!((boat.at, boat.additional["extra"]), (Some(CommonPoint { north: 1.5 }), Money(500)));
    assert_eq!(refused::<types::Boat>(json!({"sku": "ab"})), "a stock number has a `/`");
}

#[test]
fn an_own_type_is_an_argument_of_constructors_and_setters() {
    let boat = types::Boat::new(sku(), Money(150), None).discount(Money(5)).rates([Money(200)]);
    let expected = json!({
        "sku": "ab/7", "price": {"amount": "1.50"}, "maybe": null, "discount": {"amount": "0.05"}, "rates": [{"amount": "2.00"}],
    });
    assert_eq!(json(&boat), expected);
}

#[tokio::test]
async fn an_own_type_can_stand_everywhere_in_a_request_and_a_response() {
    let response = Response {
        status: 200,
        headers: &[("content-type", "application/json"), ("x-sku", "cd/8")],
        body: BOAT.as_bytes(),
    };
    let (client, log) = client_and_log::<Client>(response);
    let boat = types::Boat::new(sku(), Money(150), None);
    let call = client.put_boat(&sku(), &boat).max(&Money(900)).skus(&[sku(), sku()]).x_sku(&sku()).pin(&sku());
    let full = call.send_full().await.unwrap();
    let headers = full.headers();
    assert_eq!(headers.x_sku().unwrap(), Sku { letters: "cd".to_owned(), number: 8 });
    let request = log.one();
    assert_eq!(request.uri().path_and_query().unwrap(), "/v1/boats/ab%2F7?amount=9.00&skus=ab%2F7&skus=ab%2F7");
    assert_eq!((header(&request, "x-sku"), header(&request, "cookie")), (Some("ab/7"), Some("pin=ab%2F7")));
}

#[tokio::test]
async fn an_own_type_can_be_a_whole_body() {
    let (client, _) = client_and_log::<Client>(Response::json(200, r#"{"amount": "1.50"}"#));
    assert_eq!(client.get_money().await.unwrap(), Money(150));
    let (client, log) = client_and_log::<Client>(Response::empty(204));
    client.post_money(&Money(150)).await.unwrap();
    assert_eq!(log.one().body(), r#"{"amount":"1.50"}"#);
}

#[tokio::test]
async fn an_own_type_can_be_a_part_of_a_form_and_of_xml() {
    let (client, log) = client_and_log::<Client>(Response::empty(204));
    client.post_form(&types::PostFormFormRequest::new(sku())).await.unwrap();
    assert_eq!(log.one().body(), "sku=ab%2F7");
    let (client, log) = client_and_log::<Client>(Response::empty(204));
    client.post_xml(&types::Label::default().sku(sku())).await.unwrap();
    assert!(String::from_utf8_lossy(log.one().body()).contains("<sku>ab/7</sku>"));
}
