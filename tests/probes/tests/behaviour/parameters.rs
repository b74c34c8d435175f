//! Parameters: the bytes that each style produces on the wire.

use wirewright_probes::{
    p_by_name, p_content, p_cookie, p_cookie_style, p_deep, p_dflt, p_empty, p_enum, p_form_explode, p_form_noexplode,
    p_form_obj, p_header, p_label, p_many, p_matrix, p_pipe, p_querystring, p_querystring_styles, p_reserved,
    p_simple_obj, p_space, p_tabs,
};

use crate::wire::{Response, client_and_log, header};

const NONE: Response = Response::empty(204);

fn flags() -> [String; 2] {
    ["a b".to_owned(), "c,d".to_owned()]
}

macro_rules! filter {
    ($probe:ident) => {{
        let mut filter = $probe::types::FindBoatsFilter::default();
        filter.flag = Some("a&b".to_owned());
        filter.length = Some(9);
        filter
    }};
}

#[tokio::test]
async fn lists_in_a_query() {
    let (client, log) = client_and_log::<p_form_explode::Client>(NONE);
    client.find_boats().flags(flags()).await.unwrap();
    assert_eq!(log.target(), "/v1/boats?flags=a%20b&flags=c%2Cd");

    let (client, log) = client_and_log::<p_form_noexplode::Client>(NONE);
    client.find_boats().flags(flags()).await.unwrap();
    assert_eq!(log.target(), "/v1/boats?flags=a%20b,c%2Cd");

    let (client, log) = client_and_log::<p_space::Client>(NONE);
    client.find_boats().flags(flags()).await.unwrap();
    assert_eq!(log.target(), "/v1/boats?flags=a%20b%20c%2Cd");

    let (client, log) = client_and_log::<p_pipe::Client>(NONE);
    client.find_boats().flags(flags()).await.unwrap();
    assert_eq!(log.target(), "/v1/boats?flags=a%20b%7Cc%2Cd");
}

#[tokio::test]
async fn objects_in_a_query() {
    let (client, log) = client_and_log::<p_form_obj::Client>(NONE);
    client.find_boats().filter(&filter!(p_form_obj)).await.unwrap();
    assert_eq!(log.target(), "/v1/boats?flag=a%26b&length=9");

    let (client, log) = client_and_log::<p_deep::Client>(NONE);
    client.find_boats().filter(&filter!(p_deep)).await.unwrap();
    assert_eq!(log.target(), "/v1/boats?filter%5Bflag%5D=a%26b&filter%5Blength%5D=9");

    let (client, log) = client_and_log::<p_content::Client>(NONE);
    client.find_boats().filter(&filter!(p_content)).await.unwrap();
    assert_eq!(log.target(), "/v1/boats?filter=%7B%22flag%22%3A%22a%26b%22%2C%22length%22%3A9%7D");
}

#[tokio::test]
async fn an_object_may_be_the_whole_query() {
    let (client, log) = client_and_log::<p_querystring::Client>(NONE);
    client.find_boats().filter(&filter!(p_querystring)).await.unwrap();
    assert_eq!(log.target(), "/v1/boats?flag=a%26b&length=9");
}

#[tokio::test]
async fn a_whole_query_is_encoded_in_its_media_type() {
    use p_querystring_styles::types::{FindBerthsSelector, FindBoatsFilter};
    let (client, log) = client_and_log::<p_querystring_styles::Client>(NONE);
    let mut filter = FindBoatsFilter::default();
    filter.flags = Some(flags().to_vec());
    filter.length = Some(9);
    client.find_boats(&filter).await.unwrap();
    assert_eq!(log.target(), "/v1/boats?flags=a%20b,c%2Cd&length=9");
    let mut selector = FindBerthsSelector::default();
    selector.free = Some(true);
    client.find_berths().selector(&selector).await.unwrap();
    assert_eq!(log.target(), "/v1/berths?%7B%22free%22%3Atrue%7D");
    client.find_charts().path("$.a").await.unwrap();
    assert_eq!(log.target(), "/v1/charts?%24.a");
}

#[tokio::test]
async fn an_empty_list_is_sent_as_its_name_if_allowed() {
    let (client, log) = client_and_log::<p_empty::Client>(NONE);
    client.find_boats().flags([""; 0]).name("").await.unwrap();
    assert_eq!(log.target(), "/v1/boats?flags=&name=");
}

#[tokio::test]
async fn collection_formats_of_2_0_join_items_with_tabs_and_bars() {
    let (client, log) = client_and_log::<p_tabs::Client>(NONE);
    client.find_boats().flags(flags()).marks(flags()).await.unwrap();
    let request = log.one();
    assert_eq!(request.uri().query(), Some("flags=a%20b%09c%2Cd"));
    assert_eq!(header(&request, "marks"), Some("a b|c,d"));
}

#[tokio::test]
async fn a_cookie_in_style_cookie_is_sent_unchanged() {
    let (client, log) = client_and_log::<p_cookie_style::Client>(NONE);
    client.find_boats().session("a%b=c").await.unwrap();
    assert_eq!(header(&log.one(), "cookie"), Some("session=a%b=c"));
}

