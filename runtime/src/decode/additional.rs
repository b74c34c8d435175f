//! Additional properties of objects: those without a field of their own.

use std::{cell::Cell, collections::BTreeMap, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, DeserializeSeed, Error as _, MapAccess, Visitor},
};
use serde_json::Value;
use serde_path_to_error::Track;

use super::json::{Read, at, is_locating, pointer, push};
use super::node::Node;
use super::strict::{Reading, Strict};
use super::watch::{Watch, place};

/// Decodes the additional properties of an object by the same rules as all other JSON. Serde buffers them until the
/// end of the object.
///
/// # Errors
///
/// Returns an error if a value is not a valid `T`. The error for the whole body includes the property's place.
pub fn additional<'de, D, T>(deserializer: D) -> Result<BTreeMap<String, T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    deserializer.deserialize_map(Properties { place: place(), ty: PhantomData })
}

struct Properties<T> {
    /// The place of the object, if deviations are being reported.
    place: Option<String>,
    ty: PhantomData<T>,
}

impl<'de, T: DeserializeOwned> Visitor<'de> for Properties<T> {
    type Value = BTreeMap<String, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut properties = BTreeMap::new();
        while let Some(name) = map.next_key::<String>()? {
            let mut found = None;
            map.next_value_seed(Property {
                place: self.place.as_deref(),
                name: &name,
                read: &mut |deserializer| {
                    found = Some(erased_serde::deserialize::<T>(deserializer)?);
                    Ok(())
                },
            })?;
            properties.extend(found.map(|found| (name, found)));
        }
        Ok(properties)
    }
}

/// One additional property, decoded through a type-erased deserializer, as the body itself is.
struct Property<'p> {
    place: Option<&'p str>,
    name: &'p str,
    read: Read<'p>,
}

impl<'de> DeserializeSeed<'de> for Property<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Self { place, name, read } = self;
        let reading = Reading::of_value();
        if let Some(place) = place
            && let Some(_level) = Level::enter()
        {
            let value = Node::from(Value::deserialize(Strict::new(deserializer, &reading))?);
            let mut whole = place.to_owned();
            push(&mut whole, name);
            let outcome = read(&mut <dyn erased_serde::Deserializer<'_>>::erase(Watch::below(&whole, &value)));
            return outcome.map_err(D::Error::custom);
        }
        if !is_locating() {
            let strict = Strict::new(deserializer, &reading);
            return read(&mut <dyn erased_serde::Deserializer<'_>>::erase(strict)).map_err(D::Error::custom);
        }
        let mut track = Track::new();
        let strict = Strict::new(serde_path_to_error::Deserializer::new(deserializer, &mut track), &reading);
        let outcome = read(&mut <dyn erased_serde::Deserializer<'_>>::erase(strict));
        outcome.map_err(|error| {
            let mut inside = String::new();
            push(&mut inside, name);
            D::Error::custom(at(&(inside + &pointer(&track.path())), &error))
        })
    }
}

thread_local! {
    static LEVELS: Cell<usize> = const { Cell::new(0) };
}

/// A nesting level of objects whose additional properties are examined. Each level copies the properties.
struct Level;

impl Level {
    /// The deepest level that is examined for deviations.
    const DEEPEST: usize = 8;

    fn enter() -> Option<Self> {
        let levels = LEVELS.get();
        (levels < Self::DEEPEST).then(|| {
            LEVELS.set(levels + 1);
            Self
        })
    }
}

impl Drop for Level {
    fn drop(&mut self) {
        LEVELS.set(LEVELS.get().saturating_sub(1));
    }
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

    #[derive(Debug, PartialEq, Deserialize)]
    struct Tree {
        id: Option<i64>,
        #[serde(flatten, deserialize_with = "additional")]
        children: BTreeMap<String, Tree>,
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

    #[test]
    fn a_tree_that_is_wrong_at_its_end_is_read_a_few_times_at_any_depth() {
        let body = format!("{}30.5{}", r#"{"a":"#.repeat(100) + r#"{"id":"#, "}".repeat(101));
        let error = read_json::<Tree>(body.as_bytes(), None, 1000).unwrap_err();
        assert_eq!(error.path(), format!("{}/id", "/a".repeat(100)));
        assert!(error.cause().starts_with("invalid type: floating point `30.5`"), "{error}");
        let body = body.replace("30.5", "30.0");
        let (tree, _) = crate::decode::gather(|| read_json::<Tree>(body.as_bytes(), None, 1000));
        assert!(tree.is_ok());
    }
}
