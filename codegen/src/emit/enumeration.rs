//! Enums of strings and of integers. They are open, so that a new value from the server does not break a client.

use super::definition::Definition;
use super::fragment::{Fragment, rust};
use super::item::{Block, Function, InnerItem, Item, Lead, Statement, StringEnum};
use super::serde::{added_derives, attributes, derives, model_derive};
use super::uses::{Import, Uses};
use super::{Emitter, docs};
use crate::analyze::Direction;
use crate::ir::Enum;
use crate::names::TypeNames;

impl Emitter<'_> {
    pub(super) fn enumeration(&self, definition: Definition<'_>, values: &Enum, uses: &mut Uses) -> Vec<Item> {
        // The variants already document the values of `enum` and `const`.
        let mut described = definition.docs.clone();
        described.remarks.retain(|(keyword, _)| keyword != "values" && keyword != "const");
        let docs = docs::of_type(&described).into_lines();
        match values {
            Enum::Strings(values) => vec![Item::StringEnum(strings(values, definition, docs))],
            Enum::Integers(values) => {
                let direction = self.direction(definition.id, definition.side);
                integers(values, definition, Lead::new(docs), direction, uses).into_iter().map(Item::Block).collect()
            }
        }
    }
}

/// The traits that the macro of the runtime implements.
const IMPLEMENTED: &[&str] =
    &["Clone", "Debug", "Deserialize", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd", "Serialize"];

fn strings(values: &[String], definition: Definition<'_>, docs: Vec<String>) -> StringEnum {
    let names = definition.names;
    let added = added_derives(definition, IMPLEMENTED);
    let derive = (!added.is_empty()).then(|| rust!("#[derive({})]", Fragment::join(added, ", ")));
    let described: Vec<Vec<String>> = values.iter().map(|value| docs::of_value(value)).collect();
    // The macro documents a variant with its value, if the value can stand in a code span as it is.
    let is_plain = values.iter().zip(&described).all(|(value, docs)| *docs == [format!("`{value}`")]);
    let pairs = values.iter().zip(&names.inner).map(|(value, name)| rust!("{} = {},", name, Fragment::literal(value)));
    let docs_of = |docs: Vec<String>| if is_plain { Vec::new() } else { docs };
    StringEnum {
        docs,
        attributes: derive.into_iter().chain(attributes(definition)).collect(),
        name: rust!("{}", names.name),
        variants: described.into_iter().map(docs_of).zip(pairs).collect(),
        rest: rust!("{}", names.rest),
    }
}

/// Emits an `impl Deserialize` whose body is one expression.
fn read(names: &TypeNames, expression: Fragment, uses: &mut Uses) -> Block {
    uses.add(Import::Codegen);
    uses.add(Import::Deserialize);
    uses.add(Import::Deserializer);
    let deserialize = Function {
        head: rust!("fn deserialize<D: Deserializer<'de>>"),
        arguments: vec![rust!("deserializer: D")],
        output: rust!(" -> Result<Self, D::Error>"),
        statement: Statement::Chain(expression, Vec::new()),
    };
    let deserialize = InnerItem::function(Lead::default(), deserialize);
    Block::new(Lead::default(), rust!("impl<'de> Deserialize<'de> for {}", names.name), vec![deserialize])
}

fn integers(
    values: &[i128],
    definition: Definition<'_>,
    lead: Lead,
    direction: Direction,
    uses: &mut Uses,
) -> Vec<Block> {
    let names = definition.names;
    let (name, rest) = (&names.name, &names.rest);
    let is_small = values.iter().all(|value| i64::try_from(*value).is_ok());
    let number = if is_small { rust!("i64") } else { rust!("i128") };
    let request = Direction { response: false, ..direction };
    let usual = &["Debug", "Clone", "Copy", "PartialEq", "Eq", "Hash"];
    let derive = model_derive(definition, usual, derives(request, uses), &["Serialize", "Deserialize"]);
    let into = direction.request.then(|| rust!("#[serde(into = \"{}\")]", number));
    let pairs = || values.iter().map(|value| Fragment::number(*value)).zip(&names.inner);
    let described = values.iter().zip(&names.inner);
    let mut variants: Vec<InnerItem> = described
        .map(|(value, name)| InnerItem::line(Lead::new(vec![format!("`{value}`")]), rust!("{},", name)))
        .collect();
    let unknown = Lead::generated("An undocumented value.");
    variants.push(InnerItem::line(unknown, rust!("{}({}),", rest, number)));
    let attributes = [Some(derive), into, Some(rust!("#[non_exhaustive]"))];
    let mut arms: Vec<Fragment> = pairs().map(|(value, name)| rust!("{} => Self::{},", value, name)).collect();
    arms.push(rust!("value => Self::{}(value),", rest));
    let from = conversion(rust!("value: {}", number), arms);
    let mut arms: Vec<Fragment> =
        pairs().map(|(value, variant)| rust!("{}::{} => {},", name, variant, value)).collect();
    arms.push(rust!("{}::{}(value) => value,", name, rest));
    let into = conversion(rust!("value: {}", name), arms);
    let mut blocks = vec![
        Block::new(
            lead.with(attributes.into_iter().flatten()).with(self::attributes(definition)),
            rust!("pub enum {}", name),
            variants,
        ),
        Block::new(Lead::default(), rust!("impl From<{}> for {}", number, name), vec![from]),
        Block::new(Lead::default(), rust!("impl From<{}> for {}", name, number), vec![into]),
    ];
    if direction.response {
        let known = Fragment::join(values.iter().map(|value| Fragment::number(*value)), ", ");
        let noted = rust!("codegen::decode_integer_enum::<{}, _, _>(deserializer, &[{}])", number, known);
        blocks.push(read(names, noted, uses));
    }
    blocks
}

/// Emits `fn from`, with one match arm for each value.
fn conversion(argument: Fragment, arms: Vec<Fragment>) -> InnerItem {
    let function = Function {
        head: rust!("fn from"),
        arguments: vec![argument],
        output: rust!(" -> Self"),
        statement: Statement::Match(rust!("value"), arms),
    };
    InnerItem::function(Lead::default(), function)
}
