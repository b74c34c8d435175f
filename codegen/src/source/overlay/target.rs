//! Evaluation of `JSONPath` expressions (RFC 9535) in bounded time.
//!
//! An expression is evaluated segment by segment, and each segment once per node. The work is therefore the sum over
//! the segments instead of their product: `$..['a','a']..['a','a']..*` visits each node twice per segment.

use std::fmt;

use rustc_hash::FxHashSet;
use serde_json::Value as Json;
use serde_json_path::JsonPath;

/// The maximum length of an expression, in bytes.
const LENGTH: usize = 4_096;
/// The maximum nesting of brackets and parentheses, for which the parser is recursive.
const NESTING: usize = 16;
/// The maximum number of descendant segments (`..`) inside filters. Each one visits all descendants of a node again.
const DESCENTS: usize = 2;
/// The maximum number of additional selectors in brackets inside filters, where nodes are not deduplicated.
const ALTERNATIVES: usize = 8;

/// The path from the root of the description to a node.
pub(super) type Location = Vec<Step>;

/// A step of a location.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Key(String),
    Index(usize),
}

/// Errors in an expression.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum TargetError {
    Syntax { expression: String, reason: String },
    Length,
    Nesting,
    Filters,
}

impl TargetError {
    /// Returns a hint for the author of the overlay.
    pub(super) fn hint(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => "the syntax is defined in RFC 9535, e.g. `$.paths['/pets'].get`",
            Self::Length | Self::Nesting | Self::Filters => "split the action into several with simpler expressions",
        }
    }
}

impl fmt::Display for TargetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { expression, reason } => {
                write!(f, "`{expression}` is not a valid JSONPath expression: {reason}")
            }
            Self::Length => write!(f, "the expression is longer than {LENGTH} bytes"),
            Self::Nesting => write!(f, "the expression is nested deeper than {NESTING} brackets and parentheses"),
            Self::Filters => write!(
                f,
                "the filters have more than {DESCENTS} descendant segments (`..`) or {ALTERNATIVES} alternative selectors"
            ),
        }
    }
}

/// Returns the locations that an expression selects, each once, in the order of the description.
///
/// Parents come before their children.
pub(super) fn select(expression: &str, description: &Json) -> Result<Vec<Location>, TargetError> {
    let segments = segments(expression)?;
    // The whole expression is parsed first, so that errors refer to it.
    JsonPath::parse(expression).map_err(|error| syntax(expression, &error))?;
    let mut selected = vec![description];
    for segment in segments {
        if segment.is_descendant() {
            selected = with_descendants(selected);
        }
        let child = segment.child();
        let mut next = Unique::default();
        if segment.names_root {
            // A filter that refers to the root is evaluated from the root.
            for location in locations(&selected, description) {
                let absolute = JsonPath::parse(&format!("{}{child}", normalized(&location)));
                next.extend(absolute.map_err(|error| syntax(expression, &error))?.query(description));
            }
        } else {
            let relative = JsonPath::parse(&format!("${child}")).map_err(|error| syntax(expression, &error))?;
            for value in selected {
                next.extend(relative.query(value));
            }
        }
        selected = next.values;
    }
    Ok(locations(&selected, description))
}

fn syntax(expression: &str, error: &serde_json_path::ParseError) -> TargetError {
    TargetError::Syntax { expression: expression.to_owned(), reason: error.to_string() }
}

/// Values of a description, each once, identified by address: equal values at different places are distinct.
#[derive(Default)]
struct Unique<'v> {
    values: Vec<&'v Json>,
    known: FxHashSet<*const Json>,
}

impl<'v> Unique<'v> {
    /// Adds a value. Returns false if it was already added.
    fn insert(&mut self, value: &'v Json) -> bool {
        let is_new = self.known.insert(std::ptr::from_ref(value));
        if is_new {
            self.values.push(value);
        }
        is_new
    }

    fn extend(&mut self, values: impl IntoIterator<Item = &'v Json>) {
        values.into_iter().for_each(|value| {
            self.insert(value);
        });
    }
}

/// Returns the values and all of their descendants.
fn with_descendants(values: Vec<&Json>) -> Vec<&Json> {
    let mut all = Unique::default();
    let mut open = values;
    while let Some(value) = open.pop() {
        // The descendants of a known value are known, or are still in `open`.
        if all.insert(value) {
            match value {
                Json::Object(entries) => open.extend(entries.values()),
                Json::Array(items) => open.extend(items),
                _ => {}
            }
        }
    }
    all.values
}

