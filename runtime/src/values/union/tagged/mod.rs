//! Decoding of tagged unions straight from a deserializer: only the properties before the tag are buffered.

use std::{cell::RefCell, fmt};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, DeserializeSeed, Error, MapAccess, SeqAccess, Visitor},
};
use serde_json::Value;

use super::{
    AnyOf, Raw, Rejection, form,
    rest::{Rest, Shown},
};
use crate::response::{
    json::{Node, NodeVisitor},
    observe::{SHARED_VALUE, may_stream, take_shared},
};

/// The value of a tagged union, whose variant is selected.
pub struct Tagged<'t, 'de>(Source<'t, 'de>);

enum Source<'t, 'de> {
    /// A value that was buffered.
    Buffered(&'t Raw),
    /// A value that is being decoded, and the flag that hides its tag.
    Streamed(RefCell<Option<&'t mut (dyn erased_serde::Deserializer<'de> + 't)>>, &'t Shown),
}

/// Decodes the variant named by the tag, as [`Raw::by_tag`] does.
///
/// # Errors
///
/// Returns an error if the value does not match the variant named by its tag.
pub fn tagged<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    property: &'static str,
    tags: &'static [&'static str],
    default: Option<&'static str>,
    decode: impl Fn(&Tagged<'_, '_>, &str) -> Result<T, Rejection>,
) -> Result<T, D::Error> {
    let mut value = None;
    let mut stream = |tagged: &Tagged<'_, '_>, tag: &str| {
        value = Some(decode(tagged, tag)?);
        Ok(())
    };
    let visitor = TagVisitor { property, tags, decode: &mut stream };
    match deserializer.deserialize_newtype_struct(SHARED_VALUE, visitor)? {
        Some(node) => {
            Raw::of(node).by_tag(property, tags, default, |raw, tag| decode(&Tagged(Source::Buffered(raw)), tag))
        }
        None => value.ok_or_else(|| D::Error::custom("the union holds no value")),
    }
}

impl<'de> Tagged<'_, 'de> {
    /// Decodes the value as a variant.
    ///
    /// # Errors
    ///
    /// Returns an error if the value does not match the variant.
    pub fn decode<T: DeserializeOwned>(&self) -> Result<T, Rejection> {
        match &self.0 {
            Source::Buffered(raw) => raw.decode(),
            Source::Streamed(..) => self.stream(),
        }
    }

    /// Decodes the value as a variant that does not declare the tag. The tag is removed first.
    ///
    /// # Errors
    ///
    /// Returns an error if the value does not match the variant.
    pub fn decode_untagged<T: DeserializeOwned>(&self) -> Result<T, Rejection> {
        match &self.0 {
            Source::Buffered(raw) => raw.decode_untagged(),
            Source::Streamed(_, shown) => {
                shown.hide();
                self.stream()
            }
        }
    }

    /// Decodes the value as a variant, and preserves the properties that are unknown to the variant.
    ///
    /// # Errors
    ///
    /// Returns an error if the value does not match the variant.
    pub fn decode_with_unknown<T: DeserializeOwned>(&self) -> Result<AnyOf<T>, Rejection> {
        match &self.0 {
            Source::Buffered(raw) => raw.decode_with_unknown(),
            Source::Streamed(..) => Raw::of_tagged(self.stream()?).decode_with_unknown(),
        }
    }

    /// Returns the original value, for a value that matches no variant.
    pub fn to_unknown(&self) -> Value {
        match &self.0 {
            Source::Buffered(raw) => raw.to_unknown(),
            // Only a known tag is decoded without a buffer.
            Source::Streamed(..) => self.stream::<Node>().map(|node| node.to_value()).unwrap_or_default(),
        }
    }

    fn stream<T: Deserialize<'de>>(&self) -> Result<T, Rejection> {
        let source = match &self.0 {
            Source::Buffered(_) => None,
            Source::Streamed(source, _) => source.take(),
        };
        erased_serde::deserialize(source.ok_or_else(|| Rejection::custom("the value was already decoded"))?)
    }
}

/// Shows the kind of source only.
impl fmt::Debug for Tagged<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tagged").finish_non_exhaustive()
    }
}

type Decode<'v> = &'v mut dyn FnMut(&Tagged<'_, '_>, &str) -> Result<(), Rejection>;

/// A visitor that decodes an object by its tag. Its value is the buffered value if the object has no known tag.
struct TagVisitor<'v> {
    property: &'static str,
    tags: &'static [&'static str],
    decode: Decode<'v>,
}

fn tree() -> NodeVisitor {
    NodeVisitor { null: || take_shared().unwrap_or(Node::Scalar(Value::Null)) }
}

macro_rules! buffered {
    ($($method:ident($type:ty))*) => {
        $(fn $method<E: Error>(self, value: $type) -> Result<Option<Node>, E> {
            tree().$method(value).map(Some)
        })*
    };
}

impl<'de> Visitor<'de> for TagVisitor<'_> {
    type Value = Option<Node>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        tree().expecting(f)
    }

    buffered! {
        visit_bool(bool) visit_i64(i64) visit_u64(u64) visit_f64(f64) visit_str(&str) visit_string(String)
    }

    fn visit_unit<E: Error>(self) -> Result<Option<Node>, E> {
        tree().visit_unit().map(Some)
    }

    fn visit_none<E: Error>(self) -> Result<Option<Node>, E> {
        tree().visit_none().map(Some)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Node>, D::Error> {
        self.visit_newtype_struct(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Node>, D::Error> {
        if may_stream() { deserializer.deserialize_any(self) } else { Node::deserialize(deserializer).map(Some) }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Option<Node>, A::Error> {
        tree().visit_seq(seq).map(Some)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Option<Node>, A::Error> {
        let mut before: Vec<(String, Value)> = Vec::new();
        while let Some(name) = map.next_key_seed(OtherName(self.property))? {
            let value = map.next_value()?;
            let Some(name) = name else { return self.tagged(before, value, map) };
            before.push((name, value));
        }
        Ok(Some(Value::Object(before.into_iter().collect()).into()))
    }
}

impl TagVisitor<'_> {
    /// Decodes an object after its tag was found.
    fn tagged<'de, A: MapAccess<'de>>(
        self,
        mut before: Vec<(String, Value)>,
        tag: Value,
        mut map: A,
    ) -> Result<Option<Node>, A::Error> {
        let text = form::text(&tag);
        let Some(known) = self.tags.iter().find(|known| text.as_deref() == Some(**known)) else {
            before.push((self.property.to_owned(), tag));
            while let Some(entry) = map.next_entry()? {
                before.push(entry);
            }
            return Ok(Some(Value::Object(before.into_iter().collect()).into()));
        };
        let shown = Shown::default();
        let rest = Rest::new(before, (self.property, tag), &shown, map);
        let mut erased = <dyn erased_serde::Deserializer<'_>>::erase(rest);
        let source = Source::Streamed(RefCell::new(Some(&mut erased)), &shown);
        (self.decode)(&Tagged(source), known).map_err(A::Error::custom)?;
        Ok(None)
    }
}

/// The name of a property, or `None` for the tag.
struct OtherName(&'static str);

impl<'de> DeserializeSeed<'de> for OtherName {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<String>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for OtherName {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a property name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Option<String>, E> {
        Ok((name != self.0).then(|| name.to_owned()))
    }
}

#[cfg(test)]
mod tests;
