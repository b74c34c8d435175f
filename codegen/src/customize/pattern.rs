//! Patterns of names, in which `*` stands for any text.

/// A pattern of names.
pub(super) enum Pattern<'p> {
    /// One name.
    Exact(&'p str),
    /// A name with any text in place of each `*`.
    Wild(glob::Pattern),
}

impl<'p> Pattern<'p> {
    /// Reads a pattern. All characters other than `*` stand for themselves.
    pub(super) fn new(text: &'p str) -> Self {
        if !text.contains('*') {
            return Self::Exact(text);
        }
        let mut parts: Vec<String> = text.split('*').map(glob::Pattern::escape).collect();
        // `**` means the same as `*`.
        let last = parts.len().saturating_sub(1);
        let mut index = 0;
        parts.retain(|part| {
            let is_kept = index == 0 || index == last || !part.is_empty();
            index += 1;
            is_kept
        });
        glob::Pattern::new(&parts.join("*")).map_or(Self::Exact(text), Self::Wild)
    }

    /// Returns true if a name matches.
    pub(super) fn matches(&self, name: &str) -> bool {
        match self {
            Self::Exact(text) => *text == name,
            Self::Wild(pattern) => pattern.matches(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn a_star_stands_for_any_text_and_all_else_for_itself() {
        let rows = [
            ("Pet", "Pet", true),
            ("Pet", "Pets", false),
            ("*", "a.b", true),
            ("**", "", true),
            ("common.*", "common.Money", true),
            ("common.*", "commonMoney", false),
            ("*[a]?", "x[a]?", true),
            ("*[a]?", "xab", false),
            ("a*b*c", "a-b-c", true),
        ];
        for (pattern, name, expected) in rows {
            assert_eq!(Pattern::new(pattern).matches(name), expected, "{pattern} {name}");
        }
    }
}
