//! The struct of an operation's arguments, if they are too many to be distinguished by their positions.

use super::fragment::{Fragment, rust};
use super::item::{Block, InnerItem, Lead};
use super::uses::Uses;
use super::{Emitter, docs};
use crate::ir::Operation;
use crate::names::{Name, OperationNames};

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
        let fields = self.argument_fields(operation, names, uses);
        let docs = vec![format!("The arguments of [`{shown}::{}`].", names.function.plain())];
        let lead = Lead::new(docs).with([rust!("#[derive(Debug)]")]);
        let lifetime = lifetime(&fields, "<'a>");
        let fields = fields.into_iter().map(|field| {
            InnerItem::line(Lead::new(field.docs.into_lines()), rust!("pub {}: {},", field.name, field.ty))
        });
        Some(Block::new(lead, rust!("pub struct {}{}", name, lifetime), fields.collect()))
    }

    /// Returns the fields of the struct: the required parameters and the required body.
    pub(super) fn argument_fields<'n>(
        &self,
        operation: &Operation,
        names: &'n OperationNames,
        uses: &mut Uses,
    ) -> Vec<ArgumentField<'n>> {
        let given = operation.parameters.iter().zip(&names.parameters);
        let given = given.filter(|(parameter, _)| parameter.is_argument());
        let mut fields: Vec<ArgumentField<'n>> = given
            .map(|(parameter, name)| {
                // With `#[deprecated]`, rustc would warn about the use in the function.
                let docs = docs::of_type(&parameter.docs);
                ArgumentField { docs, name, ty: self.argument_field(&parameter.ty, uses) }
            })
            .collect();
        fields.extend(operation.required_body().map(|body| ArgumentField {
            docs: docs::DocBuilder::default().generated("The request body."),
            name: &names.body,
            ty: self.body_field(body, names, uses),
        }));
        fields
    }

    /// Returns the type of the struct in a signature.
    pub(super) fn arguments_type(&self, operation: &Operation, names: &OperationNames) -> Option<Fragment> {
        let name = names.arguments.as_ref()?;
        let fields = self.argument_fields(operation, names, &mut Uses::default());
        Some(rust!("{}{}", name, lifetime(&fields, "<'_>")))
    }
}

/// A field of the struct of an operation's arguments.
pub(super) struct ArgumentField<'n> {
    docs: docs::DocBuilder,
    /// The name.
    pub(super) name: &'n Name,
    /// The type.
    pub(super) ty: Fragment,
}

/// Returns the lifetime of the struct, if it borrows anything.
fn lifetime(fields: &[ArgumentField<'_>], lifetime: &'static str) -> &'static str {
    if fields.iter().any(|field| field.ty.as_str().contains("'a")) { lifetime } else { "" }
}
