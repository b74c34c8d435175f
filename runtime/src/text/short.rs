//! Shortening of server texts in messages: each is cut to a limit and written on one line.

use std::fmt::{self, Write as _};

/// The limit for a body or a cause, in characters.
pub(crate) const LONG: usize = 200;

/// The limit for a name, in characters.
pub(crate) const NAME: usize = 64;

/// The number of names that a list shows.
pub(crate) const NAMES: usize = 12;

/// The start of a value's `Display` text.
pub(crate) struct Short<T>(pub(crate) T, pub(crate) usize);

impl<T: fmt::Display> fmt::Display for Short<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line = Line { out: f, left: self.1, is_cut: false };
        match write!(line, "{}", self.0) {
            Err(fmt::Error) if line.is_cut => f.write_str("..."),
            other => other,
        }
    }
}

/// Returns the start and the end of a text. Messages often explain a value after quoting it.
pub(crate) fn ends(text: &str) -> String {
    let cut = |count: usize| text.char_indices().nth(count).map(|(index, _)| index);
    let tail = text.char_indices().rev().nth(LONG - 1).map(|(index, _)| index);
    match (cut(LONG), tail) {
        (Some(head), Some(tail)) if head < tail => {
            let (start, end) = (text.get(..head).unwrap_or_default(), text.get(tail..).unwrap_or_default());
            format!("{start}...{end}")
        }
        _ => text.to_owned(),
    }
}

/// Displays the first dozen names, in backticks.
pub(crate) struct Names<'a, S>(pub(crate) &'a [S]);

impl<S: AsRef<str>> fmt::Display for Names<'_, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, name) in self.0.iter().take(NAMES).enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            write!(f, "{comma}`{}`", Short(name.as_ref(), NAME))?;
        }
        if self.0.len() > NAMES { f.write_str(", ...") } else { Ok(()) }
    }
}

/// Displays the start of a body's text, or its length if it is not text.
pub(crate) struct Body<'a>(pub(crate) &'a [u8]);

impl fmt::Display for Body<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A character has at most four bytes.
        let start = self.0.get(..LONG * 4 + 4).unwrap_or(self.0);
        let text = match std::str::from_utf8(start) {
            Ok(text) => text,
            // A character cut at the end of the excerpt does not make the text invalid.
            Err(error) if error.error_len().is_none() && start.len() < self.0.len() => {
                std::str::from_utf8(start.get(..error.valid_up_to()).unwrap_or_default()).unwrap_or_default()
            }
            Err(_) => return write!(f, "({} bytes that are not text)", self.0.len()),
        };
        match text.trim_ascii_start() {
            "" if start.len() == self.0.len() => f.write_str("(the body is empty)"),
            text => write!(f, "{}", Short(text, LONG)),
        }
    }
}

/// A writer that stops after a number of characters. It escapes control characters, so that a message stays on one
/// line.
struct Line<'a, 'b> {
    out: &'a mut fmt::Formatter<'b>,
    left: usize,
    is_cut: bool,
}

impl fmt::Write for Line<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for c in text.chars() {
            let Some(left) = self.left.checked_sub(1) else {
                self.is_cut = true;
                return Err(fmt::Error);
            };
            self.left = left;
            if c.is_control() {
                write!(self.out, "{}", c.escape_default())?;
            } else {
                self.out.write_char(c)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_truncated_to_one_line() {
        assert_eq!(Short("ab\n\u{1b}c", 9).to_string(), "ab\\n\\u{1b}c");
        assert_eq!(Short("héllo", 5).to_string(), "héllo");
        assert_eq!(Short("héllo", 2).to_string(), "hé...");
        let ends = ends(&format!("start {} end", "é".repeat(5000)));
        assert!(ends.starts_with("start é") && ends.ends_with("é end") && ends.chars().count() == 2 * LONG + 3);
        assert_eq!(super::ends("short"), "short");
    }

    #[test]
    fn a_body_is_shown_by_its_first_characters() {
        assert_eq!(Body(b" \n{\"a\": 1}").to_string(), "{\"a\": 1}");
        assert_eq!(Body(b"").to_string(), "(the body is empty)");
        assert_eq!(Body(b"\x89PNG\xff").to_string(), "(5 bytes that are not text)");
        let long = "é".repeat(5000);
        assert_eq!(Body(long.as_bytes()).to_string(), format!("{}...", "é".repeat(LONG)));
        let odd = format!("a{long}");
        assert_eq!(Body(odd.as_bytes()).to_string().chars().count(), LONG + 3);
    }

    #[test]
    fn a_list_ends_after_a_dozen_names() {
        let names: Vec<String> = (0..50).map(|n| format!("m{n}")).chain(["x".repeat(5000)]).collect();
        assert!(Names(&names).to_string().ends_with("`m11`, ..."));
        assert!(Names(&names[49..]).to_string().len() < 90);
    }
}
