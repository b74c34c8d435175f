//! Groups: the operations of one tag.

use quote::quote;

use super::Emitter;
use super::docs::DocBuilder;
use super::operation::Receiver;
use super::section::Section;
use crate::ir::{GroupId, Operation, OperationId};

impl Emitter<'_> {
    /// The operations of a group, in the order of the description.
    pub(super) fn group(&self, group: Option<GroupId>) -> Section {
        let operations: Vec<_> = self.api.operations().filter(|(_, operation)| operation.group == group).collect();
        let named = group.and_then(|id| Some((self.names.group(id)?, self.api.groups.get(id.index())?)));
        let Some((names, group)) = named else { return self.untagged(&operations) };
        let structure = names.structure.ident();
        let tag = group.tag.replace('`', "'");
        let receiver = Receiver {
            argument: quote!(self),
            lifetime: quote!('c),
            client: quote!(self.0),
            shown: names.structure.plain().to_owned(),
        };
        let docs = DocBuilder::default().own(format!("The operations of the tag `{tag}`."));
        let line = docs.tokens();
        let mut section = Section { docs: docs.into_lines(), ..Section::default() };
        section.items.push(quote! {
            #line
            #[derive(Debug, Clone, Copy)]
            pub struct #structure<'c>(pub(crate) &'c wirewright_client::Client);
        });
        self.fill(&mut section, &operations, &receiver, &quote!(impl<'c> #structure<'c>));
        section
    }

    /// Operations without a tag sit on the client itself.
    fn untagged(&self, operations: &[(OperationId, &Operation)]) -> Section {
        let receiver = Receiver {
            argument: quote!(&self),
            lifetime: quote!('_),
            client: quote!(&self.0),
            shown: "Client".to_owned(),
        };
        let docs = vec!["The operations without a tag, which sit on the client itself.".to_owned()];
        let mut section = Section { docs, ..Section::default() };
        section.uses.client = true;
        self.fill(&mut section, operations, &receiver, &quote!(impl Client));
        section
    }

    fn fill(
        &self,
        section: &mut Section,
        operations: &[(OperationId, &Operation)],
        receiver: &Receiver,
        header: &proc_macro2::TokenStream,
    ) {
        let mut functions = Vec::new();
        let mut items = Vec::new();
        for (id, operation) in operations {
            let Some(names) = self.names.operation(*id) else { continue };
            let pieces = self.operation(operation, names, &mut section.uses, receiver);
            functions.push(pieces.function);
            items.extend(pieces.items);
        }
        section.items.push(quote!(#header { #(#functions)* }));
        section.items.extend(items);
    }
}
