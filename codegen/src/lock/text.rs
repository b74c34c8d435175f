//! The text of a lock: one line for each name, in a fixed order.

use std::fmt::Write as _;

use super::token::quoted;
use super::{Lock, Section, VERSION};

/// The first line, without the version.
pub(super) const MAGIC: &str = "wirewright-lock ";

/// Returns true for the text of a lock, of any version.
pub fn is_lock(text: &str) -> bool {
    text.starts_with(MAGIC)
}

impl Lock {
    /// Returns the text of the file.
    pub fn text(&self) -> String {
        let mut text = format!(
            "{MAGIC}{VERSION}\n\
             # Keeps the Rust names of the client. Check this file in; `wirewright generate` updates it.\n\
             generator {}\n\
             options {:016x}\n",
            quoted(&self.generator),
            self.options
        );
        for (word, digests) in [("input", &self.inputs), ("file", &self.files)] {
            for (path, digest) in digests {
                let _ = writeln!(text, "{word} {} {digest:016x}", quoted(path));
            }
        }
        for section in &self.table.items {
            push(&mut text, "", section);
        }
        for section in &self.table.former {
            push(&mut text, FORMER, section);
        }
        text
    }
}

/// The word before the former name of an item.
pub(super) const FORMER: &str = "former ";

fn push(text: &mut String, word: &str, section: &Section) {
    text.push('\n');
    text.push_str(word);
    line(text, &section.head, &section.name);
    for (key, value) in &section.facts {
        let _ = writeln!(text, "    {key}: {}", quoted(value));
    }
    for (key, name) in &section.names {
        text.push_str("    ");
        line(text, key, name);
    }
}

/// Writes a name. The name of an item that is called the same in the description is not repeated.
fn line(text: &mut String, key: &str, name: &str) {
    text.push_str(key);
    if last_word(key) != name {
        text.push_str(" = ");
        text.push_str(name);
    }
    text.push('\n');
}

/// Returns the last word of a key, which is the default of its name.
pub(super) fn last_word(key: &str) -> &str {
    key.rsplit(' ').next().unwrap_or(key)
}
