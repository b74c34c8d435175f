//! The tag of a variant as it is encoded: the union writes it, whatever its variant says.

use std::cell::Cell;

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{find::find, set::Set};
use crate::Maybe;

/// The tags of a variant (OpenAPI 3.1, section 4.8.25).
#[derive(Debug, Clone, Copy)]
pub struct Tag {
    property: &'static str,
    values: &'static [&'static str],
    /// The tags of the other variants, if this one takes all that are left, and none.
    others: Option<&'static [&'static str]>,
    is_text: bool,
    is_optional: bool,
}

impl Tag {
    /// The values of a property that mean a variant.
    pub const fn new(property: &'static str, values: &'static [&'static str]) -> Self {
        Self { property, values, others: None, is_text: true, is_optional: false }
    }

    /// The tags are numbers or booleans.
    #[must_use]
    pub const fn scalar(self) -> Self {
        Self { is_text: false, ..self }
    }

    /// The variant may be encoded without a tag: a value that was made here has one.
    #[must_use]
    pub const fn optional(self) -> Self {
        Self { is_optional: true, ..self }
    }

    /// The variant is meant by every tag but these, and by none.
    #[must_use]
    pub const fn all_but(self, others: &'static [&'static str]) -> Self {
        Self { others: Some(others), is_optional: true, ..self }
    }

    /// Encodes a variant with its tag: the one that it has, if that means the variant, otherwise the first.
    ///
    /// # Errors
    ///
    /// Those of the serializer.
    pub fn write<S: Serializer>(self, variant: &dyn erased_serde::Serialize, serializer: S) -> Result<S::Ok, S::Error> {
        let Some(first) = self.values.first() else { return erased_serde::serialize(variant, serializer) };
        let wanted = FINDING.get();
        if wanted.is_some_and(|wanted| wanted != self.property) {
            return erased_serde::serialize(variant, serializer);
        }
        let found = {
            let _finding = Finding::begin(self.property);
            find(self.property, variant)
        };
        let is_kept = match &found {
            Maybe::Absent => self.is_optional,
            Maybe::Null => self.others.is_some(),
            Maybe::Value(tag) => self.means(tag),
        };
        if wanted.is_some() {
            // The union that this one is a variant of asks for the tag, and for nothing else.
            let tag = if is_kept { found.into_option() } else { Some((*first).to_owned()) };
            let mut map = serializer.serialize_map(Some(1))?;
            if let Some(tag) = tag {
                map.serialize_entry(self.property, &tag)?;
            }
            return map.end();
        }
        if is_kept {
            return erased_serde::serialize(variant, serializer);
        }
        let value = Written { text: first, is_text: self.is_text };
        let set = Set { serializer, property: self.property, value: &value, is_missing: found.is_absent() };
        erased_serde::serialize(variant, set)
    }

    fn means(&self, tag: &str) -> bool {
        self.values.contains(&tag) || self.others.is_some_and(|others| !others.contains(&tag))
    }
}

/// A tag on the wire.
pub(super) struct Written {
    text: &'static str,
    is_text: bool,
}

impl Serialize for Written {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.text {
            text if self.is_text => serializer.serialize_str(text),
            "true" => serializer.serialize_bool(true),
            "false" => serializer.serialize_bool(false),
            text => match (text.parse::<i64>(), text.parse::<f64>()) {
                (Ok(number), _) => serializer.serialize_i64(number),
                (_, Ok(number)) => serializer.serialize_f64(number),
                _ => serializer.serialize_str(text),
            },
        }
    }
}

thread_local! {
    static FINDING: Cell<Option<&'static str>> = const { Cell::new(None) };
}

/// While a tag is looked for, a union among the variants tells its tag and encodes nothing.
pub(super) struct Finding(Option<&'static str>);

impl Finding {
    fn begin(property: &'static str) -> Self {
        Self(FINDING.replace(Some(property)))
    }

    /// Encodes as usual again.
    pub(super) fn pause() -> Self {
        Self(FINDING.take())
    }
}

impl Drop for Finding {
    fn drop(&mut self) {
        FINDING.set(self.0);
    }
}
