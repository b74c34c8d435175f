//! Arrays whose first items have schemas of their own (JSON Schema 2020-12, applicators, section 10.3.1).

use super::Lowering;
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::Type;
use crate::openapi::Schema;
use crate::source::{Place, Value};

/// As many items as Rust's own traits know of tuples.
const MOST: usize = 12;

impl<'d> Lowering<'_, 'd> {
    /// The type of an array with `prefixItems`. Without a word on its length it may be shorter than they are, and longer.
    pub(super) fn tuple(&mut self, schema: &Schema<'d>, place: Place) -> Type {
        let count = schema.prefix_items.len();
        if count > MOST {
            let message = format!("a tuple of more than {MOST} items is a list of untyped values");
            self.report(Diagnostic::key(Code::UntypedValue, place, message));
            self.degrade("prefixItems", place);
            return Type::Array(Box::new(Type::Any));
        }
        let items = schema.prefix_items.iter().map(|item| self.ty(*item)).collect();
        let is_whole = self.numbers(schema, "minItems").max().is_some_and(|least| least >= count);
        let tail = schema.items.filter(|items| self.schema(*items).boolean != Some(false));
        let is_closed = schema.items.is_some() && tail.is_none()
            || self.numbers(schema, "maxItems").min().is_some_and(|most| most <= count);
        if is_whole && is_closed {
            return Type::Tuple(items, None);
        }
        let tail = tail.map_or(Type::Any, |items| self.ty(items));
        Type::Tuple(items, Some(Box::new(tail)))
    }

    /// The numbers that the parts of a schema give.
    fn numbers(&self, schema: &Schema<'d>, keyword: &'static str) -> impl Iterator<Item = usize> {
        let said = schema.remarks.iter().filter(move |(name, _)| *name == keyword);
        let number = |(_, place): &(&str, Place)| match self.node(*place).value() {
            Value::Int(number) => usize::try_from(*number).ok(),
            _ => None,
        };
        said.filter_map(number)
    }
}
