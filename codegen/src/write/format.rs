//! Formatting of items as text, with an empty line between them.

use super::lines;
use super::pretty::laid_out;
use super::value_enum;
use crate::emit::{Emitter, Item, Part, Section, Uses};
use crate::ir::TypeId;

/// A formatted module, without its imports.
pub(super) struct Formatted {
    pub(super) part: Part,
    pub(super) docs: Vec<String>,
    pub(super) uses: Uses,
    pub(super) defines: std::collections::BTreeSet<TypeId>,
    /// The offsets in `text` at which items begin.
    pub(super) starts: Vec<usize>,
    pub(super) text: String,
}

impl Formatted {
    /// Returns the text with attributes on each item, after its documentation. Macro invocations get the attributes
    /// `of_macros`, because the expanded items have their own `allow`.
    pub(super) fn with_attributes(&self, attributes: &str, of_macros: &str) -> String {
        let ends = self.starts.iter().skip(1).copied().chain([self.text.len()]);
        let mut result = String::with_capacity(self.text.len() + 64);
        for item in self.starts.iter().zip(ends).filter_map(|(start, end)| self.text.get(*start..end)) {
            let docs: usize = item.split_inclusive('\n').take_while(|line| line.starts_with("///")).map(str::len).sum();
            let (docs, code) = item.split_at(docs);
            result.push_str(docs);
            result.push_str(if code.starts_with("wirewright_client::") { of_macros } else { attributes });
            result.push_str(code);
        }
        result
    }
}

/// Emits and formats a module.
pub(super) fn format(emitter: &Emitter<'_>, part: Part) -> Result<Formatted, syn::Error> {
    let Section { docs, uses, items, defines } = emitter.section(&part);
    let mut text = String::new();
    let mut starts = Vec::with_capacity(items.len());
    for item in items {
        if !text.is_empty() {
            text.push('\n');
        }
        starts.push(text.len());
        match item {
            Item::Tokens(tokens) => text.push_str(&laid_out(tokens)?),
            Item::Block(block) => lines::write(&block, &mut text)?,
            Item::ValueEnum(item) => value_enum::write(&item, &mut text),
        }
    }
    Ok(Formatted { part, docs, uses, defines, starts, text })
}
