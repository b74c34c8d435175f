//! The rules of serde's `rename_all` for fields, which are in `snake_case`.

/// A rule.
#[derive(Clone, Copy)]
pub(crate) enum Rule {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

impl Rule {
    /// Returns the rule with a name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "lowercase" => Self::Lower,
            "UPPERCASE" => Self::Upper,
            "PascalCase" => Self::Pascal,
            "camelCase" => Self::Camel,
            "snake_case" => Self::Snake,
            "SCREAMING_SNAKE_CASE" => Self::ScreamingSnake,
            "kebab-case" => Self::Kebab,
            "SCREAMING-KEBAB-CASE" => Self::ScreamingKebab,
            _ => return None,
        })
    }

    /// Applies the rule to the name of a field.
    pub(crate) fn apply(self, field: &str) -> String {
        match self {
            Self::Lower | Self::Snake => field.to_owned(),
            Self::Upper | Self::ScreamingSnake => field.to_ascii_uppercase(),
            Self::Kebab => field.replace('_', "-"),
            Self::ScreamingKebab => field.to_ascii_uppercase().replace('_', "-"),
            Self::Pascal => pascal(field),
            Self::Camel => {
                let pascal = pascal(field);
                let mut chars = pascal.chars();
                chars.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(chars).collect()
            }
        }
    }
}

fn pascal(field: &str) -> String {
    let mut name = String::new();
    let mut is_start = true;
    for c in field.chars() {
        if c == '_' {
            is_start = true;
        } else if is_start {
            name.push(c.to_ascii_uppercase());
            is_start = false;
        } else {
            name.push(c);
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_serde() {
        let rows = [
            ("lowercase", "sail_area2"),
            ("UPPERCASE", "SAIL_AREA2"),
            ("PascalCase", "SailArea2"),
            ("camelCase", "sailArea2"),
            ("snake_case", "sail_area2"),
            ("SCREAMING_SNAKE_CASE", "SAIL_AREA2"),
            ("kebab-case", "sail-area2"),
            ("SCREAMING-KEBAB-CASE", "SAIL-AREA2"),
        ];
        for (name, expected) in rows {
            assert_eq!(Rule::named(name).map(|rule| rule.apply("sail_area2")).as_deref(), Some(expected), "{name}");
        }
        assert!(Rule::named("Title Case").is_none());
    }
}