/// Returns the locations of values, found in one traversal. The parser limits the depth of the recursion.
fn locations(values: &[&Json], description: &Json) -> Vec<Location> {
    let wanted: FxHashSet<*const Json> = values.iter().map(|value| std::ptr::from_ref(*value)).collect();
    let mut found = Vec::with_capacity(wanted.len());
    locate(description, &wanted, &mut Location::new(), &mut found);
    found
}

fn locate(value: &Json, wanted: &FxHashSet<*const Json>, location: &mut Location, found: &mut Vec<Location>) {
    if found.len() == wanted.len() {
        return;
    }
    if wanted.contains(&std::ptr::from_ref(value)) {
        found.push(location.clone());
    }
    let mut inside = |step: Step, value: &Json| {
        location.push(step);
        locate(value, wanted, location, found);
        location.pop();
    };
    match value {
        Json::Object(entries) => entries.iter().for_each(|(key, value)| inside(Step::Key(key.clone()), value)),
        Json::Array(items) => items.iter().enumerate().for_each(|(index, value)| inside(Step::Index(index), value)),
        _ => {}
    }
}

/// Formats a location as an expression that selects only this location.
fn normalized(location: &[Step]) -> String {
    let step = |step: &Step| match step {
        Step::Key(key) => format!("[{}]", Json::from(key.as_str())),
        Step::Index(index) => format!("[{index}]"),
    };
    std::iter::once("$".to_owned()).chain(location.iter().map(step)).collect()
}

/// A segment of an expression.
#[derive(Debug, PartialEq, Eq)]
struct Segment<'e> {
    text: &'e str,
    /// True if a filter in the segment refers to the root.
    names_root: bool,
}

impl Segment<'_> {
    /// Returns the child segment of a descendant segment, or the segment itself.
    fn child(&self) -> String {
        match self.text.strip_prefix("..") {
            Some(brackets) if brackets.starts_with('[') => brackets.to_owned(),
            Some(name) => format!(".{name}"),
            None => self.text.to_owned(),
        }
    }

    fn is_descendant(&self) -> bool {
        self.text.starts_with("..")
    }
}

/// Splits an expression into segments, and checks the limits.
fn segments(expression: &str) -> Result<Vec<Segment<'_>>, TargetError> {
    if expression.len() > LENGTH {
        return Err(TargetError::Length);
    }
    let mut scan = Scan::default();
    let mut starts = Vec::new();
    for (at, char) in expression.char_indices() {
        if scan.quote.is_none() && scan.open.is_empty() {
            // `..name` and `..[...]` are one segment.
            let so_far = starts.last().and_then(|start: &(usize, bool)| expression.get(start.0..at));
            let continues = so_far == Some(".") || so_far == Some("..") && char == '[';
            if (char == '.' || char == '[') && !continues {
                starts.push((at, false));
            }
        }
        scan.step(char)?;
        if char == '$'
            && scan.quote.is_none()
            && !scan.open.is_empty()
            && let Some(last) = starts.last_mut()
        {
            last.1 = true;
        }
    }
    let ends = starts.iter().skip(1).map(|start| start.0).chain([expression.len()]);
    let segments = starts.iter().zip(ends).filter_map(|((start, names_root), end)| {
        Some(Segment { text: expression.get(*start..end)?.trim_end(), names_root: *names_root })
    });
    Ok(segments.collect())
}

/// The state of a scan over an expression.
#[derive(Default)]
struct Scan {
    /// The quote that ends the current string, and true if the previous character was an escaping backslash.
    quote: Option<(char, bool)>,
    /// The open brackets and parentheses.
    open: Vec<char>,
    last: Option<char>,
    descents: usize,
    alternatives: usize,
}

impl Scan {
    fn step(&mut self, char: char) -> Result<(), TargetError> {
        if let Some((quote, escaped)) = self.quote {
            self.quote = match char {
                _ if escaped => Some((quote, false)),
                '\\' => Some((quote, true)),
                _ if char == quote => None,
                _ => self.quote,
            };
            return Ok(());
        }
        match char {
            '\'' | '"' => self.quote = Some((char, false)),
            '[' | '(' => self.open.push(char),
            ']' | ')' => {
                self.open.pop();
            }
            '.' if self.last == Some('.') && !self.open.is_empty() => self.descents += 1,
            ',' if self.open.len() > 1 && self.open.last() == Some(&'[') => self.alternatives += 1,
            _ => {}
        }
        self.last = Some(char);
        if self.open.len() > NESTING {
            Err(TargetError::Nesting)
        } else if self.descents > DESCENTS || self.alternatives > ALTERNATIVES {
            Err(TargetError::Filters)
        } else {
            Ok(())
        }
    }
}

