//! Tabs in YAML, which the parser rejects.

use super::FileId;
use super::node::Tree;
use super::parse::{Format, ParseError, parse};
use super::sources::File;

/// Parses a text. Harmless tabs in YAML, which the parser rejects, are replaced by spaces.
pub(super) fn without_tabs(mut text: String, format: Format) -> (String, Result<Tree, ParseError>) {
    const MOST: usize = 64;
    let mut parsed = parse(&text, format);
    for _ in 0..MOST {
        let Err(error) = &parsed else { break };
        let Some(at) = error.position.filter(|_| format == Format::Yaml && !error.duplicate_key) else { break };
        let Some(range) = harmless_tabs(&text, at) else { break };
        let spaces = " ".repeat(range.len());
        text.replace_range(range, &spaces);
        parsed = parse(&text, format);
    }
    (text, parsed)
}

/// Returns the range of the tabs at which the parser stopped, if they precede a comment or do not indent the line.
fn harmless_tabs(text: &str, (line, column): (usize, usize)) -> Option<std::ops::Range<usize>> {
    let content = text.lines().nth(line.checked_sub(1)?)?;
    let start = content.as_ptr() as usize - text.as_ptr() as usize;
    let blank = content.len() - content.trim_start_matches([' ', '\t']).len();
    let rest = content.get(blank..)?;
    let is_comment = rest.is_empty() || rest.starts_with('#');
    let tabs = if is_comment {
        0..blank
    } else {
        let (at, _) = content.char_indices().nth(column.checked_sub(1)?)?;
        let inside = content.get(at..)?;
        at..at + inside.len() - inside.trim_start_matches('\t').len()
    };
    let has_tab = content.get(tabs.clone())?.contains('\t');
    (has_tab && (is_comment || tabs.start > blank)).then_some(start + tabs.start..start + tabs.end)
}

/// Returns a message if a tab caused the error at this position.
pub(super) fn tab_at(files: &[File], id: FileId, (line, column): (usize, usize)) -> Option<String> {
    let content = files.get(id.index())?.text.lines().nth(line.checked_sub(1)?)?;
    let indent: String = content.chars().take_while(|c| c.is_whitespace()).collect();
    if indent.contains('\t') {
        return Some("this line is indented with a tab".to_owned());
    }
    let here = content.chars().skip(column.saturating_sub(2)).take(2).any(|c| c == '\t');
    here.then(|| "found a tab where only a space is allowed".to_owned())
}
