//! `deepObject`: `a[b]=1`, and `a[b][c]=1` below it, which the specification leaves open.

use super::{
    encode::{Part, Text, present, primitive},
    style::DeepItems,
    value::{ParamError, ParamValue},
};

/// The pairs of an object or array; brackets in names are encoded like all else, as the specification's table shows.
pub(super) fn pairs(name: &str, value: &ParamValue, items: DeepItems, text: &Text) -> Result<Vec<Part>, ParamError> {
    let mut parts = Vec::new();
    Deep { items, text, parts: &mut parts }.push(name, value)?;
    Ok(parts)
}

struct Deep<'a> {
    items: DeepItems,
    text: &'a Text,
    parts: &'a mut Vec<Part>,
}

impl Deep<'_> {
    fn push(&mut self, name: &str, value: &ParamValue) -> Result<(), ParamError> {
        match value {
            ParamValue::Object(members) => {
                for (member, value) in present(members) {
                    self.push(&format!("{name}[{member}]"), value)?;
                }
                Ok(())
            }
            ParamValue::Array(items) => {
                for (index, item) in items.iter().filter(|item| **item != ParamValue::Absent).enumerate() {
                    self.element(name, index, item)?;
                }
                Ok(())
            }
            value => {
                self.parts.push(self.text.part(name, primitive(value)?));
                Ok(())
            }
        }
    }

    fn element(&mut self, name: &str, index: usize, item: &ParamValue) -> Result<(), ParamError> {
        match self.items {
            DeepItems::Repeated => self.push(name, &ParamValue::Text(primitive(item)?.to_owned())),
            DeepItems::Bracketed => self.push(&format!("{name}[]"), item),
            DeepItems::Indexed => self.push(&format!("{name}[{index}]"), item),
        }
    }
}