/// Returns the value at a location.
pub(super) fn at<'v>(description: &'v Json, location: &[Step]) -> Option<&'v Json> {
    location.iter().try_fold(description, |value, step| match step {
        Step::Key(key) => value.get(key),
        Step::Index(index) => value.get(index),
    })
}

/// Returns the value at a location as a mutable reference.
pub(super) fn at_mut<'v>(description: &'v mut Json, location: &[Step]) -> Option<&'v mut Json> {
    location.iter().try_fold(description, |value, step| match step {
        Step::Key(key) => value.get_mut(key),
        Step::Index(index) => value.get_mut(index),
    })
}

/// Removes the value at a location.
pub(super) fn remove(description: &mut Json, location: &[Step]) {
    let Some((last, parent)) = location.split_last() else { return };
    match (at_mut(description, parent), last) {
        (Some(Json::Object(entries)), Step::Key(key)) => {
            entries.shift_remove(key);
        }
        (Some(Json::Array(items)), Step::Index(index)) if *index < items.len() => {
            items.remove(*index);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn selected(expression: &str, description: &Json) -> Vec<String> {
        select(expression, description).unwrap().iter().map(|location| normalized(location)).collect()
    }

    #[test]
    fn an_expression_is_split_into_segments() {
        let split = |expression| segments(expression).unwrap().iter().map(|it| it.text).collect::<Vec<_>>();
        let expected =
            [".paths", "['/a.b[c]']", "..parameters", "[?@.in == 'a]b' && $.x]", "..[0]", "[*]", ".*", "..*"];
        assert_eq!(split("$.paths['/a.b[c]']..parameters[?@.in == 'a]b' && $.x]..[0][*].*..*"), expected);
        assert_eq!(split("$ .a [0]"), [".a", "[0]"]);
        assert_eq!(split("$"), [""; 0]);
    }

    #[test]
    fn each_node_is_selected_once_in_document_order() {
        let description = json!({"a": [{"b": 1}, {"b": 2}, {"b": 3}]});
        assert_eq!(selected("$.a[2, 0, 2].b", &description), [r#"$["a"][0]["b"]"#, r#"$["a"][2]["b"]"#]);
        assert_eq!(selected("$..b", &description).len(), 3);
        assert_eq!(selected("$", &description), ["$"]);
    }

    #[test]
    fn a_filter_may_refer_to_the_root() {
        let description = json!({"wanted": "x", "a": {"b": [{"n": "x"}, {"n": "y"}]}});
        assert_eq!(selected("$.a.b[?@.n == $.wanted]", &description), [r#"$["a"]["b"][0]"#]);
    }

    #[test]
    fn the_work_does_not_multiply_with_each_segment() {
        let deep = (0..100).fold(json!({}), |inner, _| json!({"a": inner, "b": [1, 2, 3]}));
        let names = vec!["'a'"; 40].join(",");
        // Each node is selected only once, although the product of the selectors is 40 to the power of 8.
        let expression = format!("$..[{names}]..[{names}]..[{names}]..[{names}]..*");
        assert_eq!(selected(&expression, &deep).len(), 5 * (100 - 4));
    }

    #[test]
    fn expressions_have_limits() {
        let description = json!({});
        let deep = format!("$[?{}@.a{}]", "(".repeat(20_000), ")".repeat(20_000));
        assert_eq!(select(&deep, &description), Err(TargetError::Length));
        let deep = format!("$[?{}@.a{}]", "(".repeat(16), ")".repeat(16));
        assert_eq!(select(&deep, &description), Err(TargetError::Nesting));
        let shallow = format!("$[?{}@.a{}]", "(".repeat(15), ")".repeat(15));
        assert_eq!(select(&shallow, &description), Ok(Vec::new()));
        assert_eq!(select("$[?@..a..b..c]", &description), Err(TargetError::Filters));
        let twice = "['a','a']".repeat(9);
        assert_eq!(select(&format!("$[?@{twice}]"), &description), Err(TargetError::Filters));
        assert!(matches!(select("paths", &description), Err(TargetError::Syntax { .. })));
    }
}
