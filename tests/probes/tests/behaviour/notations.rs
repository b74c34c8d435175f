//! Arrays of objects in queries and forms, whose notation is defined by an extension or by the protocol of a service.

use std::collections::BTreeMap;

use wirewright_probes::{p_notations, p_numbered, p_numbered_wrapped};

use crate::wire::{Response, client_and_log, header};

const NONE: Response = Response::empty(204);

fn pair(key: &str) -> p_notations::types::Pair {
    let mut pair = p_notations::types::Pair::default();
    pair.key = Some(key.to_owned());
    pair
}

fn filter() -> p_notations::types::Filter {
    let mut filter = p_notations::types::Filter::default();
    filter.pairs = Some(vec![pair("a"), pair("b c")]);
    filter
}

fn tag(key: &str, value: &str) -> p_numbered::types::Tag {
    let mut tag = p_numbered::types::Tag::default();
    tag.key = Some(key.to_owned());
    tag.value = Some(value.to_owned());
    tag
}

#[tokio::test]
async fn an_extension_selects_the_notation_of_arrays_of_objects() {
    let (client, log) = client_and_log::<p_notations::Client>(NONE);
    let pairs = [pair("x"), pair("y")];
    client.list_things(&pairs).sort(&pairs).filter(&filter()).label(&pairs).await.unwrap();
    let expected = [
        "tag%5B%5D%5Bkey%5D=x&tag%5B%5D%5Bkey%5D=y",
        "sort%5B0%5D%5Bkey%5D=x&sort%5B1%5D%5Bkey%5D=y",
        "filter.pairs.0.key=a&filter.pairs.1.key=b%20c",
        "Label.1.key=x&Label.2.key=y",
    ];
    assert_eq!(log.target(), format!("/v1/things?{}", expected.join("&")));
    let (client, log) = client_and_log::<p_notations::Client>(NONE);
    client.create_thing().body(&filter()).await.unwrap();
    assert_eq!(log.one().body(), "pairs%5B0%5D%5Bkey%5D=a&pairs%5B1%5D%5Bkey%5D=b%20c");
}

#[tokio::test]
async fn without_a_notation_a_call_is_an_error_and_query_is_the_workaround() {
    let (client, log) = client_and_log::<p_notations::Client>(NONE);
    let error = client.list_unsaid(&[pair("x")]).await.unwrap_err();
    assert!(error.to_string().contains("`tag` cannot be sent"), "{error}");
    client.list_unsaid(&[]).query("tag[0][key]", "x").await.unwrap();
    assert_eq!(log.target(), "/v1/unsaid?tag%5B0%5D%5Bkey%5D=x");
}

#[tokio::test]
async fn lists_of_a_query_protocol_are_numbered_in_queries_and_forms() {
    let (client, log) = client_and_log::<p_numbered::Client>(NONE);
    let mut spec = p_numbered::types::Spec::default();
    spec.tags = Some(vec![tag("k", "v")]);
    let ids = ["i-1".to_owned(), "i-2".to_owned()];
    client.get_tag_things(&ids, &[tag("a", "b")]).spec(&spec).dry_run(true).await.unwrap();
    let expected =
        "ThingId.1=i-1&ThingId.2=i-2&Tag.1.Key=a&Tag.1.Value=b&Spec.Tag.1.Key=k&Spec.Tag.1.Value=v&DryRun=true";
    assert_eq!(log.target(), format!("/v1/?{expected}"));

    let (client, log) = client_and_log::<p_numbered::Client>(NONE);
    let mut body = p_numbered::types::TagThingsRequest::new(ids.to_vec());
    body.tags = Some(vec![tag("a", "b c")]);
    body.dry_run = Some(true);
    client.post_tag_things().body(&body).await.unwrap();
    let request = log.one();
    assert_eq!(header(&request, "content-type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(request.body(), "ThingId.1=i-1&ThingId.2=i-2&Tag.1.Key=a&Tag.1.Value=b%20c&DryRun=true");
    // Another operation of the same description has no lists of this kind.
    let (client, log) = client_and_log::<p_numbered::Client>(NONE);
    client.get_thing("1").part(&ids).await.unwrap();
    assert_eq!(log.target(), "/v1/things/1?part=i-1&part=i-2");
}

#[tokio::test]
async fn wrapped_lists_and_maps_include_their_xml_names() {
    let (client, log) = client_and_log::<p_numbered_wrapped::Client>(NONE);
    let mut tag = p_numbered_wrapped::types::Tag::default();
    tag.key = Some("a".to_owned());
    tag.values = Some(vec!["b".to_owned()]);
    let attributes = BTreeMap::from([("x".to_owned(), "y".to_owned())]);
    let names = ["n".to_owned()];
    client.create_topic("Create").tags(&[tag]).attributes(&attributes).names(&names).groups(&names).await.unwrap();
    let expected = [
        "Action=Create",
        "Tags.member.1.Key=a&Tags.member.1.Values.member.1=b",
        "Attributes.entry.1.key=x&Attributes.entry.1.value=y",
        "Name.1=n",
        "Groups.Group.1=n",
    ];
    assert_eq!(log.target(), format!("/v1/?{}", expected.join("&")));
}
