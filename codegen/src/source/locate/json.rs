//! Line and column of nodes in a JSON text. The text is split into raw values along the paths to the nodes.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::location::Target;
use crate::source::lines::Lines;
use crate::source::locate::below::{Wanted, below};

type Position = (usize, usize);

/// Returns the positions of the targets that the text contains.
pub(super) fn walk_json(text: &str, lines: &Lines, targets: &[Wanted<'_>]) -> Vec<Option<Position>> {
    let mut walk = Walk { text, targets, offsets: vec![None; targets.len()] };
    let all: Vec<usize> = (0..targets.len()).collect();
    let root = text.len() - text.trim_start().len();
    walk.descend(text.get(root..).unwrap_or_default(), None, &all, 0);
    walk.offsets.iter().map(|offset| offset.map(|offset| lines.position(text, offset))).collect()
}

struct Walk<'t, 'p> {
    text: &'t str,
    targets: &'t [Wanted<'p>],
    offsets: Vec<Option<usize>>,
}

impl<'t> Walk<'t, '_> {
    /// Visits `value`, a part of the text. `open` are the targets at or below it. The parser limits the depth.
    fn descend(&mut self, value: &'t str, key: Option<usize>, open: &[usize], depth: usize) {
        let here = self.offset_of(value);
        for index in open {
            let Some((path, target)) = self.targets.get(*index) else { continue };
            if path.len() <= depth {
                let at = if *target == Target::Key { key.unwrap_or(here) } else { here };
                if let Some(slot) = self.offsets.get_mut(*index) {
                    *slot = Some(at);
                }
            }
        }
        let below = below(self.targets, open, depth);
        if below.is_empty() {
            return;
        }
        if value.starts_with('{') {
            let Ok(Entries(entries)) = serde_json::from_str::<Entries<'t>>(value) else { return };
            for (name, member) in entries {
                if let Some(open) = below.get(&*name) {
                    let key = key_before(self.text, self.offset_of(member.get()));
                    self.descend(member.get(), key, open, depth + 1);
                }
            }
        } else if value.starts_with('[') {
            let Ok(items) = serde_json::from_str::<Vec<&'t RawValue>>(value) else { return };
            for (index, item) in items.into_iter().enumerate() {
                if let Some(open) = below.get(&index.to_string()) {
                    self.descend(item.get(), None, open, depth + 1);
                }
            }
        }
    }

    /// Returns the byte offset of a part of the text.
    fn offset_of(&self, part: &str) -> usize {
        (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize).min(self.text.len())
    }
}

/// Returns the byte offset of the key before the value at `offset`.
fn key_before(text: &str, offset: usize) -> Option<usize> {
    let before = text.get(..offset)?.trim_end().strip_suffix(':')?.trim_end().strip_suffix('"')?;
    // The opening quote is the last quote that is not escaped, that is, preceded by an even number of backslashes.
    before
        .match_indices('"')
        .map(|(at, _)| at)
        .rfind(|at| before.get(..*at).map_or(0, |b| b.bytes().rev().take_while(|c| *c == b'\\').count()) % 2 == 0)
}

/// The entries of an object, with values as raw text.
struct Entries<'t>(Vec<(Cow<'t, str>, &'t RawValue)>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntriesVisitor;

        impl<'de> Visitor<'de> for EntriesVisitor {
            type Value = Entries<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<'de>, A::Error> {
                let mut entries = Vec::new();
                while let Some(member) = map.next_entry()? {
                    entries.push(member);
                }
                Ok(Entries(entries))
            }
        }

        deserializer.deserialize_map(EntriesVisitor)
    }
}
