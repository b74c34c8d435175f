//! The state of lowering operations. Its parts are methods of [`OperationLowering`], in the files of what they lower.

use super::group::Groups;
use crate::ir::{Api, Type};
use crate::lower::reports::Reports;
use crate::lower::schema::lowering::SchemaLowering;
use crate::lower::view::tables::View;
use crate::lower::xml::bodies::Bodies;
use crate::openapi::MediaType;

/// Lowers operations, together with the schemas that they use.
pub(in crate::lower) struct OperationLowering<'a, 'd> {
    pub(in crate::lower) view: &'a View<'a, 'd>,
    pub(in crate::lower) reports: &'a Reports,
    pub(in crate::lower) schemas: SchemaLowering<'a, 'd>,
    /// The result, without the types.
    pub(in crate::lower) api: Api,
    /// The groups of operations.
    pub(in crate::lower) groups: Groups<'a, 'd>,
    /// The XML bodies.
    pub(in crate::lower) bodies: Bodies,
}

impl<'a, 'd> OperationLowering<'a, 'd> {
    pub(in crate::lower) fn new(api: Api, schemas: SchemaLowering<'a, 'd>) -> Self {
        let SchemaLowering { view, reports, .. } = schemas;
        Self { view, reports, schemas, api, groups: Groups::of(view.description), bodies: Bodies::default() }
    }

    /// Returns the type of an XML body, or `None` if its schema has no elements, but only text.
    pub(in crate::lower) fn xml_body(&mut self, media_type: &MediaType<'d>, sent: bool) -> Option<Type> {
        self.bodies.ty(&mut self.schemas, media_type, sent)
    }
}
