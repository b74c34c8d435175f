//! The style `deepObject`: `a[b]=1`. It extends to cases that the specification leaves undefined: nested objects as
//! `a[b][c]=1`, arrays as `a[0][b]=1`, and dots instead of brackets.

use super::{
    error::ParamError,
    pair::{Pair, TextEncoding, present, primitive},
    value::ParamValue,
};
use crate::operation::{ArrayNotation, Style, StyleKind};

/// Returns the pairs of an object or array. Brackets in names are encoded, as in the specification's table.
pub(super) fn pairs(
    name: &str,
    value: &ParamValue,
    style: Style,
    text: &TextEncoding,
) -> Result<Vec<Pair>, ParamError> {
    let mut deep = Deep { style, text, parts: Vec::new() };
    deep.property(None, name, value)?;
    Ok(deep.parts)
}

struct Deep<'a> {
    style: Style,
    text: &'a TextEncoding,
    parts: Vec<Pair>,
}

impl Deep<'_> {
    /// Adds a property under its name on the wire.
    fn property(&mut self, parent: Option<&str>, name: &str, value: &ParamValue) -> Result<(), ParamError> {
        let renamed = self.style.names.iter().find(|(property, _)| *property == name);
        let wire = renamed.map_or(name, |(_, wire)| *wire);
        let path = parent.map_or_else(|| wire.to_owned(), |parent| self.below(parent, wire));
        match value {
            ParamValue::Object(properties) if self.style.maps.contains(&name) => {
                for (index, (key, value)) in present(properties).enumerate() {
                    let entry = self.element(&path, index);
                    self.parts.push(self.text.part(&self.below(&entry, "key"), key));
                    self.push(&self.below(&entry, "value"), value)?;
                }
                Ok(())
            }
            value => self.push(&path, value),
        }
    }

    fn push(&mut self, path: &str, value: &ParamValue) -> Result<(), ParamError> {
        match value {
            ParamValue::Object(properties) => {
                for (name, value) in present(properties) {
                    self.property(Some(path), name, value)?;
                }
            }
            ParamValue::Array(items) => {
                for (index, item) in items.iter().filter(|item| **item != ParamValue::Absent).enumerate() {
                    // With repeated names, it would be unclear to which element a property belongs.
                    if self.style.items == ArrayNotation::Repeated {
                        primitive(item)?;
                    }
                    self.push(&self.element(path, index), item)?;
                }
            }
            value => self.parts.push(self.text.part(path, primitive(value)?)),
        }
        Ok(())
    }

    fn element(&self, path: &str, index: usize) -> String {
        match self.style.items {
            ArrayNotation::Repeated => path.to_owned(),
            ArrayNotation::Bracketed => self.below(path, ""),
            ArrayNotation::Indexed => self.below(path, &index.to_string()),
            ArrayNotation::Numbered => self.below(path, &(index + 1).to_string()),
        }
    }

    fn below(&self, path: &str, name: &str) -> String {
        if self.style.kind == StyleKind::Dotted { format!("{path}.{name}") } else { format!("{path}[{name}]") }
    }
}
