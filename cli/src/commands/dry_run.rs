//! The output of `generate --dry-run`.

use std::fmt::Write as _;
use std::path::{Component, Path, PathBuf};

use wirewright::{Generator, Plan};

use crate::terminal::{ADDED, CHANGED, REMOVED, counted, grouped, verb};

/// Returns a line for each file that would change, and a summary.
pub(super) fn shown(generator: &Generator, plan: &Plan) -> String {
    let out = generator.config().out.as_deref().unwrap_or(Path::new(""));
    let mut text = String::new();
    for (word, style, names) in
        [("Create", ADDED, &plan.created), ("Change", CHANGED, &plan.changed), ("Remove", REMOVED, &plan.removed)]
    {
        for name in names {
            let _ = writeln!(text, "{} {}", verb(style, word), joined(out, name).display());
        }
    }
    let _ = writeln!(
        text,
        "dry run: {} to create, {} to change, {} to remove, {} up to date; nothing was written",
        counted(plan.created.len(), "file"),
        grouped(plan.changed.len()),
        grouped(plan.removed.len()),
        grouped(plan.unchanged),
    );
    text
}

/// Returns the path of a file of the output. That of a lock may lead out of the folder.
fn joined(out: &Path, name: &str) -> PathBuf {
    let mut path = out.to_owned();
    for part in Path::new(name).components() {
        let ends_in_name = matches!(path.components().next_back(), Some(Component::Normal(_)));
        if part == Component::ParentDir && ends_in_name {
            path.pop();
        } else {
            path.push(part);
        }
    }
    path
}
