//! The spelling of booleans and numbers in the text.
//!
//! `1.10` and `0x1F` are numbers in YAML, but the author may have meant strings and forgotten the quotes. The text is
//! parsed a second time when a spelling is first needed.

use std::fmt;

use rustc_hash::FxHashMap;
use serde::de::{Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::NodeId;
use super::node::{Segment, Tree, Value};
use super::parse::{Format, parse};

/// The spellings of the booleans and numbers in a text.
#[derive(Debug, Default)]
pub(super) struct Spellings {
    /// The tree of the text, before overlays are applied.
    tree: Tree,
    texts: FxHashMap<NodeId, Box<str>>,
}

impl Spellings {
    pub(super) fn of(text: &str, format: Format) -> Self {
        let Ok(tree) = parse(text, format) else { return Self::default() };
        let mut texts = FxHashMap::default();
        let walk = Walk { tree: &tree, node: NodeId::ROOT, format, texts: &mut texts };
        // The text was parsed without errors before. If an error occurs here, the spellings found so far are kept.
        let _ = match format {
            Format::Json => walk.deserialize(&mut serde_json::Deserializer::from_str(text)).is_ok(),
            Format::Yaml => walk.deserialize(serde_yaml::Deserializer::from_str(text)).is_ok(),
        };
        Self { tree, texts }
    }

    /// Returns the spelling of the scalar at `path`, if its value is equal to `value`.
    pub(super) fn get(&self, path: &[Segment<'_>], value: &Value) -> Option<&str> {
        let mut node = NodeId::ROOT;
        for segment in path {
            node = self.tree.child(node, &segment.text())?;
        }
        let text = self.texts.get(&node)?;
        (self.tree.value(node) == value).then_some(text)
    }
}

/// A visitor that traverses a tree and its text in parallel.
struct Walk<'w> {
    tree: &'w Tree,
    node: NodeId,
    format: Format,
    texts: &'w mut FxHashMap<NodeId, Box<str>>,
}

impl Walk<'_> {
    fn at(&mut self, node: NodeId) -> Walk<'_> {
        Walk { tree: self.tree, node, format: self.format, texts: self.texts }
    }
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match (self.tree.value(self.node), self.format) {
            (Value::Array(_), _) => deserializer.deserialize_seq(self),
            (Value::Object(_), _) => deserializer.deserialize_map(self),
            (Value::Null | Value::String(_), _) => IgnoredAny::deserialize(deserializer).map(|_| ()),
            (_, Format::Json) => {
                let raw = <&RawValue>::deserialize(deserializer)?;
                self.texts.insert(self.node, raw.get().trim().into());
                Ok(())
            }
            (_, Format::Yaml) => deserializer.deserialize_str(self),
        }
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the value that the tree has here")
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.texts.insert(self.node, text.into());
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        let ids: &[NodeId] = match self.tree.value(self.node) {
            Value::Array(ids) => ids,
            _ => &[],
        };
        for id in ids {
            if items.next_element_seed(self.at(*id))?.is_none() {
                break;
            }
        }
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut entries: A) -> Result<(), A::Error> {
        while let Some(key) = entries.next_key::<String>()? {
            // The entries of a merge key are spelled elsewhere.
            let merged = self.format == Format::Yaml && key == "<<";
            match self.tree.child(self.node, &key).filter(|_| !merged) {
                Some(id) => entries.next_value_seed(self.at(id))?,
                None => entries.next_value::<IgnoredAny>().map(|_| ())?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(text: &str, format: Format) -> Vec<String> {
        let found = Spellings::of(text, format);
        let Value::Array(items) = found.tree.value(NodeId::ROOT) else { return Vec::new() };
        let text = |id: &NodeId| found.texts.get(id).map_or_else(|| "-".to_owned(), ToString::to_string);
        items.iter().map(text).collect()
    }

    #[test]
    fn scalars_other_than_strings_keep_their_spelling() {
        let yaml = "[1.10, 1e3, 0x1F, 0o17, +5, .5, 1.0, 2020-01-01, 1_000, True, ~, 'a', -.inf]";
        let expected = ["1.10", "1e3", "0x1F", "0o17", "+5", ".5", "1.0", "-", "-", "True", "-", "-", "-.inf"];
        assert_eq!(spelled(yaml, Format::Yaml), expected);
        assert_eq!(spelled("[1.10, 1E3, -0, true, \"a\"]", Format::Json), ["1.10", "1E3", "-0", "true", "-"]);
    }

    #[test]
    fn spellings_are_found_through_aliases() {
        let text = "a: &a {b: [1.10]}\nc: *a\nd: {<<: *a, e: 1.20}\n";
        let found = Spellings::of(text, Format::Yaml);
        let at = |path: &[Segment<'_>], value: f64| found.get(path, &Value::Float(value)).map(str::to_owned);
        let (b, zero) = (Segment::Key("b"), Segment::Index(0));
        assert_eq!(at(&[Segment::Key("a"), b, zero], 1.1).as_deref(), Some("1.10"));
        assert_eq!(at(&[Segment::Key("c"), b, zero], 1.1).as_deref(), Some("1.10"));
        assert_eq!(at(&[Segment::Key("d"), Segment::Key("e")], 1.2).as_deref(), Some("1.20"));
        assert_eq!(at(&[Segment::Key("d"), Segment::Key("e")], 1.3), None);
    }
}
