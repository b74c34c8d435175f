//! Formatting of enums of strings and integers. No formatter changes the content of a macro invocation.

use std::fmt::Write as _;

use super::lines::docs;
use crate::emit::ValueEnum;

/// Appends an enum.
pub(super) fn write(item: &ValueEnum, text: &mut String) {
    let (kind, number) = match &item.number {
        Some(number) => ("integer", format!(": {number}")),
        None => ("string", String::new()),
    };
    let _ = writeln!(text, "wirewright_client::{kind}_enum! {{");
    docs(&item.docs, "    ", text);
    for line in item.attributes.iter().flat_map(|attribute| attribute.as_str().lines()) {
        let _ = writeln!(text, "    {line}");
    }
    let _ = writeln!(text, "    pub enum {}{number} {{", item.name);
    for (lines, variant) in &item.variants {
        docs(lines, "        ", text);
        let _ = writeln!(text, "        {variant}");
    }
    let _ = writeln!(text, "        _ = {},\n    }}\n}}", item.rest);
}
