//! Enums of strings and of integers. They are open, so that a new value from the server does not break a client.

use super::definition::Definition;
use super::fragment::{Fragment, rust};
use super::item::{Block, Function, InnerItem, Item, Lead, Statement, ValueEnum};
use super::serde::{added_derives, attributes};
use super::{Emitter, docs};
use crate::ir::Enum;

impl Emitter<'_> {
    pub(super) fn enumeration(&self, definition: Definition<'_>, values: &Enum) -> Vec<Item> {
        // The variants already document the values of `enum` and `const`.
        let mut described = definition.docs.clone();
        described.remarks.retain(|(keyword, _)| keyword != "values" && keyword != "const");
        let docs = docs::of_type(&described).into_lines();
        let item = match values {
            Enum::Strings(values) => strings(values, definition, docs),
            Enum::Integers(values) => integers(values, definition, docs),
        };
        std::iter::once(Item::ValueEnum(item)).chain(self.default_value(definition, values)).collect()
    }

    /// Emits the `impl Default` of a component with a `default`. The `default` of an inline enum belongs to a property or
    /// a parameter, and others may share the enum.
    fn default_value(&self, definition: Definition<'_>, values: &Enum) -> Option<Item> {
        self.api.get(definition.id)?.component()?;
        let (_, default) = definition.docs.remarks.iter().find(|(keyword, _)| keyword == "default")?;
        let position = match values {
            Enum::Strings(values) => {
                let default: String = serde_json::from_str(default).ok()?;
                values.iter().position(|value| *value == default)?
            }
            Enum::Integers(values) => values.iter().position(|value| value.to_string() == *default)?,
        };
        let default = Function {
            head: rust!("fn default"),
            arguments: Vec::new(),
            output: rust!(" -> Self"),
            statement: Statement::Chain(rust!("Self::{}", definition.names.inner.get(position)?), Vec::new()),
        };
        let default = InnerItem::function(Lead::default(), default);
        let head = rust!("impl Default for {}", definition.names.name);
        Some(Block::new(Lead::default(), head, vec![default]).into())
    }
}

/// The traits that the macros of the runtime implement.
const IMPLEMENTED: &[&str] =
    &["Clone", "Debug", "Deserialize", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd", "Serialize"];

/// Returns the derives and attributes that the user adds to an enum.
fn added(definition: Definition<'_>, implemented: &[&str]) -> Vec<Fragment> {
    let derives = added_derives(definition, implemented);
    let derive = (!derives.is_empty()).then(|| rust!("#[derive({})]", Fragment::join(derives, ", ")));
    derive.into_iter().chain(attributes(definition)).collect()
}

fn strings(values: &[String], definition: Definition<'_>, docs: Vec<String>) -> ValueEnum {
    let names = definition.names;
    let described: Vec<Vec<String>> = values.iter().map(|value| docs::of_value(value)).collect();
    // The macro documents a variant with its value, if the value can stand in a code span as it is.
    let is_plain = values.iter().zip(&described).all(|(value, docs)| *docs == [format!("`{value}`")]);
    let pairs = values.iter().zip(&names.inner).map(|(value, name)| rust!("{} = {},", name, Fragment::literal(value)));
    let docs_of = |docs: Vec<String>| if is_plain { Vec::new() } else { docs };
    ValueEnum {
        number: None,
        docs,
        attributes: added(definition, IMPLEMENTED),
        name: rust!("{}", names.name),
        variants: described.into_iter().map(docs_of).zip(pairs).collect(),
        rest: rust!("{}", names.rest),
    }
}

fn integers(values: &[i128], definition: Definition<'_>, docs: Vec<String>) -> ValueEnum {
    let names = definition.names;
    let is_small = values.iter().all(|value| i64::try_from(*value).is_ok());
    let pairs = values.iter().zip(&names.inner).map(|(value, name)| rust!("{} = {},", name, Fragment::number(*value)));
    ValueEnum {
        number: Some(if is_small { rust!("i64") } else { rust!("i128") }),
        docs,
        attributes: added(definition, &[IMPLEMENTED, &["Copy"]].concat()),
        name: rust!("{}", names.name),
        variants: pairs.map(|pair| (Vec::new(), pair)).collect(),
        rest: rust!("{}", names.rest),
    }
}
