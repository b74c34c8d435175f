//! Documentation of emitted items. Text of a description cannot end the comment that it is in.

use proc_macro2::TokenStream;
use quote::quote;

use super::markdown;
use crate::ir::Docs;

/// A builder of documentation: blocks of lines, separated by empty lines.
#[derive(Default)]
pub(super) struct DocBuilder {
    lines: Vec<String>,
}

impl DocBuilder {
    /// Adds a block of text from the description.
    pub(super) fn described(mut self, text: Option<&str>) -> Self {
        let lines = text.map(markdown::lines).unwrap_or_default();
        self.block(lines);
        self
    }

    /// Adds a line of the generator's own text. A name in it may contain a line break, which is replaced by a space.
    pub(super) fn generated(mut self, text: impl Into<String>) -> Self {
        self.block(vec![text.into().replace(char::is_control, " ")]);
        self
    }

    /// Adds a list of the generator's own text, with one item for each text.
    pub(super) fn list(mut self, texts: impl IntoIterator<Item = String>) -> Self {
        let lines = texts.into_iter().flat_map(|text| markdown::item(&text.replace(char::is_control, " "))).collect();
        self.block(lines);
        self
    }

    fn block(&mut self, lines: Vec<String>) {
        if lines.iter().all(String::is_empty) {
            return;
        }
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        let shown = |line: String| {
            if line.contains(|c| turns_text(c) || not_shown(c)) {
                line.replace(turns_text, "").replace(not_shown, " ")
            } else {
                line
            }
        };
        self.lines.extend(lines.into_iter().map(shown));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    pub(super) fn into_lines(self) -> Vec<String> {
        self.lines
    }

    pub(super) fn tokens(&self) -> TokenStream {
        attributes(&self.lines)
    }
}

/// Returns text of a description as a code span, in which Markdown has no special characters.
pub(super) fn code(text: &str) -> String {
    let text = text.replace(char::is_control, " ");
    let runs = text.split(|c| c != '`').map(str::len);
    let fence = "`".repeat(runs.max().unwrap_or_default() + 1);
    // A backtick at either end would become part of the fence, and an empty span is not a code span.
    let space = if text.starts_with('`') || text.ends_with('`') || text.is_empty() { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// Returns Markdown text of a description as one line.
pub(super) fn inline(text: &str) -> String {
    markdown::lines(text).join(" ")
}

/// Returns true if a character changes the direction of the text after it. rustc rejects such a character in a comment,
/// because it can hide code.
pub(crate) fn turns_text(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns true if a character is not allowed in a comment line. A carriage return is an error in rustc.
fn not_shown(c: char) -> bool {
    c.is_control() && c != '\t'
}

/// Returns a doc attribute for each line.
pub(super) fn attributes(lines: &[String]) -> TokenStream {
    let lines = lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

/// Returns the documentation of a type. A deprecated type is marked in its text only: with `#[deprecated]`, rustc would
/// warn about every use in the output.
pub(super) fn of_type(docs: &Docs) -> DocBuilder {
    let note = if docs.deprecated { "Deprecated." } else { "" };
    of(docs).generated(note)
}

/// Returns the documentation of a field or parameter.
pub(super) fn of(docs: &Docs) -> DocBuilder {
    let summary = docs.summary.as_deref().filter(|summary| Some(*summary) != docs.description.as_deref());
    DocBuilder::default()
        .described(if docs.description.is_none() { summary } else { None })
        .described(docs.description.as_deref())
        .generated(remarks(&docs.remarks))
}

/// Marks the beginning of a JSON value as truncated, and closes an open string.
fn cut(beginning: &str) -> String {
    // Do not cut within an escape sequence.
    let slashes = beginning.len() - beginning.trim_end_matches('\\').len();
    let shown = beginning.get(..beginning.len() - slashes % 2).unwrap_or_default();
    let (mut quoted, mut escaped) = (false, false);
    for c in shown.chars() {
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
    }
    let shown = if quoted { shown } else { shown.trim_end_matches([' ', ',']) };
    if quoted { format!("{shown}…\"") } else { format!("{shown}, …") }
}

/// Returns a value as a code span. Values that would not be visible otherwise are quoted.
pub(super) fn of_value(value: &str) -> Vec<String> {
    const LONGEST: usize = 200;
    let is_hidden = |c: char| c.is_control() || turns_text(c) || (c.is_whitespace() && c != ' ');
    let quoted = value.is_empty() || value.trim() != value || value.contains("  ") || value.contains(is_hidden);
    let mut shown = value
        .char_indices()
        .nth(LONGEST)
        .and_then(|(end, _)| value.get(..end))
        .map_or_else(|| value.to_owned(), |start| format!("{start}…"));
    if quoted {
        shown = format!("{shown:?}");
    }
    DocBuilder::default().generated(code(&shown)).into_lines()
}

/// Returns constraints, default and example as one line.
fn remarks(remarks: &[(String, String)]) -> String {
    const LONGEST: usize = 60;
    // Formats that the Rust type already expresses.
    let said = |keyword: &str, value: &str| {
        keyword == "format"
            && matches!(
                value,
                "int32" | "int64" | "uint32" | "uint64" | "float" | "double" | "uuid" | "date-time" | "date"
            )
    };
    let parts: Vec<String> = remarks
        .iter()
        .filter(|(keyword, value)| !said(keyword, value))
        .map(|(keyword, value)| {
            let end = value.char_indices().nth(LONGEST).map(|(end, _)| end);
            let shown = end.map_or_else(|| value.clone(), |end| cut(value.get(..end).unwrap_or_default()));
            format!("{keyword}: {}", code(&shown))
        })
        .collect();
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_a_line_break_stays_in_its_comment() {
        let docs = DocBuilder::default().generated("The operations of the tag `a\nb\u{0}`.");
        assert_eq!(docs.into_lines(), ["The operations of the tag `a b `."]);
    }

    #[test]
    fn bidirectional_control_characters_are_removed() {
        let docs = DocBuilder::default().described(Some("a\u{202e}b")).generated("c\u{2066}d");
        assert_eq!(docs.into_lines(), ["ab", "", "cd"]);
    }

    #[test]
    fn embedded_text_is_rendered_only_as_a_code_span() {
        use pulldown_cmark::{Event, Options, Parser, Tag};
        let texts = [
            "a`<img src=x>",
            "``<b>``",
            "`",
            "",
            "<script>\n\n<b>",
            "[a](https://b.c)",
            "```\n![x](y)",
            "a|b",
            "https://a.b",
        ];
        for text in texts {
            for line in [code(text), format!("GET {} and {}", code(text), code("<i>"))] {
                let shown = DocBuilder::default().generated(line).into_lines().join("\n");
                let events: Vec<_> = Parser::new_ext(&shown, Options::all()).collect();
                let is_live = |event: &Event<'_>| {
                    matches!(
                        event,
                        Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::Link { .. } | Tag::Image { .. })
                    )
                };
                assert!(!events.iter().any(is_live), "{text}: {shown}");
                assert!(events.iter().any(|event| matches!(event, Event::Code(_))), "{text}: {shown}");
            }
        }
    }

    #[test]
    fn values_are_shown_in_code_spans_and_escaped_if_needed() {
        let rows = [
            ("asc", "`asc`"),
            ("", "`\"\"`"),
            (" a", "`\" a\"`"),
            ("a\tb", "`\"a\\tb\"`"),
            ("a\u{202e}b", "`\"a\\u{202e}b\"`"),
        ];
        for (value, expected) in rows {
            assert_eq!(of_value(value), [expected], "{value:?}");
        }
    }

    #[test]
    fn truncating_a_value_closes_its_open_quotes() {
        assert_eq!(cut("\"a\", \"b"), "\"a\", \"b…\"");
        assert_eq!(cut("\"a\", "), "\"a\", …");
        assert_eq!(cut("\"a\\"), "\"a…\"");
    }

    #[test]
    fn a_carriage_return_ends_a_line() {
        for text in ["a\r\rb", "a\r\n\r\nb", "a\n\rb", "*a*\r\rb"] {
            let docs = DocBuilder::default().described(Some(text)).into_lines();
            let [a, empty, b] = docs.as_slice() else { panic!("{docs:?}") };
            assert_eq!((a.trim_matches('*'), empty.as_str(), b.as_str()), ("a", "", "b"), "{text:?}");
        }
    }
}
