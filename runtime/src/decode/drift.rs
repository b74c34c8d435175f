//! The rule against silent loss: an object none of whose members is described is an error, not a value full of nothing.
//!
//! It holds where a whole answer hangs on it: for the object at the root, for each element of an array there, and for the
//! same at the value of an envelope.

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{DecodeError, described::Described, json::push};

/// How many of an object's members a message names.
const NAMED: usize = 12;

/// Whether a member that was passed over belongs to an object that the rule covers: at most `/value/0/member` deep.
pub(super) fn is_near_root(path: &serde_ignored::Path<'_>) -> bool {
    let mut depth = 0;
    let mut path = path;
    loop {
        use serde_ignored::Path;
        path = match path {
            Path::Root => return depth <= 3,
            Path::Seq { parent, .. } | Path::Map { parent, .. } => {
                depth += 1;
                parent
            }
            Path::Some { parent } | Path::NewtypeStruct { parent } | Path::NewtypeVariant { parent } => parent,
        };
    }
}

/// Looks through the body for an object that the rule forbids; a body that is no JSON has none.
pub(super) fn look(body: &[u8], envelope: Option<&'static str>, described: &Described) -> Option<DecodeError> {
    let mut found = None;
    let look = Look { described, envelope, inside: false, in_array: false, place: String::new(), found: &mut found };
    let mut json = serde_json::Deserializer::from_slice(body);
    look.deserialize(&mut json).ok()?;
    found
}

struct Look<'a> {
    described: &'a Described,
    envelope: Option<&'static str>,
    inside: bool,
    in_array: bool,
    place: String,
    found: &'a mut Option<DecodeError>,
}

impl Look<'_> {
    fn below(&mut self, token: &str) -> Look<'_> {
        let mut place = self.place.clone();
        push(&mut place, token);
        Look {
            described: self.described,
            envelope: self.envelope,
            inside: self.inside,
            in_array: self.in_array,
            place,
            found: self.found,
        }
    }

    fn fields(&self) -> &'static [&'static str] {
        let fields = if self.inside { self.described.value } else { self.described.root };
        fields.unwrap_or_default()
    }
}

impl<'de> DeserializeSeed<'de> for Look<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Look<'_> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let fields = self.fields();
        let mut names = Vec::new();
        let mut known = fields.is_empty();
        while let Some(name) = map.next_key::<String>()? {
            known |= fields.contains(&name.as_str());
            if !self.inside && self.envelope == Some(name.as_str()) {
                let mut value = self.below(&name);
                (value.inside, value.in_array) = (true, false);
                map.next_value_seed(value)?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
            if names.len() < NAMED {
                names.push(name);
            }
        }
        if !known && !names.is_empty() && self.found.is_none() {
            *self.found = Some(DecodeError::nothing_matches(self.place, names, fields.to_vec()));
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<(), A::Error> {
        if self.in_array {
            while seq.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(());
        }
        let mut index = 0_usize;
        loop {
            let mut element = self.below(&index.to_string());
            element.in_array = true;
            if seq.next_element_seed(element)?.is_none() {
                return Ok(());
            }
            index += 1;
        }
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}
