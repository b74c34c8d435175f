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
fn no_credential_is_sent_without_a_requirement() {
    assert_eq!(chosen(&[], &["a"]).unwrap(), Vec::<String>::new());
}

#[test]
fn the_first_complete_alternative_is_selected() {
    const SECURITY: Security = &[&["a"], &["b", "c"], &["d"]];
    assert_eq!(chosen(SECURITY, &["b", "d"]).unwrap(), ["d"]);
    assert_eq!(chosen(SECURITY, &["b", "c", "d"]).unwrap(), ["b", "c"]);
    assert_eq!(chosen(SECURITY, &["c"]), None);
}

#[test]
fn an_optional_credential_is_sent_if_available() {
    const SECURITY: Security = &[&[], &["a"]];
    assert_eq!(chosen(SECURITY, &["a"]).unwrap(), ["a"]);
    assert_eq!(chosen(SECURITY, &[]).unwrap(), Vec::<String>::new());
}
