//! Parsing of text into a node tree through serde, with the same visitor for YAML and JSON.

use std::cell::Cell;
use std::fmt;

use rustc_hash::FxBuildHasher;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::NodeId;
use super::node::{Entries, Tree, Value};

/// The format of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// JSON (RFC 8259).
    Json,
    /// YAML 1.2 with the core schema, where `NO` is a string.
    Yaml,
}

/// An error in the syntax of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ParseError {
    /// The cause, without the position.
    pub message: String,
    /// The line and column, both starting at 1.
    pub position: Option<(usize, usize)>,
    /// True if the cause is a duplicate key in an object.
    pub duplicate_key: bool,
}

/// Parses a text.
pub(super) fn parse(text: &str, format: Format) -> Result<Tree, ParseError> {
    let mut tree = Tree::default();
    let root = tree.reserve(NodeId::ROOT, 0);
    let limits = Limits::of(text, format);
    let seed = Seed { tree: &mut tree, id: root, depth: 0, limits: &limits };
    match format {
        Format::Json => {
            let mut deserializer = serde_json::Deserializer::from_str(text);
            seed.deserialize(&mut deserializer)
                .and_then(|()| deserializer.end())
                .map_err(|error| json_error(&error, text))?;
        }
        Format::Yaml => {
            if let Some(position) = too_deep(text) {
                let message = "recursion limit exceeded".to_owned();
                return Err(ParseError { message, position: Some(position), duplicate_key: false });
            }
            seed.deserialize(serde_yaml::Deserializer::from_str(text)).map_err(|error| {
                let error = yaml_error(&error);
                let second = error.message.contains("more than one document").then(|| second_document(text)).flatten();
                ParseError { position: error.position.or(second), ..error }
            })?;
        }
    }
    Ok(tree)
}

/// Returns the position at which brackets are nested too deeply. The YAML parser needs quadratic time for nested
/// brackets.
///
/// Brackets in quotes are counted too, but quoted text does not contain thousands of unclosed brackets.
fn too_deep(text: &str) -> Option<(usize, usize)> {
    const DEEPEST: usize = 2_000;
    let mut depth = 0_usize;
    let at = text.bytes().position(|byte| {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > DEEPEST
    })?;
    let before = text.get(..at)?;
    let line = before.rsplit_once('\n').map_or(before, |(_, line)| line);
    Some((before.matches('\n').count() + 1, line.chars().count() + 1))
}

/// Returns the position of a second document, which the parser does not report.
///
/// Text after a closing quote also counts as a document, but has no marker. Then the position is that of the first
/// document.
fn second_document(text: &str) -> Option<(usize, usize)> {
    let begins = |line: &str| !line.trim().is_empty() && !line.starts_with(['#', '%']);
    let mut lines = text.lines().enumerate().skip_while(|(_, line)| !begins(line));
    let first = lines.next();
    let marker = |mark: &'static str| lines.clone().find(move |(_, line)| line.starts_with(mark));
    marker("---").or_else(|| marker("...")).or(first).map(|(index, _)| (index + 1, 1))
}

/// Rebuilds a tree from a JSON value, after overlays were applied to it.
#[cfg(feature = "overlay")]
pub(super) fn from_json(value: serde_json::Value) -> Result<Tree, serde_json::Error> {
    let mut tree = Tree::default();
    let root = tree.reserve(NodeId::ROOT, 0);
    let limits = Limits { nodes: usize::MAX, bytes: Cell::new(usize::MAX), merge_keys: false };
    Seed { tree: &mut tree, id: root, depth: 0, limits: &limits }.deserialize(value)?;
    Ok(tree)
}

const DUPLICATE: &str = "duplicate key ";

fn json_error(error: &serde_json::Error, source: &str) -> ParseError {
    let text = error.to_string();
    let message = text.rsplit_once(" at line ").map_or(text.as_str(), |(cause, _)| cause);
    let duplicate_key = message.starts_with(DUPLICATE);
    let position = json_position(error);
    ParseError {
        duplicate_key,
        message: message.to_owned(),
        position: if duplicate_key { position.map(|at| start_of_key(source, at)) } else { position },
    }
}

/// Returns the position of the opening quote of a key. The parser reports the position of the closing quote.
fn start_of_key(text: &str, (line, column): (usize, usize)) -> (usize, usize) {
    let content = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let inside = content.get(..column.saturating_sub(1)).unwrap_or_default();
    let escaped = |at: usize| inside.bytes().take(at).rev().take_while(|c| *c == b'\\').count() % 2 == 1;
    let open = inside.char_indices().rfind(|(at, c)| *c == '"' && !escaped(*at)).map(|(at, _)| at);
    (line, open.map_or(column, |at| at + 1))
}

fn json_position(error: &serde_json::Error) -> Option<(usize, usize)> {
    (error.line() > 0).then(|| (error.line(), error.column().max(1)))
}

pub(super) fn yaml_error(error: &serde_yaml::Error) -> ParseError {
    let text = error.to_string();
    let position = error.location().map(|at| (at.line(), at.column()));
    // Removes the position of the error, which is shown separately. The position of the enclosing value is kept.
    let text = match position {
        Some((line, column)) => text.replacen(&format!(" at line {line} column {column}"), "", 1),
        None => text,
    };
    let mut message = text.as_str();
    // Removes the path before the message of a custom error, because the position is shown.
    if let Some(at) = message.find(DUPLICATE).or_else(|| message.find(ALIASES)) {
        message = &message[at..];
    }
    ParseError { duplicate_key: message.starts_with(DUPLICATE), message: message.to_owned(), position }
}

