//! Matching of `pattern` (JSON Schema 2020-12, validation, section 6.3.3) in linear time.

use std::{cell::RefCell, collections::HashMap};

use regex_lite::Regex;

/// The maximum length of a text to match, in bytes: matching takes time proportional to the text and the pattern.
const LONGEST: usize = 1 << 16;

thread_local! {
    /// The compiled patterns. Their number is limited by the description.
    static COMPILED: RefCell<HashMap<&'static str, Option<Regex>>> = RefCell::default();
}

/// Returns true if the pattern matches within the text. Also returns true if the text is too long or the pattern is
/// not a valid regular expression.
pub(super) fn matches(pattern: &'static str, text: &str) -> bool {
    if text.len() > LONGEST {
        return true;
    }
    COMPILED.with_borrow_mut(|compiled| {
        let regex = compiled.entry(pattern).or_insert_with(|| Regex::new(pattern).ok());
        regex.as_ref().is_none_or(|regex| regex.is_match(text))
    })
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_pattern_matches_anywhere_in_a_text() {
        assert!(matches("b+", "abbc") && !matches("^b+", "abbc"));
        assert!(matches(r"^\d{4}$", "2024") && !matches(r"^\d{4}$", "20245"));
    }

    #[test]
    fn unsupported_patterns_and_long_texts_always_match() {
        assert!(matches("(?=a)", "b"));
        assert!(matches("^a$", &"b".repeat(1 << 17)));
    }
}
