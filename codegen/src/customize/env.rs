//! The environment variables from which a client is created.

use std::collections::BTreeMap;

use super::CustomizeError;
use super::index::similar;
use crate::ir::{Api, Credential};

const SETTING: &str = "env";
const BASE_URL: &str = "base-url";

/// Sets the environment variables of the base URL and of credentials.
pub(super) fn apply(api: &mut Api, settings: &BTreeMap<String, Vec<String>>) -> Result<(), CustomizeError> {
    for (key, variables) in settings {
        if let Some(name) = variables.iter().find(|name| !is_name(name)) {
            let cause = "is not the name of an environment variable".to_owned();
            return Err(CustomizeError::Invalid { setting: SETTING, key: key.clone(), value: name.clone(), cause });
        }
        let expected = if key == BASE_URL {
            api.base_url_env = variables.first().cloned();
            1
        } else {
            let names = api.schemes.iter().map(|scheme| scheme.name.clone());
            let known = names.chain([BASE_URL.to_owned()]).collect();
            let Some(scheme) = api.schemes.iter_mut().find(|scheme| scheme.name == *key) else {
                let similar = similar(key, known);
                let what = "security scheme";
                return Err(CustomizeError::Unmatched { setting: SETTING, key: key.clone(), what, similar });
            };
            scheme.env.clone_from(variables);
            match scheme.credential {
                Credential::Basic => 2,
                Credential::Connection => 0,
                _ => 1,
            }
        };
        if variables.len() != expected {
            let (setting, key, value) = (SETTING, key.clone(), variables.join(", "));
            let cause = match expected {
                0 => "has no effect: the credential is part of the connection".to_owned(),
                1 => "must be one variable".to_owned(),
                _ => "must be two variables: the user and the password".to_owned(),
            };
            return Err(CustomizeError::Invalid { setting, key, value, cause });
        }
    }
    if !settings.is_empty() && api.base_url_env.is_none() && api.default_server().is_none() {
        let (setting, key) = (SETTING, BASE_URL.to_owned());
        let cause = "is missing: the description has no server with an absolute URL".to_owned();
        return Err(CustomizeError::Invalid { setting, key, value: String::new(), cause });
    }
    Ok(())
}

/// Returns true if a variable of the environment can have this name.
fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.contains(['=', '\0']) && !name.contains(char::is_whitespace)
}
