//! Line and column of a node, found by reading the text once more.
//!
//! A tree built through serde has no positions. When something is to be shown, the text is read again by the same reader, along
//! the ways that lead to the nodes. One walk finds any number of them, and it is made only when something is shown.

use super::lines::Lines;
use super::locate_json::walk_json;
use super::locate_yaml::walk_yaml;
use super::node::Segment;
use super::parse::Format;

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
pub(super) fn locate(
    text: &str,
    lines: &Lines,
    format: Format,
    paths: &[(Vec<Segment<'_>>, Target)],
) -> Vec<(usize, usize)> {
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
            Format::Yaml => walk_yaml(text, lines, &targets),
            Format::Json => walk_json(text, lines, &targets),
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