/// Limits on the size of a tree.
///
/// Without aliases, a text has fewer nodes than bytes. Each alias copies its anchor, and nested aliases multiply the
/// copies.
struct Limits {
    nodes: usize,
    /// The remaining number of bytes for strings and keys.
    bytes: Cell<usize>,
    merge_keys: bool,
}

impl Limits {
    fn of(text: &str, format: Format) -> Self {
        // An escape of two bytes may represent a character of three bytes.
        let (nodes, bytes) = (text.len() + ALIASED_NODES, 2 * text.len() + ALIASED_BYTES);
        Self { nodes, bytes: Cell::new(bytes), merge_keys: format == Format::Yaml }
    }

    fn take<E: serde::de::Error>(&self, text: &str) -> Result<(), E> {
        let left = self.bytes.get().checked_sub(text.len());
        self.bytes.set(left.ok_or_else(|| E::custom(format_args!("{ALIASES} {ALIASED_BYTES} bytes of text")))?);
        Ok(())
    }
}

/// The number of nodes that aliases may add: far more than a description needs, but few enough to parse quickly.
const ALIASED_NODES: usize = 100_000;
/// The number of bytes that aliases may add.
const ALIASED_BYTES: usize = 16 << 20;
/// The beginning of the message if a limit is exceeded.
pub(super) const ALIASES: &str = "aliases expand to more than";

/// The maximum depth of a tree that overlays have extended. The parser limits the depth of a text.
const DEEPEST: usize = 256;

struct Seed<'t> {
    tree: &'t mut Tree,
    id: NodeId,
    depth: usize,
    limits: &'t Limits,
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Seed<'_> {
    fn set(self, value: Value) {
        self.tree.fill(self.id, value);
    }

    /// Adds a child node and returns the seed for it.
    ///
    /// # Errors
    /// Returns an error if the tree is too deep or too large.
    fn inside<E: serde::de::Error>(&mut self, slot: usize) -> Result<Seed<'_>, E> {
        if self.depth >= DEEPEST {
            return Err(E::custom("recursion limit exceeded"));
        }
        let id = self.tree.reserve(self.id, slot);
        if self.tree.len() > self.limits.nodes {
            return Err(E::custom(format_args!("{ALIASES} {ALIASED_NODES} values")));
        }
        Ok(Seed { tree: self.tree, id, depth: self.depth + 1, limits: self.limits })
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.set(Value::Null);
        Ok(())
    }

    fn visit_none<E>(self) -> Result<(), E> {
        self.set(Value::Null);
        Ok(())
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.set(Value::Bool(value));
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.set(Value::Int(value.into()));
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.set(Value::Int(value.into()));
        Ok(())
    }

    fn visit_i128<E>(self, value: i128) -> Result<(), E> {
        self.set(Value::Int(value));
        Ok(())
    }

    fn visit_u128<E>(self, value: u128) -> Result<(), E> {
        // Numbers of 2^127 and above are converted to floating-point numbers, as in JSON parsers.
        #[allow(clippy::cast_precision_loss)]
        let number = i128::try_from(value).map_or(Value::Float(value as f64), Value::Int);
        self.set(number);
        Ok(())
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.set(Value::Float(value));
        Ok(())
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<(), E> {
        self.limits.take(value)?;
        self.set(Value::String(value.into()));
        Ok(())
    }

    fn visit_enum<A: serde::de::EnumAccess<'de>>(self, data: A) -> Result<(), A::Error> {
        // A YAML tag (`!!binary x`, `!Custom {}`) is ignored; only the value is used.
        let (Key(_), content) = data.variant_seed(KeySeed { before: None })?;
        serde::de::VariantAccess::newtype_variant_seed(content, self)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        let mut ids = Vec::new();
        loop {
            let seed = self.inside(ids.len())?;
            let id = seed.id;
            if items.next_element_seed(seed)?.is_none() {
                break;
            }
            ids.push(id);
        }
        self.set(Value::Array(ids));
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut entries: A) -> Result<(), A::Error> {
        let mut members = Entries::with_hasher(FxBuildHasher);
        let mut merged = Vec::new();
        while let Some(Key(key)) = entries.next_key_seed(KeySeed { before: Some(&members) })? {
            self.limits.take(&key)?;
            let seed = self.inside(members.len())?;
            let id = seed.id;
            entries.next_value_seed(seed)?;
            if self.limits.merge_keys && &*key == "<<" {
                merged.push(id);
            } else {
                members.insert(key, id);
            }
        }
        for id in merged {
            merge(self.tree, self.id, &mut members, id);
        }
        self.set(Value::Object(Box::new(members)));
        Ok(())
    }
}

/// Applies a YAML merge key. The object's own keys take precedence, then those of earlier sources.
fn merge(tree: &mut Tree, owner: NodeId, members: &mut Entries, source: NodeId) {
    match tree.take(source) {
        Value::Object(others) => {
            for (key, id) in *others {
                if !members.contains_key(&*key) {
                    tree.adopt(id, owner, members.len());
                    members.insert(key, id);
                }
            }
        }
        Value::Array(sources) => {
            for source in sources {
                if matches!(tree.value(source), Value::Object(_)) {
                    merge(tree, owner, members, source);
                }
            }
        }
        _ => {}
    }
}

/// A key as spelled in the text: `200:` and `NO:` are strings.
struct Key(Box<str>);

/// A visitor of a key. It rejects duplicate keys, because the parser adds the position of the key to the error.
struct KeySeed<'m> {
    before: Option<&'m Entries>,
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = Key;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a scalar as the key of an object")
    }

    fn visit_str<E: serde::de::Error>(self, key: &str) -> Result<Key, E> {
        if self.before.is_some_and(|before| before.contains_key(key)) {
            return Err(E::custom(format_args!("{DUPLICATE}`{key}`")));
        }
        Ok(Key(key.into()))
    }
}
