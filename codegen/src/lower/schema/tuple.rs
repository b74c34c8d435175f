//! Arrays with `prefixItems` (JSON Schema 2020-12, applicators, section 10.3.1).

use crate::diagnostics::{Code, Diagnostic};
use crate::ir::Type;
use crate::lower::schema::lowering::SchemaLowering;
use crate::openapi::Schema;
use crate::source::{Place, Value};

/// The maximum number of items, which is the largest tuple that Rust's own traits support.
const MOST: usize = 12;

impl<'d> SchemaLowering<'_, 'd> {
    /// Returns the type of an array with `prefixItems`. Unless its length is constrained, it may be shorter or longer.
    pub(in crate::lower) fn tuple(&mut self, schema: &Schema<'d>, place: Place) -> Type {
        let count = schema.prefix_items.len();
        if count > MOST {
            let message =
                format!("a tuple of more than {MOST} items is not supported; it becomes a list of untyped values");
            self.reports.report(Diagnostic::key(Code::UntypedValue, place, message));
            self.reports.degrade_schema("prefixItems", place);
            return Type::Array(Box::new(Type::Any));
        }
        let items = schema.prefix_items.iter().map(|item| self.ty(*item)).collect();
        let is_whole = self.numbers(schema, "minItems").max().is_some_and(|least| least >= count);
        let tail = schema.items.filter(|items| self.view.schema(*items).boolean != Some(false));
        let is_closed = schema.items.is_some() && tail.is_none()
            || self.numbers(schema, "maxItems").min().is_some_and(|most| most <= count);
        if is_whole && is_closed {
            return Type::Tuple(items, None);
        }
        let tail = tail.map_or(Type::Any, |items| self.ty(items));
        Type::Tuple(items, Some(Box::new(tail)))
    }

    /// Returns the numbers that a keyword has in the parts of a schema.
    fn numbers(&self, schema: &Schema<'d>, keyword: &'static str) -> impl Iterator<Item = usize> {
        let stated = schema.remarks.iter().filter(move |(name, _)| *name == keyword);
        let number = |(_, place): &(&str, Place)| match self.view.node(*place).value() {
            Value::Int(number) => usize::try_from(*number).ok(),
            _ => None,
        };
        stated.filter_map(number)
    }
}
