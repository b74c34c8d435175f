//! Names that the user chose. They come before all others, and never give way.

use super::scope::{Name, Scope};
use super::words::escaped;
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::source::Place;

/// An item that may have a chosen name.
pub(super) struct Renamed<'a> {
    /// The name that the user chose.
    pub(super) rename: Option<&'a str>,
    /// The name that the item has otherwise.
    pub(super) usual: &'a str,
    /// The location of the item.
    pub(super) place: Place,
}

/// Claims the chosen names. A name that is reserved, or that another item has, is reported.
pub(super) fn claim_chosen<'a>(
    scope: &mut Scope,
    items: impl Iterator<Item = Renamed<'a>> + Clone,
    diagnostics: &mut Diagnostics,
) -> Vec<Option<Name>> {
    if items.clone().all(|item| item.rename.is_none()) {
        return items.map(|_| None).collect();
    }
    let usual: rustc_hash::FxHashSet<String> =
        items.clone().filter(|item| item.rename.is_none()).map(|item| escaped(item.usual.to_owned())).collect();
    items
        .map(|item| {
            let chosen = item.rename?;
            let claimed = scope.claim_exactly(chosen);
            let fault = match &claimed {
                Some(name) if usual.contains(name.as_str()) => {
                    scope.release(name);
                    "is the name of another item"
                }
                Some(_) => return claimed,
                None => "another item or the generated code has already",
            };
            let message = format!("`{}` cannot be renamed to `{chosen}`, which {fault}", item.usual);
            let hint = "choose another name in `rename` or `x-wirewright-name`";
            diagnostics.push(Diagnostic::key(Code::InvalidRename, item.place, message).hint(hint));
            None
        })
        .collect()
}

/// Puts the chosen names and those of all other items together.
pub(super) fn merge(chosen: Vec<Option<Name>>, others: impl IntoIterator<Item = Name>) -> Vec<Name> {
    let mut others = others.into_iter();
    chosen.into_iter().filter_map(|name| name.or_else(|| others.next())).collect()
}

/// Returns the items without a chosen name.
pub(super) fn others<'i, T>(items: &'i [T], chosen: &'i [Option<Name>]) -> impl Iterator<Item = &'i T> {
    items.iter().zip(chosen).filter(|(_, name)| name.is_none()).map(|(item, _)| item)
}
