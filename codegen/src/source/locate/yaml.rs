//! Line and column of nodes in a YAML text, found in one pass.
//!
//! The visitor returns an error for each key and each scalar whose position is wanted. The parser adds the position to
//! the error, and the caller extracts it and continues. The position of a mapping or a sequence is derived from its
//! first key or item.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::location::Target;
use crate::source::lines::Lines;
use crate::source::locate::below::{Wanted, below};

type Position = (usize, usize);

/// Returns the positions of the targets that the text contains, except those of empty mappings and sequences.
pub(super) fn walk_yaml(text: &str, lines: &Lines, targets: &[Wanted<'_>]) -> Vec<Option<Position>> {
    let found = Found { positions: RefCell::new(vec![None; targets.len()]), text, lines };
    let open: Vec<usize> = (0..targets.len()).collect();
    let walk = Walk { targets, found: &found, starts: &starting(targets, &open, 0), open: &open, depth: 0 };
    let result = walk.deserialize(serde_yaml::Deserializer::from_str(text));
    if let Err(error) = result {
        // The text is a single scalar.
        found.note(&error, walk.starts);
    }
    found.positions.into_inner()
}

/// A target whose value begins here, and the containers between it and the current value.
#[derive(Clone)]
struct Start {
    target: usize,
    containers: Vec<Container>,
}

#[derive(Clone, Copy)]
enum Container {
    Mapping,
    Sequence,
}

/// Returns the targets in `open` whose value is at this depth.
fn starting(targets: &[Wanted<'_>], open: &[usize], depth: usize) -> Vec<Start> {
    let ends = |index: &&usize| {
        targets
            .get(**index)
            .is_some_and(|(path, target)| path.len() == depth && (*target == Target::Value || depth == 0))
    };
    open.iter().filter(ends).map(|target| Start { target: *target, containers: Vec::new() }).collect()
}

struct Found<'t> {
    positions: RefCell<Vec<Option<Position>>>,
    text: &'t str,
    lines: &'t Lines,
}

impl Found<'_> {
    /// Extracts the position from an error, and sets it for the values that begin there.
    fn note<E: fmt::Display>(&self, error: &E, starts: &[Start]) {
        let Some(position) = position(&error.to_string()) else { return };
        let mut positions = self.positions.borrow_mut();
        for start in starts {
            if let Some(slot) = positions.get_mut(start.target) {
                *slot =
                    Some(start.containers.iter().rev().fold(position, |at, container| self.opening(at, *container)));
            }
        }
    }

    /// Returns the position of the bracket or dash before the first key or item, if it is on the same line.
    fn opening(&self, (line, column): Position, container: Container) -> Position {
        let (text, _) = self.lines.line(self.text, line, 1);
        let before: Vec<char> = text.chars().take(column.saturating_sub(1)).collect();
        let last = before.iter().rposition(|c| !c.is_whitespace());
        let opens = |c: char| match container {
            Container::Mapping => c == '{',
            Container::Sequence => c == '[' || c == '-',
        };
        match last {
            Some(index) if before.get(index).is_some_and(|c| opens(*c)) => (line, index + 1),
            _ => (line, column),
        }
    }
}

/// Parses `... at line 3 column 7`. The type of the error is generic here, so the position is only available as text.
fn position(text: &str) -> Option<Position> {
    let (_, place) = text.rsplit_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

const HERE: &str = "this is the place";

/// A visitor of one value. `open` are the targets at or below it.
#[derive(Clone, Copy)]
struct Walk<'w, 'p> {
    targets: &'w [Wanted<'p>],
    found: &'w Found<'w>,
    /// The targets that begin at the same position as this value.
    starts: &'w [Start],
    open: &'w [usize],
    depth: usize,
}

impl Walk<'_, '_> {
    /// Returns an error for a scalar if a target begins there.
    fn scalar<E: serde::de::Error>(self) -> Result<(), E> {
        if self.starts.is_empty() { Ok(()) } else { Err(E::custom(HERE)) }
    }

    /// Returns the targets that begin at the same position as this container, for its first key or item.
    fn inside(&self, container: Container) -> Vec<Start> {
        let mut starts = self.starts.to_vec();
        for start in &mut starts {
            start.containers.push(container);
        }
        starts
    }
}

impl<'de> DeserializeSeed<'de> for Walk<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.open.is_empty() && self.starts.is_empty() {
            return deserializer.deserialize_ignored_any(IgnoredAny).map(|_| ());
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_, '_> {
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
        let mut index = 0_usize;
        let mut below = below(self.targets, self.open, self.depth);
        loop {
            let open = below.remove(&index.to_string()).unwrap_or_default();
            // An item has no key: the position of its key is that of its value.
            let ends =
                |target: &&usize| self.targets.get(**target).is_some_and(|(path, _)| path.len() == self.depth + 1);
            let mut starts: Vec<Start> =
                open.iter().filter(ends).map(|target| Start { target: *target, containers: Vec::new() }).collect();
            if index == 0 {
                starts.extend(self.inside(Container::Sequence));
            }
            match items.next_element_seed(Walk { open: &open, starts: &starts, depth: self.depth + 1, ..self }) {
                Ok(Some(())) => {}
                Ok(None) => return Ok(()),
                Err(error) if error.to_string().contains(HERE) => self.found.note(&error, &starts),
                Err(error) => return Err(error),
            }
            index += 1;
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let mut starts = self.inside(Container::Mapping);
        let below = below(self.targets, self.open, self.depth);
        let none = Vec::new();
        loop {
            let key = RefCell::new(String::new());
            match entries.next_key_seed(KeySeed { key: &key }) {
                Ok(Some(())) => {}
                Ok(None) => return Ok(()),
                Err(error) if error.to_string().contains(HERE) => {
                    let keys = below.get(&*key.borrow()).unwrap_or(&none).iter().copied().filter(|target| {
                        self.targets
                            .get(*target)
                            .is_some_and(|(path, end)| path.len() == self.depth + 1 && *end == Target::Key)
                    });
                    starts.extend(keys.map(|target| Start { target, containers: Vec::new() }));
                    self.found.note(&error, &starts);
                    starts.clear();
                }
                Err(error) => return Err(error),
            }
            let open = below.get(&*key.borrow()).unwrap_or(&none);
            let begins = starting(self.targets, open, self.depth + 1);
            match entries.next_value_seed(Walk { open, starts: &begins, depth: self.depth + 1, ..self }) {
                Ok(()) => {}
                Err(error) if error.to_string().contains(HERE) => self.found.note(&error, &begins),
                Err(error) => return Err(error),
            }
        }
    }
}

/// Stores a key and returns an error, to get the position of the key.
struct KeySeed<'k> {
    key: &'k RefCell<String>,
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key")
    }

    fn visit_str<E: serde::de::Error>(self, key: &str) -> Result<(), E> {
        key.clone_into(&mut self.key.borrow_mut());
        Err(E::custom(HERE))
    }
}
