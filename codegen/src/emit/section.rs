//! Content of one module: its documentation, imports and items.

use std::collections::BTreeSet;

use super::item::Item;
use super::uses::Uses;
use crate::ir::TypeId;

/// The content of one module.
#[derive(Debug, Default)]
pub struct Section {
    /// The module's documentation.
    pub docs: Vec<String>,
    /// The module's imports.
    pub uses: Uses,
    /// The module's items, which are formatted one by one.
    pub items: Vec<Item>,
    /// The types that the module defines.
    pub defines: BTreeSet<TypeId>,
}
