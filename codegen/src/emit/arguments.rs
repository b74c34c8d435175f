//! The struct of an operation's arguments, if they are too many to be told apart by their positions.

use super::body::is_borrowed;
use super::fragment::rust;
use super::item::{Block, InnerItem, Lead};
use super::uses::Uses;
use super::{Emitter, docs};
use crate::ir::Operation;
use crate::names::OperationNames;

impl Emitter<'_> {
    /// Emits the struct of the arguments.
    pub(super) fn arguments_struct(
        &self,
        operation: &Operation,
        names: &OperationNames,
        shown: &str,
        uses: &mut Uses,
    ) -> Option<Block> {
        let name = names.arguments.as_ref()?;
        let given = operation.parameters.iter().zip(&names.parameters);
        let given = given.filter(|(parameter, _)| parameter.required && parameter.constant.is_none());
        let mut fields: Vec<InnerItem> = given
            .map(|(parameter, name)| {
                // With `#[deprecated]`, rustc would warn about the use in the function.
                let lead = Lead::new(docs::of_type(&parameter.docs).into_lines());
                InnerItem::line(lead, rust!("pub {}: {},", name, self.argument_field(&parameter.ty, uses)))
            })
            .collect();
        if let Some(body) = operation.body.as_ref().filter(|body| body.required) {
            let ty = self.body_field(body, names, uses);
            let lead = Lead::generated("The request body.");
            fields.push(InnerItem::line(lead, rust!("pub {}: {},", names.body, ty)));
        }
        let docs = vec![format!("The arguments of [`{shown}::{}`].", names.function.plain())];
        let lead = Lead::new(docs).with([rust!("#[derive(Debug)]")]);
        let lifetime = self.arguments_lifetime(operation, "<'a>");
        Some(Block::new(lead, rust!("pub struct {}{}", name, lifetime), fields))
    }

    /// Returns the lifetime of the struct, if it borrows anything.
    pub(super) fn arguments_lifetime(&self, operation: &Operation, lifetime: &'static str) -> &'static str {
        let given = operation.parameters.iter().filter(|parameter| parameter.required && parameter.constant.is_none());
        let mut types = given.map(|parameter| self.argument_field(&parameter.ty, &mut Uses::default()));
        let body = operation.body.as_ref().filter(|body| body.required);
        if types.any(|ty| ty.as_str().starts_with('&')) || body.is_some_and(is_borrowed) { lifetime } else { "" }
    }
}