#[tokio::test]
async fn lists_and_objects_in_a_path() {
    let (client, log) = client_and_log::<p_label::Client>(NONE);
    client.find_boats(flags()).await.unwrap();
    assert_eq!(log.target(), "/v1/boats/.a%20b,c%2Cd");

    let (client, log) = client_and_log::<p_matrix::Client>(NONE);
    client.find_boats(flags()).await.unwrap();
    assert_eq!(log.target(), "/v1/boats/;flags=a%20b,c%2Cd");

    let (client, log) = client_and_log::<p_simple_obj::Client>(NONE);
    client.find_boats(&filter!(p_simple_obj)).await.unwrap();
    assert_eq!(log.target(), "/v1/boats/flag,a%26b,length,9");
}

#[tokio::test]
async fn required_and_optional_headers_are_sent() {
    let (client, log) = client_and_log::<p_header::Client>(NONE);
    client.find_boats(4).x_flags(&["a".to_owned(), "b".to_owned()]).await.unwrap();
    let request = log.one();
    assert_eq!((header(&request, "x-watch"), header(&request, "x-flags")), (Some("4"), Some("a,b")));
    client.find_boats(-1).await.unwrap();
    let request = log.one();
    assert_eq!((header(&request, "x-watch"), header(&request, "x-flags")), (Some("-1"), None));
}

#[tokio::test]
async fn an_invalid_header_is_an_error_and_nothing_is_sent() {
    let (client, log) = client_and_log::<p_header::Client>(NONE);
    let error = client.find_boats(4).x_flags(&["a\r\nX-Evil: 1".to_owned()]).await.unwrap_err();
    assert!(matches!(error, p_header::Error::InvalidRequest(detail) if detail.parameter == "X-Flags"));
    assert_eq!(log.count(), 0);
}

#[tokio::test]
async fn a_cookie_is_sent() {
    let (client, log) = client_and_log::<p_cookie::Client>(NONE);
    client.find_boats("night").await.unwrap();
    assert_eq!(header(&log.one(), "cookie"), Some("watch=night"));
}

#[tokio::test]
async fn a_default_is_not_sent_automatically() {
    let (client, log) = client_and_log::<p_dflt::Client>(NONE);
    client.find_boats().await.unwrap();
    assert_eq!(log.target(), "/v1/boats");
    client.find_boats().limit(25).await.unwrap();
    assert_eq!(log.target(), "/v1/boats?limit=25");
}

#[tokio::test]
async fn known_and_unknown_enum_values_are_sent_unchanged() {
    use p_enum::types::FindBoatsSide;
    let (client, log) = client_and_log::<p_enum::Client>(NONE);
    client.find_boats(&FindBoatsSide::Starboard).await.unwrap();
    assert_eq!(log.target(), "/v1/boats?side=starboard");
    client.find_boats(FindBoatsSide::Unknown("aft".to_owned())).await.unwrap();
    assert_eq!(log.target(), "/v1/boats?side=aft");
}

#[tokio::test]
async fn reserved_characters_are_not_encoded_where_allowed() {
    let (client, log) = client_and_log::<p_reserved::Client>(NONE);
    client.find_boats().next("/a?b=c:d e").await.unwrap();
    assert_eq!(log.target(), "/v1/boats?next=/a?b=c:d%20e");
}

#[tokio::test]
async fn only_parameters_that_are_set_are_sent_in_the_order_of_the_calls() {
    let (client, log) = client_and_log::<p_many::Client>(NONE);
    client.find_boats().cargo("tea").name("Wren").await.unwrap();
    assert_eq!(log.target(), "/v1/boats?cargo=tea&name=Wren");
}

#[tokio::test]
async fn more_than_six_arguments_are_given_by_name() {
    use p_by_name::operations::forms::FileArguments;
    use p_by_name::types::{Form, FormRequired, Kind};
    let due = wirewright_client::chrono::NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
    let form = Form::new(FormRequired {
        name: "Ada".to_owned(),
        kind: Kind::default(),
        street: "High Street 1".to_owned(),
        city: "Ely".to_owned(),
        country: "UK".to_owned(),
        due: due.into(),
        pages: 3,
        parts: Vec::new(),
    });
    let form = form.note("in two parts");
    let received = r#"{"name":"Ada","kind":"tax","street":"High Street 1","city":"Ely","country":"UK","due":"2026-11-30","pages":3,"version":"2","parts":[],"note":"in two parts"}"#;
    let (client, log) = client_and_log::<p_by_name::Client>(Response::json(200, received));
    let call = client.forms().file(FileArguments {
        office: "north",
        year: 2026,
        kind: Kind::Permit,
        due: due.into(),
        tags: &["new", "urgent"],
        pages: &[1, 2],
        x_draft: true,
        body: &form,
    });
    assert_eq!(call.language("en").await.unwrap(), form);
    let query = "kind=permit&due=2026-11-30&tags=new&tags=urgent&pages=1&pages=2&version=2&language=en";
    assert_eq!(log.target(), format!("/v1/offices/north/forms/2026?{query}"));
    let request = client.forms().count(1, 2, 3, true, 0.5, "tax").request().unwrap();
    assert_eq!(request.uri().query(), Some("a=1&b=2&c=3&d=true&e=0.5&f=tax"));
}
