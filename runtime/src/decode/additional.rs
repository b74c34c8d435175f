//! The properties that an object has beside those with fields.

use std::collections::BTreeMap;

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error as _},
};
use serde_json::{Error, Map};
use serde_path_to_error::Track;

use super::json::{Read, pointer, push};
use super::node::Node;
use super::watch::{Watch, place};

/// Reads the additional properties of an object by the rules of all JSON: serde keeps them apart until the object has ended.
///
/// # Errors
///
/// Returns an error if a value is not a `T`; the error names its place in the object.
pub fn additional<'de, D, T>(deserializer: D) -> Result<BTreeMap<String, T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let values = Map::deserialize(deserializer)?;
    let place = place().unwrap_or_default();
    let mut properties = BTreeMap::new();
    for (name, value) in values {
        let mut found = None;
        read(&place, &name, &Node::from(value), &mut |deserializer| {
            found = Some(erased_serde::deserialize::<T>(deserializer)?);
            Ok(())
        })
        .map_err(D::Error::custom)?;
        properties.extend(found.map(|found| (name, found)));
    }
    Ok(properties)
}

fn read(place: &str, name: &str, value: &Node, read: Read<'_>) -> Result<(), String> {
    let mut whole = place.to_owned();
    push(&mut whole, name);
    if read(&mut <dyn erased_serde::Deserializer<'_>>::erase(Watch::below(&whole, value))).is_ok() {
        return Ok(());
    }
    let mut track = Track::new();
    let tracked = serde_path_to_error::Deserializer::new(Watch::below(&whole, value), &mut track);
    let outcome = read(&mut <dyn erased_serde::Deserializer<'_>>::erase(tracked));
    outcome.map_err(|error| {
        let mut inside = String::new();
        push(&mut inside, name);
        format!("at {inside}{}: {}", pointer(&track.path()), Error::custom(error))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::read_json;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Tiny {
        id: i64,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    struct Open {
        name: Option<String>,
        #[serde(flatten, deserialize_with = "additional")]
        rest: BTreeMap<String, Tiny>,
    }

    fn error(body: &str) -> String {
        read_json::<Vec<Open>>(body.as_bytes(), None, 1000).unwrap_err().to_string()
    }

    #[test]
    fn additional_properties_are_read_by_the_same_rules() {
        let open: Open = read_json(br#"{"a":{"id":30.0},"name":"x","b":{"id":1}}"#, None, 1000).unwrap();
        assert_eq!((open.rest["a"].id, open.rest["b"].id, open.name.as_deref()), (30, 1, Some("x")));
        let array = error(r#"[{"a":{"id":1}},{"a":[1]}]"#);
        assert!(array.starts_with("at /1/a: invalid type: sequence, expected struct Tiny"), "{array}");
        let fraction = error(r#"[{"name":"x","a/b":{"id":30.5}}]"#);
        assert!(fraction.starts_with("at /0/a~1b/id: invalid type: floating point `30.5`"), "{fraction}");
    }
}
