use super::*;
use crate::client::credentials::credential::CredentialLocation;

fn chosen(security: Security, schemes: &[&'static str]) -> Option<Vec<String>> {
    let credentials = schemes.iter().map(|scheme| (*scheme, Credential::api_key_header(*scheme, "secret"))).collect();
    let names = choose(security, &[], &credentials)?.into_iter().map(|chosen| match &chosen.credential.location {
        CredentialLocation::Header(name) => name.clone(),
        other => panic!("{other:?}"),
    });
    Some(names.collect())
}

#[test]
fn no_requirement_sends_none() {
    assert_eq!(chosen(&[], &["a"]).unwrap(), Vec::<String>::new());
}

#[test]
fn the_first_alternative_that_is_whole_is_taken() {
    const SECURITY: Security = &[&["a"], &["b", "c"], &["d"]];
    assert_eq!(chosen(SECURITY, &["b", "d"]).unwrap(), ["d"]);
    assert_eq!(chosen(SECURITY, &["b", "c", "d"]).unwrap(), ["b", "c"]);
    assert_eq!(chosen(SECURITY, &["c"]), None);
}

#[test]
fn an_optional_credential_is_sent_if_it_is_there() {
    const SECURITY: Security = &[&[], &["a"]];
    assert_eq!(chosen(SECURITY, &["a"]).unwrap(), ["a"]);
    assert_eq!(chosen(SECURITY, &[]).unwrap(), Vec::<String>::new());
}
