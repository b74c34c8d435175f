//! Response headers: a method for each header of an operation, which decodes the header when it is called.

use super::fragment::{Fragment, rust};
use super::item::{Block, Function, InnerItem, Item, Lead, Statement};
use super::structure::deprecated;
use super::ty::Scope;
use super::uses::{Import, Uses};
use super::{Emitter, docs};
use crate::analyze::Side;
use crate::ir::{Header, HeaderDecoding, Operation};
use crate::names::{Name, OperationNames};

impl Emitter<'_> {
    /// Emits the methods for the headers of an operation's responses, and an alias of their type.
    pub(super) fn headers(
        &self,
        operation: &Operation,
        shown: &str,
        names: &OperationNames,
        uses: &mut Uses,
    ) -> Vec<Item> {
        if operation.headers.is_empty() {
            return Vec::new();
        }
        uses.add(Import::Headers);
        let (name, methods) = &names.headers;
        let docs = format!("Headers of a response to [`{shown}::{}`].", names.function.plain());
        let getters = operation.headers.iter().zip(methods).map(|(header, method)| self.header(header, method, uses));
        let getters = getters.collect();
        vec![
            Block::line(Lead::new(vec![docs]), rust!("pub type {} = Headers<{}>;", name, names.marker)).into(),
            Block::new(Lead::default(), rust!("impl Headers<{}>", names.marker), getters).into(),
        ]
    }

    fn header(&self, header: &Header, method: &Name, uses: &mut Uses) -> InnerItem {
        let wire = Fragment::literal(&header.wire);
        let form = match header.form {
            HeaderDecoding::Simple => "",
            HeaderDecoding::Exploded => ".exploded()",
            HeaderDecoding::Json => ".json()",
        };
        let ty = self.owned(&header.ty, Scope::operations(Side::Response), uses);
        let (output, read) = if header.required {
            (rust!(" -> Result<{}, HeaderError>", ty), "required")
        } else {
            (rust!(" -> Result<Option<{}>, HeaderError>", ty), "optional")
        };
        let docs = docs::of(&header.docs);
        let docs = if docs.is_empty() {
            docs.generated(format!("Returns the header {}.", docs::code(&header.wire)))
        } else {
            docs
        };
        // Decoding a type of the generated crate is compiled in the crate that calls it.
        let mut named = false;
        header.ty.for_each_named(&mut |_| named = true);
        let lead = Lead::new(docs.into_lines())
            .with(deprecated(header.docs.deprecated))
            .with(named.then(|| rust!("#[inline]")));
        let function = Function {
            head: rust!("pub fn {}", method),
            arguments: vec![rust!("&self")],
            output,
            statement: Statement::Chain(rust!("ResponseHeader::new({}){}", wire, form), vec![rust!(".{}(self)", read)]),
        };
        InnerItem::function(lead, function)
    }
}
