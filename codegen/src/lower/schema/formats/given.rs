//! Types that the configuration can assign to formats outside of the table.

use super::choice::{Formats, is_path};
use super::table::{Row, find_row, is_row};
use super::type_names::TYPES;
use crate::ir::Scalar;
use crate::openapi::JsonType;
use crate::rust;

impl Formats {
    /// Returns the path of the user's own type for a format.
    pub(in crate::lower) fn path(&self, format: &str) -> Option<String> {
        let mut chosen = self.chosen().filter(|(_, ty)| is_path(ty));
        let (_, path) = chosen.find(|(name, _)| name.eq_ignore_ascii_case(format))?;
        rust::ty(path).ok()
    }

    /// Returns the type that the configuration assigns to a format without types of its own.
    pub(in crate::lower) fn given(&self, format: &str) -> Option<&str> {
        if is_row(format) {
            return None;
        }
        self.chosen().find(|(name, _)| name.eq_ignore_ascii_case(format)).map(|(_, ty)| ty)
    }

    /// Returns the scalar of a configured type for values of a JSON type, or `None` if the two are incompatible.
    pub(in crate::lower) fn scalar(&self, ty: &str, kind: JsonType) -> Option<Scalar> {
        match (ty, kind) {
            ("string", JsonType::String) => return Some(Scalar::String),
            ("number", JsonType::Number) => return Some(Scalar::F64),
            ("number", JsonType::Integer) => return Some(Scalar::I64),
            _ => {}
        }
        let (_, format, choice) = TYPES.iter().find(|(name, _, _)| *name == ty)?;
        let row = find_row(kind, format)?;
        if choice.is_empty() {
            return self.of(row);
        }
        named(row, choice)
    }
}

/// Returns the type with this name in a row. Numbers in strings always have 64 bits.
fn named(row: &Row, choice: &str) -> Option<Scalar> {
    let found = row.choices.iter().find(|(name, _)| *name == choice).or(row.choices.first());
    found.map(|(_, scalar)| *scalar)
}
