//! XML bodies in complete requests and responses.

use serde::Deserialize;
use wirewright_client::{TowerTransport, codegen::*};

use crate::server::{responding, response};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Pet {
    id: i64,
    tags: Vec<String>,
}

struct PetRoot;

impl xml::Shape for PetRoot {
    const TYPE: &'static xml::Type = &xml::Type::Object(&[
        xml::Field::new("id", &xml::Type::Number).attribute(),
        xml::Field::new("tags", &xml::Type::Array(&xml::Element::new("tag", &xml::Type::String))).wrapped(),
    ]);
}

impl xml::Root for PetRoot {
    const NAME: xml::Name = xml::Name::new("pet");
}

struct PutPet;

impl Operation for PutPet {
    const ID: &'static str = "putPet";
    const METHOD: Method = Method::PUT;
    const PATH: &'static str = "/pet";
    const SECURITY: Security = &[];
    const RESPONSES: Responses = &[StatusKey::Status(200).media(&["application/xml"])];
    const MEDIA_TYPE: &'static str = "application/xml";
    type Body = Xml<Pet, PetRoot>;
    type Output = Xml<Pet, PetRoot>;
    type Error = Empty;
}

#[tokio::test]
async fn xml_is_encoded_and_decoded() {
    let server = responding(|request| {
        assert_eq!(request.headers()["content-type"], "application/xml");
        assert_eq!(request.headers()["accept"], "application/xml");
        response(200, "text/xml; charset=utf-8", request.into_body())
    });
    let client = wirewright_client::Client::builder("http://in.process").transport(TowerTransport::new(server));
    let client = client.build().unwrap();
    let pet = Pet { id: 1, tags: vec!["a<b".into()] };
    let mut parts = RequestParts::new::<PutPet>(&client);
    <PutPet as Operation>::Body::encode(&pet, PutPet::MEDIA_TYPE, &mut parts);
    let response = parts.send::<PutPet>().await.unwrap();
    let expected = r#"<?xml version="1.0" encoding="UTF-8"?><pet id="1"><tags><tag>a&lt;b</tag></tags></pet>"#;
    assert_eq!((response.bytes().as_ref(), response.value()), (expected.as_bytes(), &pet));
}
