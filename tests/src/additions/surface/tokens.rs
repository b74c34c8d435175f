//! Types and signatures as tokens, without lifetimes, and with the paths of the items that the code defines.

use std::collections::BTreeSet;
use std::fmt;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The tokens of a type or a signature.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tokens(Vec<String>);

impl Tokens {
    /// Returns the tokens of a stream. Names that `items` has in the module are written as whole paths.
    pub fn of(stream: TokenStream, module: &str, items: &BTreeSet<String>) -> Self {
        let mut flat = Vec::new();
        flatten(stream, &mut flat);
        Self(whole_paths(without_lifetimes(joined(flat)), module, items))
    }

    /// Returns the token of one path.
    pub fn of_path(path: &str) -> Self {
        Self(vec![path.to_owned()])
    }

    /// Returns the tokens of a list.
    pub fn of_tokens<'t>(tokens: impl Iterator<Item = &'t str>) -> Self {
        Self(tokens.map(str::to_owned).collect())
    }

    /// Returns the tokens with some replaced by others.
    pub fn replaced<'a>(&self, other: impl Fn(&str) -> Option<&'a Self>) -> Self {
        let mut tokens = Vec::with_capacity(self.0.len());
        for token in &self.0 {
            match other(token) {
                Some(others) => tokens.extend(others.0.iter().cloned()),
                None => tokens.push(token.clone()),
            }
        }
        Self(tokens)
    }
}

impl fmt::Display for Tokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(" "))
    }
}

fn flatten(stream: TokenStream, flat: &mut Vec<String>) {
    let mut tick = false;
    for tree in stream {
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::None => ("", ""),
                };
                flat.push(open.to_owned());
                flatten(group.stream(), flat);
                flat.push(close.to_owned());
            }
            TokenTree::Ident(ident) => {
                flat.push(format!("{}{ident}", if std::mem::take(&mut tick) { "'" } else { "" }));
            }
            TokenTree::Punct(punct) if punct.as_char() == '\'' => tick = true,
            TokenTree::Punct(punct) => flat.push(punct.as_char().to_string()),
            TokenTree::Literal(literal) => flat.push(literal.to_string()),
        }
    }
}

/// Joins the parts of paths and arrows.
fn joined(flat: Vec<String>) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    for token in flat.into_iter().filter(|token| !token.is_empty()) {
        let is_name = |text: &str| text.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        match (tokens.last_mut(), token.as_str()) {
            (Some(last), ":") => last.push(':'),
            (Some(last), ">") if last == "-" => last.push('>'),
            (Some(last), name) if last.ends_with("::") && is_name(name) => last.push_str(name),
            _ => tokens.push(token),
        }
    }
    tokens
}

fn without_lifetimes(tokens: Vec<String>) -> Vec<String> {
    let mut result: Vec<String> = Vec::new();
    for token in tokens {
        let last = result.last().map(String::as_str);
        match (last, token.as_str()) {
            (Some(last), ",") if last.starts_with('\'') => drop(result.pop()),
            (Some(last), ">") if last.starts_with('\'') => {
                result.pop();
                if result.last().is_some_and(|last| last == "<") {
                    result.pop();
                } else {
                    result.push(token);
                }
            }
            (Some("<"), ">") => drop(result.pop()),
            (Some(","), ")" | ">") => {
                result.pop();
                result.push(token);
            }
            // A lifetime after `&` or `+`.
            (Some(last), _) if last.starts_with('\'') => {
                result.pop();
                result.push(token);
            }
            _ => result.push(token),
        }
    }
    result
}

/// Writes names of items as whole paths.
fn whole_paths(tokens: Vec<String>, module: &str, items: &BTreeSet<String>) -> Vec<String> {
    let whole = |token: String| {
        let own = if module.is_empty() { token.clone() } else { format!("{module}::{token}") };
        let outer = token.trim_start_matches("super::").trim_start_matches("self::").to_owned();
        if items.contains(&own) {
            own
        } else if items.contains(&outer) {
            outer
        } else {
            token
        }
    };
    tokens.into_iter().map(whole).collect()
}
