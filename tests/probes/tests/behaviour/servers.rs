//! Servers: a client is of the one that it is given, and of none that is only half described.

use wirewright_probes::{opserver, servervars};

use crate::wire::{Answer, asking};

#[test]
fn a_server_with_variables_is_no_server_before_they_have_values() {
    let error = servervars::Client::new("https://{coast}.harbour.example/v1").unwrap_err();
    assert_eq!(error.to_string(), "the base URL has a variable in braces: put its value there");
    let client = servervars::Client::new("https://west.harbour.example/v1").unwrap();
    assert_eq!(client.get_tide().request().unwrap().uri(), "https://west.harbour.example/v1/tide");
}

#[tokio::test]
async fn an_operation_goes_to_the_server_of_its_client() {
    let (client, log) = asking::<opserver::Client>(Answer::empty(204));
    client.get_chart().await.unwrap();
    assert_eq!(log.one().uri(), "https://harbour.example/v1/chart");
}
