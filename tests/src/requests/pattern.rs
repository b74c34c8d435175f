//! Generates a text that matches a regular expression.

use regex_syntax::hir::{Class, Hir, HirKind};

/// The maximum length of a generated text.
const LONGEST: usize = 4096;

/// Returns a text that matches the pattern. Every repetition occurs `extra` times more than its minimum, limited by its
/// maximum. Returns `None` if the pattern is not a valid regular expression. A pattern with lookahead or lookbehind may
/// not match the text.
pub fn matching(pattern: &str, extra: u32) -> Option<String> {
    let pattern = without_looks(&plain(pattern));
    let hir = regex_syntax::ParserBuilder::new().build().parse(&pattern).ok()?;
    let mut text = String::new();
    write(&hir, extra, &mut text)?;
    Some(text)
}

/// Replaces escaped slashes, which ECMA 262 allows and Rust does not.
fn plain(pattern: &str) -> String {
    pattern.replace("\\/", "/")
}

/// Removes lookahead and lookbehind from a pattern: `(?!a)`, `(?=a)`, `(?<!a)`, `(?<=a)`.
fn without_looks(pattern: &str) -> String {
    let Some((start, _)) =
        ["(?!", "(?=", "(?<!", "(?<="].iter().filter_map(|look| Some((pattern.find(look)?, look))).min()
    else {
        return pattern.to_owned();
    };
    let (before, look) = pattern.split_at(start);
    let (mut depth, mut escaped) = (0, false);
    for (index, char) in look.char_indices() {
        match char {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '(' => depth += 1,
            ')' if depth == 1 => {
                return format!("{before}{}", without_looks(look.get(index + 1..).unwrap_or_default()));
            }
            ')' => depth -= 1,
            _ => {}
        }
    }
    pattern.to_owned()
}

fn write(hir: &Hir, extra: u32, text: &mut String) -> Option<()> {
    if text.len() > LONGEST {
        return None;
    }
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(std::str::from_utf8(&literal.0).ok()?),
        HirKind::Class(class) => text.push(character(class)?),
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(u32::MAX);
            for _ in 0..repetition.min.saturating_add(extra).min(most) {
                write(&repetition.sub, extra, text)?;
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, extra, text)?,
        HirKind::Concat(parts) => parts.iter().try_for_each(|part| write(part, extra, text))?,
        HirKind::Alternation(parts) => write(parts.first()?, extra, text)?,
    }
    Some(())
}

/// Returns a character of the class: a letter or digit if it has one.
fn character(class: &Class) -> Option<char> {
    let ranges: Vec<(char, char)> = match class {
        Class::Unicode(class) => class.iter().map(|range| (range.start(), range.end())).collect(),
        Class::Bytes(class) => class.iter().map(|range| (range.start().into(), range.end().into())).collect(),
    };
    let has = |char: &char| ranges.iter().any(|(first, last)| (first..=last).contains(&char));
    let usual = ('a'..='z').chain('0'..='9').chain('A'..='Z').find(has);
    usual.or_else(|| ('!'..='~').find(has)).or_else(|| ranges.first().map(|(first, _)| *first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_matches_its_pattern() {
        assert_eq!(matching("^[0-9]{3}-[A-Z]+$", 0).unwrap(), "000-A");
        assert_eq!(matching(r"^\/(a|b)?c*$", 0).unwrap(), "/");
        assert_eq!(matching(r"^\d+\.\w*$", 2).unwrap(), "000.aa");
        assert_eq!(matching("", 0).unwrap(), "");
        assert_eq!(matching(r"^(?!aws(:|\)))[b-c]+(?<=c)$", 0).unwrap(), "b");
    }

    #[test]
    fn unsupported_and_invalid_patterns_have_no_text() {
        assert_eq!(matching("(?=a", 0), None);
        assert_eq!(matching("[a-", 0), None);
    }
}
