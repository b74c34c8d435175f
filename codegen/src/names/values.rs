//! Names of enum variants, made from their values.
//!
//! A name states everything that usually distinguishes a value: blanks at the ends, tabs, signs, comparisons. Other
//! differences, such as letter case or a separator, are only stated if two values would otherwise have the same name.

use rustc_hash::{FxHashMap, FxHashSet};

use super::scope::{Name, Scope};
use super::words::{digest, pascal};

/// Returns the names of the variants, and the positions of those that have another name than they would have alone.
pub(super) fn names(scope: &mut Scope, values: &[String]) -> (Vec<Name>, Vec<usize>) {
    let plain: Vec<String> = values.iter().map(|value| readable(value)).collect();
    let mut alike: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (index, name) in plain.iter().enumerate() {
        alike.entry(name).or_default().push(index);
    }
    let mut wishes: Vec<Vec<String>> = plain.iter().map(|name| vec![name.clone(), format!("{name}Value")]).collect();
    for (name, group) in alike.iter().filter(|(_, group)| group.len() > 1) {
        for (index, more) in distinguished(name, group, values) {
            if let Some(wish) = wishes.get_mut(index) {
                *wish = more;
            }
        }
    }
    let key = |index: usize| values.get(index).map(|value| rank(value, "")).map(|rank| format!("{rank:?}"));
    let names = scope.claim_all(&wishes, |index| key(index).unwrap_or_default());
    let is_moved = |(index, (name, _)): (usize, &(Name, bool))| (plain.get(index)? != name.plain()).then_some(index);
    let moved = names.iter().enumerate().filter_map(is_moved).collect();
    (names.into_iter().map(|(name, _)| name).collect(), moved)
}

/// Returns the candidates for values that would all have the same name. Values that differ only in letter case share a
/// name, which all but the first extend by their case. All other values have their symbols spelled out.
fn distinguished(name: &str, group: &[usize], values: &[String]) -> Vec<(usize, Vec<String>)> {
    let value = |index: &usize| values.get(*index).map_or("", String::as_str);
    let mut sorted = group.to_vec();
    sorted.sort_by_cached_key(|index| rank(value(index), name));
    let mut first: Option<String> = None;
    let mut spellings: FxHashSet<String> = FxHashSet::default();
    let mut result = Vec::new();
    for index in sorted {
        let text = value(&index);
        let folded = text.to_lowercase();
        let has_name = *first.get_or_insert_with(|| folded.clone()) == folded;
        let is_main = spellings.insert(folded);
        let base = if has_name { name.to_owned() } else { spelled(text) };
        let cased = format!("{base}{}", letter_case(text));
        let mut wish = if is_main { vec![base, cased.clone()] } else { vec![cased.clone()] };
        wish.push(format!("{cased}H{}", digest(text)));
        result.push((index, wish));
    }
    result
}

/// Returns the order in which values may take a name: the name itself first, then those with fewer symbols, then lower
/// case.
fn rank(value: &str, name: &str) -> (bool, usize, bool, String) {
    let symbols = value.chars().filter(|c| !c.is_alphanumeric()).count();
    (value != name, symbols, value != value.to_lowercase(), value.to_owned())
}

fn letter_case(text: &str) -> &'static str {
    let has = |test: fn(char) -> bool| text.chars().any(test);
    match (has(char::is_uppercase), has(char::is_lowercase)) {
        (false, true) => "Lowercase",
        (true, false) => "Uppercase",
        (true, true) if !text.chars().skip(1).any(char::is_uppercase) => "Capitalized",
        _ => "Mixed",
    }
}

/// Returns the name of a value, independent of the other values.
pub(super) fn readable(value: &str) -> String {
    if value.is_empty() {
        return "Empty".to_owned();
    }
    let value = value.char_indices().nth(4_000).and_then(|(end, _)| value.get(..end)).unwrap_or(value);
    let inner = value.trim_matches(is_blank);
    let start = value.len() - value.trim_start_matches(is_blank).len();
    let (before, after) = if inner.is_empty() {
        (value, "")
    } else {
        (value.get(..start).unwrap_or_default(), value.get(start + inner.len()..).unwrap_or_default())
    };
    let name = format!("{}{}{}", blanks(before), words(inner), blanks(after));
    match identifier(name, value) {
        // Every enum already has these names.
        name if name == "Unknown" || name == "Self" => format!("{name}Value"),
        name => name,
    }
}

