//! Words of a text, and the four notations of names that are made from them.
//!
//! Words are separated by all but letters and digits, before an upper-case letter that follows a lower-case one
//! (`user|Id`), and before the last upper-case letter of several (`HTTP|Server`).

/// Converts a text to `snake_case`.
pub(crate) fn snake(text: &str) -> String {
    joined(text, "_", |_, word, name| push_lower(word, name))
}

/// Converts a text to `kebab-case`.
pub(crate) fn kebab(text: &str) -> String {
    joined(text, "-", |_, word, name| push_lower(word, name))
}

/// Converts a text to `PascalCase`.
pub(crate) fn pascal(text: &str) -> String {
    joined(text, "", |_, word, name| push_capitalized(word, name))
}

/// Converts a text to `camelCase`.
pub(crate) fn camel(text: &str) -> String {
    joined(
        text,
        "",
        |is_first, word, name| {
            if is_first { push_lower(word, name) } else { push_capitalized(word, name) }
        },
    )
}

fn joined(text: &str, separator: &str, mut push: impl FnMut(bool, &str, &mut String)) -> String {
    let mut name = String::with_capacity(text.len() + 8);
    let mut is_first = true;
    for part in text.split(|c: char| !c.is_alphanumeric()) {
        let mut rest = part;
        while !rest.is_empty() {
            let (word, after) = rest.split_at(first_word(rest));
            if !is_first {
                name.push_str(separator);
            }
            push(is_first, word, &mut name);
            is_first = false;
            rest = after;
        }
    }
    name
}

/// Returns the length of the first word of some letters and digits.
fn first_word(text: &str) -> usize {
    if text.is_ascii() {
        return first_ascii_word(text.as_bytes());
    }
    let mut chars = text.char_indices().peekable();
    // The case of the last letter so far.
    let (mut is_lower, mut is_upper) = (false, false);
    while let Some((at, c)) = chars.next() {
        let Some(&(next_at, next)) = chars.peek() else { break };
        let was_upper = is_upper;
        if c.is_lowercase() {
            (is_lower, is_upper) = (true, false);
        } else if c.is_uppercase() {
            (is_lower, is_upper) = (false, true);
        }
        if is_lower && next.is_uppercase() {
            return next_at;
        }
        if was_upper && c.is_uppercase() && next.is_lowercase() {
            return at;
        }
    }
    text.len()
}

/// [`first_word`] for the most frequent texts.
fn first_ascii_word(text: &[u8]) -> usize {
    let (mut is_lower, mut is_upper) = (false, false);
    for (at, pair) in text.windows(2).enumerate() {
        let [c, next] = pair else { break };
        let was_upper = is_upper;
        if c.is_ascii_lowercase() {
            (is_lower, is_upper) = (true, false);
        } else if c.is_ascii_uppercase() {
            (is_lower, is_upper) = (false, true);
        }
        if is_lower && next.is_ascii_uppercase() {
            return at + 1;
        }
        if was_upper && c.is_ascii_uppercase() && next.is_ascii_lowercase() {
            return at;
        }
    }
    text.len()
}

fn push_lower(word: &str, name: &mut String) {
    if word.is_ascii() {
        let start = name.len();
        name.push_str(word);
        if let Some(word) = name.get_mut(start..) {
            word.make_ascii_lowercase();
        }
    } else {
        name.push_str(&word.to_lowercase());
    }
}

fn push_capitalized(word: &str, name: &mut String) {
    let mut chars = word.chars();
    name.extend(chars.next().into_iter().flat_map(char::to_uppercase));
    push_lower(chars.as_str(), name);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_begin_at_separators_and_changes_of_case() {
        let rows = [
            ("userId", "user_id", "userId", "UserId"),
            ("HTTPServer2Name", "http_server2_name", "httpServer2Name", "HttpServer2Name"),
            ("X-Rate--Limit", "x_rate_limit", "xRateLimit", "XRateLimit"),
            ("a1B2", "a1_b2", "a1B2", "A1B2"),
            ("", "", "", ""),
            ("__", "", "", ""),
            ("ÄpfelUndÖl", "äpfel_und_öl", "äpfelUndÖl", "ÄpfelUndÖl"),
        ];
        for (text, snaked, camelled, pascalled) in rows {
            assert_eq!((&*snake(text), &*camel(text), &*pascal(text)), (snaked, camelled, pascalled), "{text}");
            assert_eq!(kebab(text), snaked.replace('_', "-"));
        }
    }

    /// Names of output must not change, and heck made the first of them.
    #[test]
    fn all_short_texts_have_the_words_of_heck() {
        use heck::{ToKebabCase as _, ToLowerCamelCase as _, ToPascalCase as _, ToSnakeCase as _};

        let letters = ['a', 'B', 'C', '1', '_', 'é', 'Ö'];
        let mut texts = vec![String::new()];
        for _ in 0..5 {
            texts = texts.iter().flat_map(|text| letters.map(|letter| format!("{text}{letter}"))).collect();
            for text in &texts {
                assert_eq!(snake(text), text.to_snake_case(), "{text}");
                assert_eq!(kebab(text), text.to_kebab_case(), "{text}");
                assert_eq!(pascal(text), text.to_pascal_case(), "{text}");
                assert_eq!(camel(text), text.to_lower_camel_case(), "{text}");
            }
        }
    }
}
