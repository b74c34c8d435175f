//! Wrapping of lines that are too long, for the forms that are most frequent. The result is that of prettyplease, which
//! formats all other lines, but costs as much time as the rest of the emitter.

/// The maximum line width of prettyplease.
pub(super) const MARGIN: usize = 89;

/// Wraps an item of one line: an associated item, a field, or a part of a signature. Returns `None` if the form is
/// unknown.
pub(super) fn item(indent: usize, line: &str) -> Option<String> {
    match line.split_once(" = ") {
        Some((head, value)) if head.starts_with("const ") => constant(indent, head, value),
        _ => ty(indent, line, ""),
    }
}

/// Writes the last argument of a function, and wraps it if it is too long.
pub(super) fn last(indent: usize, line: &str) -> Option<String> {
    ty(indent, line, ",")
}

/// Wraps a constant: a string literal, which is never wrapped, or a list.
fn constant(indent: usize, head: &str, value: &str) -> Option<String> {
    if is_literal(value.strip_suffix(';')?) {
        return Some(one_line(indent, &format!("{head} = {value}")));
    }
    let rows = split(value.strip_prefix("&[")?.strip_suffix("];")?)?;
    // Short literals share lines.
    let is_known = |row: &&str| row.starts_with("StatusKey::") && fits(indent + 1, row.len() + 1);
    rows.iter().all(is_known).then(|| broken(indent, &format!("{head} = &["), &rows, "];"))
}

/// Wraps a type, with the text before and after it on its first and last line. A `comma` after the last of several is
/// not counted by prettyplease.
fn ty(indent: usize, line: &str, comma: &str) -> Option<String> {
    if fits(indent, line.len()) {
        return Some(one_line(indent, &format!("{line}{comma}")));
    }
    let Some((head, rest)) = line.split_once('<') else {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "_:&#[], ".contains(c);
        // A path, maybe the item of a slice, or the beginning of a function.
        let is_whole = line.strip_prefix("pub fn ").and_then(|line| line.strip_suffix('(')).unwrap_or(line);
        return is_whole.chars().all(is_plain).then(|| one_line(indent, &format!("{line}{comma}")));
    };
    let end = rest.rfind('>')?;
    let (arguments, tail) = (rest.get(..end)?, rest.get(end..)?);
    let is_known = |text: &str, more: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(c));
    if !is_known(head, "_:&#.)>-= ") || !is_known(arguments, "_:&#'<>, ") || !is_known(tail, ">,;{ ") {
        return None;
    }
    let arguments = split(arguments)?;
    let (end, others) = arguments.split_last()?;
    let mut wrapped = String::new();
    for argument in others {
        wrapped.push_str(&ty(indent + 1, &format!("{argument},"), "")?);
    }
    wrapped.push_str(&ty(indent + 1, end, ",")?);
    let (first, last) = (one_line(indent, &format!("{head}<")), one_line(indent, &format!("{tail}{comma}")));
    fits(indent, head.len() + 1).then(|| format!("{first}{wrapped}{last}"))
}

/// Wraps a method call of a chain, whose arguments are names and literals.
pub(super) fn call(indent: usize, line: &str) -> Option<String> {
    let (head, rest) = line.split_once('(')?;
    let arguments = split(rest.strip_suffix(')')?)?;
    let is_plain = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || "_&#".contains(c));
    let is_known = |argument: &&str| is_plain(argument) || is_literal(argument);
    let is_call = head.strip_prefix('.').is_some_and(is_plain) && arguments.iter().all(is_known);
    is_call.then(|| broken(indent, &format!("{head}("), &arguments, ")"))
}

/// Returns a list with one entry per line.
fn broken(indent: usize, head: &str, rows: &[&str], tail: &str) -> String {
    let rows: String = rows.iter().map(|text| one_line(indent + 1, &format!("{text},"))).collect();
    format!("{}{rows}{}", one_line(indent, head), one_line(indent, tail))
}

fn fits(indent: usize, length: usize) -> bool {
    indent * 4 + length <= MARGIN
}

fn one_line(indent: usize, line: &str) -> String {
    format!("{:1$}{line}\n", "", indent * 4)
}

/// Returns true if a text is one string literal without escapes.
fn is_literal(text: &str) -> bool {
    let inner = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    inner.is_some_and(|inner| !inner.contains(['"', '\\']))
}

/// Splits a list at the commas that are outside brackets and string literals. Returns `None` for literals with escapes,
/// and if the text is several lists.
fn split(text: &str) -> Option<Vec<&str>> {
    if text.contains('\\') {
        return None;
    }
    let (mut depth, mut is_string, mut is_list) = (0_usize, false, true);
    let is_comma = |c: char| {
        match c {
            '"' => is_string = !is_string,
            '(' | '[' | '<' if !is_string => depth += 1,
            ')' | ']' | '>' if !is_string => {
                is_list &= depth > 0;
                depth = depth.saturating_sub(1);
            }
            _ => {}
        }
        c == ',' && depth == 0 && !is_string
    };
    let parts = text.split(is_comma).map(str::trim_start).collect();
    is_list.then_some(parts)
}