/// Returns the words of a value between the blanks at its ends.
fn words(inner: &str) -> String {
    let has_letters = inner.chars().any(char::is_alphanumeric);
    if !has_letters {
        // Emoji and similar symbols are spelled out, and their names may contain symbols again.
        return if inner.is_ascii() { symbols(inner) } else { words(&deunicode::deunicode_with_tofu(inner, "")) };
    }
    let is_bracketed = inner.contains('<') && inner.contains('>') && !inner.contains("->") && !inner.contains("=>");
    let count = inner.chars().count();
    let last_run = inner.chars().rev().take_while(|c| inner.ends_with(*c)).count();
    let mut text = String::with_capacity(inner.len());
    let mut chars = inner.chars().enumerate().peekable();
    while let Some((index, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        // There may be several signs at the end: `C++`.
        let is_edge = index == 0 || index + last_run >= count;
        let word = match c {
            '-' | '=' if next == Some('>') => {
                chars.next();
                "to"
            }
            '+' if is_edge => "plus",
            '-' if is_edge => "minus",
            '#' if index + 1 == count => "sharp",
            '<' if !is_bracketed => "less",
            '>' if !is_bracketed => "greater",
            '=' => "equal",
            '!' => "not",
            '*' => "star",
            ' ' if next == Some(' ') => "space",
            ' ' => "",
            c if is_blank(c) => blank(c),
            c => {
                text.push(c);
                continue;
            }
        };
        text.push(' ');
        text.push_str(word);
        text.push(' ');
    }
    pascal(&text)
}

/// Returns every symbol as a word, with repetitions counted.
fn symbols(text: &str) -> String {
    runs(text, |c| match c {
        '+' => "Plus",
        '-' => "Minus",
        '*' => "Star",
        '<' => "Less",
        '>' => "Greater",
        '=' => "Equal",
        '!' => "Not",
        '/' => "Slash",
        '\\' => "Backslash",
        '.' => "Dot",
        '%' => "Percent",
        '&' => "And",
        '|' => "Or",
        '$' => "Dollar",
        '#' => "Hash",
        '@' => "At",
        '~' => "Tilde",
        '?' => "Question",
        ':' => "Colon",
        ';' => "Semicolon",
        ',' => "Comma",
        '_' => "Underscore",
        '(' => "OpenParenthesis",
        ')' => "CloseParenthesis",
        '[' => "OpenBracket",
        ']' => "CloseBracket",
        '{' => "OpenBrace",
        '}' => "CloseBrace",
        '^' => "Caret",
        '`' => "Backtick",
        '\'' => "Apostrophe",
        '"' => "Quote",
        c => blank(c),
    })
}

fn blanks(text: &str) -> String {
    runs(text, blank)
}

fn runs(text: &str, word: impl Fn(char) -> &'static str) -> String {
    let mut name = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let after = rest.trim_start_matches(first);
        let count = rest.chars().count() - after.chars().count();
        let one = word(first);
        match (count, one) {
            (2, "Space") => name.push_str("TwoSpaces"),
            (3, "Space") => name.push_str("ThreeSpaces"),
            (count @ 4.., one) => name.extend([one, "Times", &count.to_string()]),
            (count, one) => (0..count).for_each(|_| name.push_str(one)),
        }
        rest = after;
    }
    name
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

fn blank(c: char) -> &'static str {
    match c {
        ' ' => "Space",
        '\t' => "Tab",
        '\n' => "Newline",
        '\r' => "Return",
        '\u{a0}' => "NoBreakSpace",
        c if c.is_control() => "Control",
        _ => "Blank",
    }
}

/// Returns the value with each symbol as a word, and non-ASCII characters as code points.
fn spelled(value: &str) -> String {
    let mut name = String::new();
    let mut word = String::new();
    for c in value.chars() {
        if c.is_ascii_alphanumeric() {
            word.push(c);
            continue;
        }
        name.push_str(&pascal(&std::mem::take(&mut word)));
        if c.is_ascii() {
            name.push_str(&symbols(c.encode_utf8(&mut [0; 4])));
        } else {
            name.extend(["U", &format!("{:04x}", u32::from(c))]);
        }
    }
    name.push_str(&pascal(&word));
    identifier(name, value)
}

