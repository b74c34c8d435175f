//! The output of `generate --dry-run`.

use std::fmt::Write as _;
use std::path::Path;

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
            let _ = writeln!(text, "{} {}", verb(style, word), out.join(name).display());
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
