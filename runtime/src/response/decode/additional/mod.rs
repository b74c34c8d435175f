//! Additional properties of objects: those without a field of their own.

use std::{collections::BTreeMap, fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, DeserializeSeed, Error as _, MapAccess, Visitor},
};
use serde_path_to_error::Track;

use crate::response::{
    json::{DecodeErased, Node, Pass, Strict, at, pointer, push},
    observe::{self, Watch, is_locating, place},
};

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

/// One additional property, decoded through a type-erased deserializer.
struct Property<'p> {
    place: Option<&'p str>,
    name: &'p str,
    read: DecodeErased<'p>,
}

impl<'de> DeserializeSeed<'de> for Property<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Self { place, name, read } = self;
        let pass = Pass::of_value();
        if let Some(place) = place
            && let Some(_level) = observe::enter_level()
        {
            let value = Node::deserialize(Strict::new(deserializer, &pass))?;
            let mut whole = place.to_owned();
            push(&mut whole, name);
            let outcome = read(&mut <dyn erased_serde::Deserializer<'_>>::erase(Watch::below(&whole, &value)));
            return outcome.map_err(D::Error::custom);
        }
        if !is_locating() {
            let strict = Strict::new(deserializer, &pass);
            return read(&mut <dyn erased_serde::Deserializer<'_>>::erase(strict)).map_err(D::Error::custom);
        }
        let mut track = Track::new();
        let strict = Strict::new(serde_path_to_error::Deserializer::new(deserializer, &mut track), &pass);
        let outcome = read(&mut <dyn erased_serde::Deserializer<'_>>::erase(strict));
        outcome.map_err(|error| {
            let mut inside = String::new();
            push(&mut inside, name);
            D::Error::custom(at(&(inside + &pointer(&track.path())), &error))
        })
    }
}

#[cfg(test)]
mod tests;