fn identifier(name: String, value: &str) -> String {
    let name = match name.get(..80) {
        Some(start) if name.len() > 110 => format!("{start}H{}", digest(value)),
        _ => name,
    };
    match name.chars().next() {
        Some(first) if first.is_ascii_digit() => format!("Value{name}"),
        Some(_) => name,
        None => format!("ValueH{}", digest(value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[&str]) -> Vec<String> {
        let values: Vec<String> = values.iter().map(|value| (*value).to_owned()).collect();
        let (names, _) = names(&mut Scope::with(["Self", "Unknown"]), &values);
        names.iter().map(|name| name.as_str().to_owned()).collect()
    }

    #[test]
    fn a_value_has_a_readable_name_of_its_own() {
        let rows = [
            ("in_progress", "InProgress"),
            ("In Progress", "InProgress"),
            ("application/json", "ApplicationJson"),
            ("", "Empty"),
            (" ", "Space"),
            ("  ", "TwoSpaces"),
            (" off", "SpaceOff"),
            ("off  ", "OffTwoSpaces"),
            ("a\tb", "ATabB"),
            ("\n", "Newline"),
            ("a  b", "ASpaceB"),
            ("+1", "Plus1"),
            ("-1", "Minus1"),
            ("1", "Value1"),
            ("2011-06-15", "Value20110615"),
            ("-name", "MinusName"),
            ("A+", "APlus"),
            ("C++", "CPlusPlus"),
            ("C#", "CSharp"),
            (">", "Greater"),
            (">=", "GreaterEqual"),
            ("!=", "NotEqual"),
            ("<5", "Less5"),
            ("<any>", "Any"),
            ("a->b", "AToB"),
            ("*", "Star"),
            ("**", "StarStar"),
            ("repo:*", "RepoStar"),
            ("-----", "MinusTimes5"),
            ("[]", "OpenBracketCloseBracket"),
            ("🚀", "Rocket"),
            ("👍", "Plus1"),
            ("🅰\u{200b}", "A"),
            ("größe", "Grosse"),
            ("unknown", "UnknownValue"),
            ("self", "SelfValue"),
        ];
        for (value, name) in rows {
            assert_eq!(of(&[value]), [name], "{value:?}");
        }
    }

    #[test]
    fn values_that_differ_only_in_case_are_named_after_their_case() {
        assert_eq!(of(&["off", "Off", "OFF"]), ["OffLowercase", "Off", "OffUppercase"]);
        assert_eq!(of(&["OFF", "off"]), ["OffUppercase", "Off"]);
        assert_eq!(of(&["foo_bar", "FOO_BAR"]), ["FooBar", "FooBarUppercase"]);
        assert_eq!(of(&["m", "M"]), ["MLowercase", "M"]);
    }

    #[test]
    fn values_that_differ_in_a_symbol_are_named_after_the_symbol() {
        assert_eq!(of(&["Credit_Memo", "Credit Memo"]), ["CreditUnderscoreMemo", "CreditMemo"]);
        assert_eq!(of(&["1.10", "11.0"]), ["Value110", "Value11Dot0"]);
        assert_eq!(of(&["_id", "id"]), ["UnderscoreId", "Id"]);
        assert_eq!(of(&["é", "e"]), ["U00e9", "E"]);
        assert_eq!(of(&["a b", "a_b", "A_B"]), ["AB", "AUnderscoreB", "AUnderscoreBUppercase"]);
    }

    #[test]
    fn the_order_of_values_changes_no_name() {
        let values = ["off", "OFF", "Off", "o f f", "off ", "-off", "", " ", "1", "+1", "-1", "1.0", "10", "Unknown"];
        let mut forward: Vec<_> = values.iter().copied().zip(of(&values)).collect();
        let reversed: Vec<&str> = values.iter().rev().copied().collect();
        let mut backward: Vec<_> = reversed.iter().copied().zip(of(&reversed)).collect();
        forward.sort();
        backward.sort();
        assert_eq!(forward, backward);
    }
}
