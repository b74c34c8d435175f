//! Enums of strings and of integers. They are open: one new value of a server must not break a shipped client.

use super::fragment::{Fragment, rust};
use super::item::{Block, Function, Item, Lead, Member, Statement};
use super::section::Uses;
use super::serde::{derive, derives};
use super::{Emitter, docs};
use crate::analyze::{Direction, Side};
use crate::ir::{Enum, TypeDef, TypeId};
use crate::names::TypeNames;

impl Emitter<'_> {
    pub(super) fn enumeration(
        &self,
        id: TypeId,
        def: &TypeDef,
        values: &Enum,
        names: &TypeNames,
        side: Side,
        uses: &mut Uses,
    ) -> Vec<Item> {
        // The variants say what `enum` said.
        let mut described = def.docs.clone();
        described.remarks.retain(|(keyword, _)| keyword != "values" && keyword != "const");
        let lead = Lead::new(docs::of_type(&described).into_lines());
        let direction = self.direction(id, side);
        let items = match values {
            Enum::Strings(values) => strings(values, names, lead, direction, uses),
            Enum::Integers(values) => integers(values, names, lead, direction, uses),
        };
        items.into_iter().map(Item::Block).collect()
    }
}

fn strings(values: &[String], names: &TypeNames, lead: Lead, direction: Direction, uses: &mut Uses) -> Vec<Block> {
    let (name, rest) = (&names.name, &names.rest);
    let derive = derive(&["Debug", "Clone", "PartialEq", "Eq", "Hash"], derives(direction, uses));
    let pairs = || values.iter().zip(&names.members);
    let mut variants: Vec<Member> = pairs()
        .map(|(value, name)| {
            let rename = (name.plain() != value).then(|| rust!("#[serde(rename = {})]", Fragment::literal(value)));
            Member::line(Lead::default().with(rename), rust!("{},", name))
        })
        .collect();
    let unknown = Lead::own("A value that is not described.").with([rust!("#[serde(untagged)]")]);
    variants.push(Member::line(unknown, rust!("{}(String),", rest)));
    let mut arms: Vec<Fragment> =
        pairs().map(|(value, name)| rust!("Self::{} => {},", name, Fragment::literal(value))).collect();
    arms.push(rust!("Self::{}(value) => value,", rest));
    let as_str = Function {
        head: rust!("pub fn as_str"),
        arguments: vec![rust!("&self")],
        output: rust!(" -> &str"),
        statement: Statement::Match(None, rust!("self"), arms),
    };
    vec![
        Block::new(lead.with([derive, rust!("#[non_exhaustive]")]), rust!("pub enum {}", name), variants),
        Block::new(
            Lead::default(),
            rust!("impl {}", name),
            vec![Member::function(Lead::own("The value on the wire."), as_str)],
        ),
    ]
}

fn integers(values: &[i64], names: &TypeNames, lead: Lead, direction: Direction, uses: &mut Uses) -> Vec<Block> {
    let (name, rest) = (&names.name, &names.rest);
    let derive = derive(&["Debug", "Clone", "Copy", "PartialEq", "Eq", "Hash"], derives(direction, uses));
    let from = direction.received.then(|| rust!("from = \"i64\""));
    let into = direction.sent.then(|| rust!("into = \"i64\""));
    let serde = rust!("#[serde({})]", Fragment::join(from.into_iter().chain(into), ", "));
    let pairs = || values.iter().zip(&names.members);
    let mut variants: Vec<Member> =
        pairs().map(|(value, name)| Member::line(Lead::new(vec![format!("`{value}`")]), rust!("{},", name))).collect();
    let unknown = Lead::own("A value that is not described.");
    variants.push(Member::line(unknown, rust!("{}(i64),", rest)));
    let attributes = [derive, serde, rust!("#[non_exhaustive]")];
    let mut arms: Vec<Fragment> = pairs().map(|(value, name)| rust!("{} => Self::{},", value, name)).collect();
    arms.push(rust!("value => Self::{}(value),", rest));
    let from = conversion(rust!("value: i64"), rust!("Self"), arms);
    let mut arms: Vec<Fragment> = pairs().map(|(value, member)| rust!("{}::{} => {},", name, member, value)).collect();
    arms.push(rust!("{}::{}(value) => value,", name, rest));
    let into = conversion(rust!("value: {}", name), rust!("Self"), arms);
    vec![
        Block::new(lead.with(attributes), rust!("pub enum {}", name), variants),
        Block::new(Lead::default(), rust!("impl From<i64> for {}", name), vec![from]),
        Block::new(Lead::default(), rust!("impl From<{}> for i64", name), vec![into]),
    ]
}

/// `fn from` with one arm for each value.
fn conversion(argument: Fragment, output: Fragment, arms: Vec<Fragment>) -> Member {
    let function = Function {
        head: rust!("fn from"),
        arguments: vec![argument],
        output: rust!(" -> {}", output),
        statement: Statement::Match(None, rust!("value"), arms),
    };
    Member::function(Lead::default(), function)
}
