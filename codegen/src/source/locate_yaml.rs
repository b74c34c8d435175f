//! Line and column of any number of nodes in one walk through a YAML text.
//!
//! The YAML reader notes where a value starts before it is read, and puts that on whatever error reading it ends with. So a value
//! is read to its end, then refused; who asked for it takes the place from the error and goes on.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::locate::Target;
use super::node::Segment;

type Position = (usize, usize);

/// The positions of the targets, where the text has them.
pub(super) fn walk_yaml(text: &str, targets: &[(&[Segment<'_>], Target)]) -> Vec<Option<Position>> {
    let found = RefCell::new(vec![None; targets.len()]);
    let open: Vec<usize> = (0..targets.len()).collect();
    let walk = Walk { targets, found: &found, open: &open, depth: 0 };
    let result = walk.deserialize(serde_yaml::Deserializer::from_str(text));
    if let Err(error) = result {
        note(&error, targets, &found, &open, 0, None);
    }
    found.into_inner()
}

/// Notes where an error stands, for the targets that end at `depth` with this target.
fn note<E: fmt::Display>(
    error: &E,
    targets: &[(&[Segment<'_>], Target)],
    found: &RefCell<Vec<Option<Position>>>,
    open: &[usize],
    depth: usize,
    target: Option<Target>,
) {
    let Some(position) = position(&error.to_string()) else { return };
    let mut found = found.borrow_mut();
    for index in open {
        let ends = targets
            .get(*index)
            .is_some_and(|(path, wanted)| path.len() == depth && target.is_none_or(|target| target == *wanted));
        if ends && let Some(slot) = found.get_mut(*index) {
            *slot = Some(position);
        }
    }
}

/// `... at line 3 column 7`: inside the walk the error is of a type that says it only as text.
fn position(text: &str) -> Option<Position> {
    let (_, place) = text.rsplit_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

const HERE: &str = "this is the place";

/// A walk through one value: the targets in `open` are those that lead here or further down.
#[derive(Clone, Copy)]
struct Walk<'w, 'p> {
    targets: &'w [(&'p [Segment<'p>], Target)],
    found: &'w RefCell<Vec<Option<Position>>>,
    open: &'w [usize],
    depth: usize,
}

impl Walk<'_, '_> {
    /// The targets that go on through this segment.
    fn below(&self, key: &str) -> Vec<usize> {
        let goes = |index: &&usize| {
            let segment = self.targets.get(**index).and_then(|(path, _)| path.get(self.depth));
            segment.is_some_and(|segment| match segment {
                Segment::Key(wanted) => *wanted == key,
                Segment::Index(wanted) => key.parse() == Ok(*wanted),
            })
        };
        self.open.iter().filter(goes).copied().collect()
    }

    fn any_ends_here(&self) -> bool {
        self.open.iter().any(|index| self.targets.get(*index).is_some_and(|(path, _)| path.len() == self.depth))
    }

    /// Refuses a value that was read to its end, if it is a target.
    fn done<E: serde::de::Error>(self) -> Result<(), E> {
        if self.any_ends_here() { Err(E::custom(HERE)) } else { Ok(()) }
    }
}

impl<'de> DeserializeSeed<'de> for Walk<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.open.is_empty() {
            return serde::de::IgnoredAny::deserialize_ignored(deserializer);
        }
        deserializer.deserialize_any(self)
    }
}

/// `IgnoredAny` without its value.
trait Ignore {
    fn deserialize_ignored<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(), D::Error>;
}

impl Ignore for serde::de::IgnoredAny {
    fn deserialize_ignored<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(), D::Error> {
        <Self as serde::Deserialize>::deserialize(deserializer).map(|_| ())
    }
}

impl<'de> Visitor<'de> for Walk<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        self.done()
    }

    fn visit_bool<E: serde::de::Error>(self, _: bool) -> Result<(), E> {
        self.done()
    }

    fn visit_i64<E: serde::de::Error>(self, _: i64) -> Result<(), E> {
        self.done()
    }

    fn visit_u64<E: serde::de::Error>(self, _: u64) -> Result<(), E> {
        self.done()
    }

    fn visit_i128<E: serde::de::Error>(self, _: i128) -> Result<(), E> {
        self.done()
    }

    fn visit_u128<E: serde::de::Error>(self, _: u128) -> Result<(), E> {
        self.done()
    }

    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<(), E> {
        self.done()
    }

    fn visit_str<E: serde::de::Error>(self, _: &str) -> Result<(), E> {
        self.done()
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let mut index = 0_usize;
        loop {
            let open = self.below(&index.to_string());
            match items.next_element_seed(Walk { open: &open, depth: self.depth + 1, ..self }) {
                Ok(Some(())) => {}
                Ok(None) => break,
                Err(error) if error.to_string().contains(HERE) => {
                    // An item has no key: both ends are the item.
                    note(&error, self.targets, self.found, &open, self.depth + 1, None);
                }
                Err(error) => return Err(error),
            }
            index += 1;
        }
        self.done()
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        loop {
            let key = RefCell::new(String::new());
            match entries.next_key_seed(KeySeed { key: &key }) {
                Ok(Some(())) => {}
                Ok(None) => break,
                Err(error) if error.to_string().contains(HERE) => {
                    let open = self.below(&key.borrow());
                    note(&error, self.targets, self.found, &open, self.depth + 1, Some(Target::Key));
                }
                Err(error) => return Err(error),
            }
            let open = self.below(&key.borrow());
            match entries.next_value_seed(Walk { open: &open, depth: self.depth + 1, ..self }) {
                Ok(()) => {}
                Err(error) if error.to_string().contains(HERE) => {
                    note(&error, self.targets, self.found, &open, self.depth + 1, Some(Target::Value));
                }
                Err(error) => return Err(error),
            }
        }
        self.done()
    }
}

/// Reads a key and refuses it, for its place.
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
