//! Items to text: prettyplease for each, an empty line between them.

use proc_macro2::TokenStream;

use crate::emit::{Emitter, Part, Section, Uses};
use crate::ir::TypeId;

/// A module as text, without its imports.
pub(super) struct Formatted {
    pub(super) part: Part,
    pub(super) docs: Vec<String>,
    pub(super) uses: Uses,
    pub(super) defines: std::collections::BTreeSet<TypeId>,
    pub(super) text: String,
}

/// Emits and formats a module.
pub(super) fn format(emitter: &Emitter<'_>, part: Part) -> Result<Formatted, syn::Error> {
    let Section { docs, uses, items, defines } = emitter.section(&part);
    let mut text = String::new();
    for item in items {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&spaced(&item_text(item)?));
    }
    Ok(Formatted { part, docs, uses, defines, text })
}

pub(super) fn item_text(item: TokenStream) -> Result<String, syn::Error> {
    syn::parse2::<syn::File>(item).map(|file| prettyplease::unparse(&file))
}

/// An empty line between the items of an `impl`, which prettyplease leaves out.
fn spaced(text: &str) -> String {
    let mut result = String::with_capacity(text.len() + 64);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        result.push_str(line);
        result.push('\n');
        let next = lines.peek().copied().unwrap_or_default();
        let ends_function = line == "    }" && next.starts_with("    ");
        let starts_function = line.starts_with("    const ") || line.starts_with("    type ");
        if ends_function || (starts_function && next.starts_with("    fn ")) {
            result.push('\n');
        }
    }
    result
}
