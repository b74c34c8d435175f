//! Line and column of nodes, found by parsing the text a second time.
//!
//! A tree that is built through serde has no positions. When diagnostics are shown, the same parser reads the text
//! again and follows the paths to the nodes. One pass finds any number of nodes.

mod below;
mod json;
mod yaml;

use json::walk_json;
use yaml::walk_yaml;

use super::lines::Lines;
use super::node::Segment;
use super::parse::Format;
use crate::location::Target;

/// Returns the line and column, starting at 1, of the nodes at `paths`.
///
/// If the text has no such node, for example because of a YAML merge key, the position is that of the nearest ancestor.
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
                // Falls back to the key, then to the key of the parent.
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
