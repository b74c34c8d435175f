//! Attributes of items: documentation, documented defaults, derives and cargo features.

use std::collections::BTreeSet;

use syn::{Attribute, Expr, Lit, Meta};

use super::{Item, code};

/// The beginnings of lines that repeat other facts of an operation.
const REPEATED: [&str; 5] = ["- `", "- Body: ", "- Optional, ", "- Returns ", "- Errors: "];

/// Sets the documentation, the documented default and the deprecation of an item.
pub(super) fn describe(item: &mut Item, attributes: &[Attribute]) {
    let mut lines: Vec<String> = Vec::new();
    for line in attributes.iter().filter_map(line) {
        if REPEATED.iter().any(|start| line.starts_with(start)) {
            continue;
        }
        let (line, default) = without_default(&line);
        item.default = item.default.take().or(default);
        lines.push(line);
    }
    lines.join("\n").trim().clone_into(&mut item.docs);
    item.deprecated = attributes.iter().any(|attribute| attribute.path().is_ident("deprecated"))
        || lines.iter().any(|line| line == "Deprecated.");
}

/// Returns a line of documentation.
pub(super) fn line(attribute: &Attribute) -> Option<String> {
    match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(literal) => match &literal.lit {
                Lit::Str(text) => Some(text.value().trim().to_owned()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}

/// Splits the default off a line of constraints, such as ``minimum: `1`, default: `20` ``.
fn without_default(line: &str) -> (String, Option<String>) {
    const KEY: &str = "default: `";
    let Some((before, rest)) = line.split_once(KEY) else { return (line.to_owned(), None) };
    if !(before.is_empty() || before.ends_with("`, ")) {
        return (line.to_owned(), None);
    }
    let end = rest.find('`').unwrap_or(rest.len());
    let value = rest.get(..end).unwrap_or_default().to_owned();
    let after = rest.get(end..).unwrap_or_default().trim_start_matches('`');
    let after = if before.is_empty() { after.trim_start_matches(", ") } else { after };
    (format!("{}{after}", if after.is_empty() { before.trim_end_matches(", ") } else { before }), Some(value))
}

/// Returns the traits of `#[derive(...)]`, without their paths.
pub(super) fn derives(attributes: &[Attribute]) -> Vec<String> {
    let lists = attributes.iter().filter(|attribute| attribute.path().is_ident("derive"));
    let lists = lists.filter_map(|attribute| match &attribute.meta {
        Meta::List(list) => Some(code::text(list.tokens.clone())),
        _ => None,
    });
    let traits = lists.flat_map(|list| list.split(',').map(|name| name.trim().to_owned()).collect::<Vec<_>>());
    traits.filter(|name| !name.is_empty()).map(|name| name.rsplit("::").next().unwrap_or_default().to_owned()).collect()
}

/// Returns the cargo features that compile an item.
pub(super) fn gate(attributes: &[Attribute]) -> BTreeSet<String> {
    let conditions = attributes.iter().filter(|attribute| attribute.path().is_ident("cfg"));
    let texts = conditions.filter_map(|attribute| match &attribute.meta {
        Meta::List(list) => Some(list.tokens.to_string()),
        _ => None,
    });
    // In a list of features only the names are in quotes.
    texts.flat_map(|text| text.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Returns true if there is an attribute of this name.
pub(super) fn has(attributes: &[Attribute], name: &str) -> bool {
    attributes.iter().any(|attribute| attribute.path().is_ident(name))
}

/// Returns the other attributes of an item, which define how it is encoded and decoded.
pub(super) fn rules(attributes: &[Attribute]) -> String {
    let others = attributes.iter().filter(|attribute| {
        const KNOWN: [&str; 7] = ["allow", "cfg", "deprecated", "derive", "doc", "inline", "non_exhaustive"];
        !KNOWN.iter().any(|name| attribute.path().is_ident(name))
    });
    let texts = others.map(|attribute| match &attribute.meta {
        Meta::List(list) => code::text(list.tokens.clone()),
        other => code::text(quote::quote!(#other)),
    });
    texts.filter(|text| !text.starts_with("rename_all")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_split_off_the_constraints() {
        let rows = [
            ("minimum: `1`, default: `20`", "minimum: `1`", Some("20")),
            ("default: `20`, example: `3`", "example: `3`", Some("20")),
            ("minimum: `1`, default: `2`, example: `3`", "minimum: `1`, , example: `3`", Some("2")),
            ("The default: `x` is used.", "The default: `x` is used.", None),
        ];
        for (line, rest, default) in rows {
            assert_eq!(without_default(line), (rest.to_owned(), default.map(str::to_owned)), "{line}");
        }
    }
}
