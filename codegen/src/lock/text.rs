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
        let mut owner: Option<&str> = None;
        for section in &self.table.items {
            // The types of an item follow it, since a space comes before all other characters of a key.
            let inner = owner.and_then(|owner| section.head.strip_prefix(owner)?.strip_prefix(' '));
            if inner.is_none() {
                owner = Some(&section.head);
                text.push('\n');
            }
            push(&mut text, if inner.is_some() { INNER } else { "" }, inner.unwrap_or(&section.head), section);
        }
        for section in &self.table.former {
            text.push('\n');
            push(&mut text, FORMER, &section.head, section);
        }
        text
    }
}

/// The indentation of an item that belongs to the one before it. Its key is that of the other one and more words.
pub(super) const INNER: &str = "  ";
/// The indentation of the names of parts.
pub(super) const PART: &str = "    ";

/// The word before the former name of an item.
pub(super) const FORMER: &str = "former ";

fn push(text: &mut String, before: &str, head: &str, section: &Section) {
    text.push_str(before);
    line(text, head, &section.name);
    for (key, value) in &section.facts {
        let _ = writeln!(text, "{PART}{key}: {}", quoted(value));
    }
    for (key, name) in &section.names {
        text.push_str(PART);
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
