//! Line and column of a node, found by reading the text once more.
//!
//! A tree built through serde has no positions. This walk follows the path to a node and raises an error when it stands on it;
//! the reader puts its own line and column on that error. It costs one parse, and only when something is reported; in YAML
//! one parse finds any number of nodes.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::locate_yaml::walk_yaml;
use super::node::Segment;
use super::parse::{Format, json_position};

const HERE: &str = "this is the place";

/// Which end of a member is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// The key under which the node stands.
    Key,
    /// The node itself.
    Value,
}

/// The line and column (from 1) of the nodes at `paths`; of the nearest ancestor where the text has no such node (a YAML
/// merge key brought it in).
pub(super) fn locate(text: &str, format: Format, paths: &[(Vec<Segment<'_>>, Target)]) -> Vec<(usize, usize)> {
    let mut wanted: Vec<(&[Segment<'_>], Target)> =
        paths.iter().map(|(path, target)| (path.as_slice(), *target)).collect();
    let mut found = vec![None; paths.len()];
    loop {
        let open: Vec<usize> = (0..wanted.len()).filter(|index| found.get(*index) == Some(&None)).collect();
        if open.is_empty() {
            break;
        }
        let targets: Vec<_> = open.iter().filter_map(|index| wanted.get(*index).copied()).collect();
        let positions = match format {
            Format::Yaml => walk_yaml(text, &targets),
            Format::Json => targets.iter().map(|(path, target)| walk_json(text, path, *target)).collect(),
        };
        for (index, position) in open.into_iter().zip(positions) {
            let (Some(slot), Some(want)) = (found.get_mut(index), wanted.get_mut(index)) else { continue };
            *slot = position;
            if position.is_none() {
                // The key of a value that has no place of its own, then what it stands in.
                match (want.1, want.0.split_last()) {
                    (Target::Value, Some(_)) => want.1 = Target::Key,
                    (Target::Key, Some((_, above))) => *want = (above, Target::Key),
                    (_, None) => *slot = Some((1, 1)),
                }
            }
        }
    }
    found.into_iter().map(|position| position.unwrap_or((1, 1))).collect()
}

fn walk_json(text: &str, path: &[Segment<'_>], target: Target) -> Option<(usize, usize)> {
    // The root has no key.
    let target = if path.is_empty() { Target::Value } else { target };
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let error = Walk { path, target }.deserialize(&mut deserializer).err()?;
    if !error.to_string().contains(HERE) {
        return None;
    }
    json_position(&error).map(|at| start_of_token(text, at))
}

/// `serde_json`'s column is that of the last byte read: the end of a key or scalar, or the bracket that opens a container.
pub(super) fn start_of_token(text: &str, (line, column): (usize, usize)) -> (usize, usize) {
    let Some(content) = text.lines().nth(line.saturating_sub(1)) else { return (line, column) };
    let bytes = content.as_bytes();
    let mut at = column.min(bytes.len()).saturating_sub(1);
    let is_quote = |index: usize| {
        bytes.get(index) == Some(&b'"')
            && bytes.get(..index).map_or(0, |b| b.iter().rev().take_while(|c| **c == b'\\').count()) % 2 == 0
    };
    // An empty container is read up to its end before the error is placed.
    if let Some(open) = bytes.get(at).and_then(|close| match close {
        b'}' => Some(b'{'),
        b']' => Some(b'['),
        _ => None,
    }) {
        while at > 0 && bytes.get(at) != Some(&open) {
            at -= 1;
        }
    } else if is_quote(at) {
        while at > 0 {
            at -= 1;
            // An empty container is read up to its end before the error is placed.
            if let Some(open) = bytes.get(at).and_then(|close| match close {
                b'}' => Some(b'{'),
                b']' => Some(b'['),
                _ => None,
            }) {
                while at > 0 && bytes.get(at) != Some(&open) {
                    at -= 1;
                }
            } else if is_quote(at) {
                break;
            }
        }
    } else {
        let scalar = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_alphanumeric() || b"+-.".contains(b));
        while at > 0 && scalar(bytes.get(at)) && scalar(bytes.get(at - 1)) {
            at -= 1;
        }
    }
    (line, at + 1)
}

struct Walk<'p> {
    path: &'p [Segment<'p>],
    target: Target,
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Walk<'_> {
    fn scalar<E: serde::de::Error>(&self) -> Result<(), E> {
        if self.path.is_empty() { Err(E::custom(HERE)) } else { Ok(()) }
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        self.scalar()
    }

    fn visit_bool<E: serde::de::Error>(self, _: bool) -> Result<(), E> {
        self.scalar()
    }

    fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<(), E> {
        self.scalar()
    }

    fn visit_u64<E: serde::de::Error>(self, _: u64) -> Result<(), E> {
        self.scalar()
    }

    fn visit_i128<E: serde::de::Error>(self, _: i128) -> Result<(), E> {
        self.scalar()
    }

    fn visit_u128<E: serde::de::Error>(self, _: u128) -> Result<(), E> {
        self.scalar()
    }

    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<(), E> {
        self.scalar()
    }

    fn visit_str<E: serde::de::Error>(self, _: &str) -> Result<(), E> {
        self.scalar()
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let Some((segment, rest)) = self.path.split_first() else { return Err(A::Error::custom(HERE)) };
        let wanted = segment.text();
        let mut index = 0_usize;
        loop {
            let more = if index.to_string() == wanted {
                items.next_element_seed(Walk { path: rest, target: Target::Value })?.is_some()
            } else {
                items.next_element::<IgnoredAny>()?.is_some()
            };
            if !more {
                return Ok(());
            }
            index += 1;
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let Some((segment, rest)) = self.path.split_first() else { return Err(A::Error::custom(HERE)) };
        let wanted = segment.text();
        let stop_at_key = rest.is_empty() && self.target == Target::Key;
        while let Some(found) = entries.next_key_seed(KeySeed { wanted: &wanted, stop: stop_at_key })? {
            if found {
                entries.next_value_seed(Walk { path: rest, target: self.target })?;
            } else {
                entries.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

struct KeySeed<'w> {
    wanted: &'w str,
    stop: bool,
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = bool;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E: serde::de::Error>(self, key: &str) -> Result<bool, E> {
        let found = key == self.wanted;
        if found && self.stop { Err(E::custom(HERE)) } else { Ok(found) }
    }
}
