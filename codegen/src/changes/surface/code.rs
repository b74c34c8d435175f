//! The text of code, with the spaces that a reader expects.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// The kind of the token before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Start,
    Word,
    Joint,
    Space,
    Close,
    Tight,
    Quote,
    Lifetime,
}

/// Returns the text of code. The paths of the modules of types are left out.
pub(super) fn text(tokens: TokenStream) -> String {
    let mut text = String::new();
    let mut before = Before::Start;
    let mut stack = vec![(tokens.into_iter(), "", 0)];
    while let Some((tokens, close, commas)) = stack.last_mut() {
        let Some(token) = tokens.next() else {
            // A comma at the end of a wrapped list; that of a tuple with one item is needed.
            if before == Before::Space && text.ends_with(',') && *commas > 1 {
                text.pop();
            }
            text.push_str(close);
            before = if *close == " }" { Before::Space } else { Before::Close };
            stack.pop();
            continue;
        };
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => (" { ", " }"),
                    Delimiter::None => ("", ""),
                };
                if matches!(before, Before::Space | Before::Lifetime) && !open.starts_with(' ') {
                    text.push(' ');
                }
                text.push_str(open);
                before = Before::Tight;
                stack.push((group.stream().into_iter(), close, 0));
            }
            TokenTree::Punct(punct) => {
                *commas += usize::from(punct.as_char() == ',');
                before = push_punct(&mut text, before, punct.as_char(), punct.spacing());
            }
            word => {
                if matches!(before, Before::Word | Before::Lifetime | Before::Space | Before::Close) {
                    text.push(' ');
                }
                text.push_str(&word.to_string());
                before = if before == Before::Quote { Before::Lifetime } else { Before::Word };
            }
        }
    }
    text.replace("types::", "")
}

fn push_punct(text: &mut String, before: Before, c: char, spacing: Spacing) -> Before {
    let is_joint = spacing == Spacing::Joint;
    let starts = before != Before::Joint;
    match c {
        ',' | ';' => {
            text.push(c);
            Before::Space
        }
        ':' if starts && !is_joint => {
            text.push(c);
            Before::Space
        }
        '=' | '+' | '|' if starts && !is_joint => {
            text.push(' ');
            text.push(c);
            Before::Space
        }
        '-' | '=' if starts && is_joint => {
            text.push(' ');
            text.push(c);
            Before::Joint
        }
        '>' if text.ends_with(" -") || text.ends_with(" =") => {
            text.push(c);
            Before::Space
        }
        '&' | '#' | '\'' => {
            if matches!(before, Before::Space | Before::Word | Before::Lifetime) {
                text.push(' ');
            }
            text.push(c);
            if c == '\'' { Before::Quote } else { Before::Tight }
        }
        '>' => {
            if text.ends_with(',') {
                text.pop();
            }
            text.push(c);
            Before::Close
        }
        other => {
            if before == Before::Space {
                text.push(' ');
            }
            text.push(other);
            if is_joint { Before::Joint } else { Before::Tight }
        }
    }
}

/// Replaces whole words of a text.
pub(in crate::changes) fn replace_words<'r>(text: &str, replace: impl Fn(&str) -> Option<&'r str>) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        match replace(word) {
            Some(other) => result.push_str(other),
            None => result.push_str(word),
        }
        let end = after.find(is_word).unwrap_or(after.len());
        let (other, after) = after.split_at(end);
        result.push_str(other);
        rest = after;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_have_the_spaces_of_rustfmt() {
        for code in [
            "Option<i64>",
            "&'a [&'a str]",
            "impl IntoIterator<Item = (impl AsRef<str>, impl Borrow<Pet>)>",
            "(i64, String)",
            "Result<Option<i64>, HeaderError>",
            "wirewright_client::Secret",
            "BTreeMap<String, Vec<Pet>>",
            "fn(String) -> bool",
        ] {
            assert_eq!(text(code.parse().unwrap()), code);
        }
        assert_eq!(text("Json<types::Pet>".parse().unwrap()), "Json<Pet>");
        assert_eq!(text("Call<'c, GetPet,>".parse().unwrap()), "Call<'c, GetPet>");
        assert_eq!(text("(i64, String,)".parse().unwrap()), "(i64, String)");
        assert_eq!(text("(i64,)".parse().unwrap()), "(i64,)");
    }

    #[test]
    fn words_are_replaced_as_a_whole() {
        let replaced = replace_words("Vec<Pet>, PetList", |word| (word == "Pet").then_some("Animal"));
        assert_eq!(replaced, "Vec<Animal>, PetList");
    }
}
