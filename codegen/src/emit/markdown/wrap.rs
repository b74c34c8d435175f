//! Wrapping of paragraphs to a line width.

use super::flow::BREAK;

/// The maximum width of a documentation line, without indentation and `/// `.
const WIDTH: usize = 92;

/// Returns the lines of a text that consists of paragraphs only.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut open: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() {
            paragraph(&open, "", "", &mut lines);
            open.clear();
            if lines.last().is_some_and(|last| !last.is_empty()) {
                lines.push(String::new());
            }
        } else {
            open.push(line);
        }
    }
    paragraph(&open, "", "", &mut lines);
    lines
}

/// Returns the lines of rendered Markdown, in which each paragraph is one line.
pub(super) fn rendered(text: &str) -> Vec<String> {
    let mut fence = 0;
    let mut lines = Vec::new();
    for line in text.trim_matches('\n').lines() {
        let line = line.trim_end();
        let (first, next, content) = split(line);
        let ticks = content.len() - content.trim_start_matches('`').len();
        let code = fence > 0;
        if code && ticks >= fence && content.len() == ticks {
            fence = 0;
        } else if !code && ticks >= 3 && !content.trim_start_matches('`').contains('`') {
            fence = ticks;
        }
        if code || fence > 0 || content.starts_with(['|', '#']) {
            lines.push(line.replace('\t', "    "));
            continue;
        }
        // Hard line breaks split a paragraph into several parts.
        let parts: Vec<&str> = content.split("\u{c}\u{c}").collect();
        for (index, part) in parts.iter().enumerate() {
            let segments: Vec<&str> = part.split(BREAK).map(str::trim).filter(|line| !line.is_empty()).collect();
            let lead = if index == 0 { first } else { &next };
            paragraph(&segments, lead, &next, &mut lines);
            if index + 1 < parts.len()
                && let Some(last) = lines.last_mut().filter(|_| !segments.is_empty())
            {
                last.push('\\');
            }
        }
        if content.is_empty() {
            lines.push(first.trim_end().to_owned());
        }
    }
    lines
}

/// Splits a line. Returns the prefix of its text, the prefix of its continuation lines, and the text.
fn split(line: &str) -> (&str, String, &str) {
    let mut next = String::new();
    let mut rest = line;
    loop {
        let marker = match rest {
            _ if rest.starts_with(' ') => 1,
            _ if rest.starts_with("* ") || rest.starts_with("- ") => 2,
            _ if rest.starts_with("> ") => {
                next.push_str("> ");
                rest = rest.get(2..).unwrap_or_default();
                continue;
            }
            _ => match rest.split_once(' ') {
                Some((number, _)) if is_ordinal(number) => number.len() + 1,
                _ => break,
            },
        };
        next.push_str(&" ".repeat(marker));
        rest = rest.get(marker..).unwrap_or_default();
    }
    (line.get(..line.len() - rest.len()).unwrap_or_default(), next, rest)
}

/// Returns the lines of a list item.
pub(super) fn item(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    wrap(text, WIDTH - 2, "- ", "  ", &mut lines);
    lines
}

/// Adds a paragraph. Its line breaks are kept if all lines are short enough, otherwise the whole paragraph is wrapped
/// again.
fn paragraph(segments: &[&str], first: &str, next: &str, lines: &mut Vec<String>) {
    let width = WIDTH.saturating_sub(next.len()).max(WIDTH / 2);
    let fits = |line: &str| line.len() <= width || line.chars().count() <= width;
    let mut later = segments.iter().skip(1);
    if segments.iter().all(|line| fits(line)) && !later.any(|line| starts_block(line)) {
        for (index, line) in segments.iter().enumerate() {
            lines.push(format!("{}{line}", if index == 0 { first } else { next }));
        }
        return;
    }
    wrap(&segments.join(" "), width, first, next, lines);
}

/// Breaks a line between words, but not before a word that would begin a list, a heading or another block.
fn wrap(text: &str, width: usize, first: &str, next: &str, lines: &mut Vec<String>) {
    let mut current = first.to_owned();
    let mut length = 0;
    for (index, word) in text.split(' ').enumerate() {
        let more = word.chars().count();
        let breakable = index > 0 && !word.is_empty() && !starts_block(word);
        if length + 1 + more > width && breakable && length > 0 {
            let line = std::mem::replace(&mut current, next.to_owned());
            lines.push(line.trim_end().to_owned());
            length = 0;
        } else if index > 0 {
            current.push(' ');
            length += 1;
        }
        current.push_str(word);
        length += more;
    }
    lines.push(current.trim_end().to_owned());
}

fn starts_block(word: &str) -> bool {
    word.starts_with(['-', '+', '*', '#', '=', '>', '|', '~', ':']) || word.starts_with("```") || is_number_marker(word)
}

fn is_ordinal(word: &str) -> bool {
    let digits = word.strip_suffix(['.', ')']).unwrap_or_default();
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

pub(super) fn is_number_marker(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    digits.len() < text.len() && digits.starts_with(['.', ')'])
}
