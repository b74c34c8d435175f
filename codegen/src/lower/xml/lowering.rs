//! The state of lowering XML shapes. Its parts are methods of [`XmlLowering`], in the files of what they lower.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::bodies::Bodies;
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{TypeDef, TypeId, XmlShape, XmlType};
use crate::lower::composition::merge::Merger;
use crate::lower::composition::whole::WholeSchema;
use crate::lower::reports::Reports;
use crate::lower::schema::lowering::SchemaLowering;
use crate::lower::view::tables::View;
use crate::openapi::{Kind, XmlDialect};
use crate::source::Place;

/// Lowers the XML shapes of types.
pub(in crate::lower) struct XmlLowering<'a, 'd> {
    pub(super) view: &'a View<'a, 'd>,
    pub(super) reports: &'a Reports,
    pub(super) merger: Merger<'a, 'd>,
    definitions: &'a [TypeDef],
    /// The types of the schemas with a definition of their own.
    pub(super) named: FxHashMap<Place, TypeId>,
    /// The types whose shapes are still to be lowered.
    pending: Vec<TypeId>,
    /// The types that are whole bodies, and true for those that are sent.
    roots: BTreeMap<TypeId, bool>,
    /// The named arrays that are being lowered.
    pub(super) open: Vec<Place>,
    shapes: BTreeMap<TypeId, XmlShape>,
}

impl<'a, 'd> XmlLowering<'a, 'd> {
    pub(in crate::lower) fn new(schemas: SchemaLowering<'a, 'd>, definitions: &'a [TypeDef], bodies: Bodies) -> Self {
        let SchemaLowering { view, reports, merger, types, .. } = schemas;
        let Bodies { pending, roots, .. } = bodies;
        Self {
            view,
            reports,
            merger,
            definitions,
            named: types.named,
            pending,
            roots,
            open: Vec::new(),
            shapes: BTreeMap::new(),
        }
    }

    /// Returns the schema at `place`, merged with the target of its reference and the parts of its `allOf`.
    pub(super) fn merged(&mut self, place: Place) -> WholeSchema<'a, 'd> {
        self.merger.merged(place)
    }

    /// Requests the XML shape of a type.
    pub(super) fn xml_named(&mut self, id: TypeId) -> XmlType {
        self.pending.push(id);
        XmlType::Named(id)
    }

    /// Lowers the XML shapes of all types that XML bodies use.
    pub(in crate::lower) fn shapes(mut self) -> BTreeMap<TypeId, XmlShape> {
        while let Some(id) = self.pending.pop() {
            let Some(place) =
                self.definitions.get(id.index()).map(|def| def.place).filter(|_| !self.shapes.contains_key(&id))
            else {
                continue;
            };
            // Insert a placeholder, so that a recursive type does not start over.
            self.shapes.insert(id, XmlShape { root: None, content: XmlType::Any });
            let content = self.xml_definition(place);
            let sent = self.roots.get(&id).copied();
            let (root, content) = match sent {
                Some(sent) => self.xml_root(place, content, sent),
                None => (None, content),
            };
            self.shapes.insert(id, XmlShape { root, content });
        }
        if !self.shapes.is_empty() {
            self.note_xml_dialect();
        }
        self.shapes
    }

    fn note_xml_dialect(&mut self) {
        if let (None, Some((XmlDialect::Aws, place))) =
            (self.view.description.xml_dialect, self.view.description.xml_converted)
        {
            let message = "this description was converted from AWS's own format, without `wrapped` on wrapped arrays";
            let found = Diagnostic::value(Code::Tolerated, place, message).noted();
            self.reports.report(found.hint("lists and maps in XML are treated as with `x-wirewright-xml: aws`"));
        }
    }

    /// Reports a keyword of an XML Object that has no effect at this place.
    pub(super) fn note_xml(&mut self, place: Place, code: Code, message: &'static str, hint: &'static str) {
        if self.reports.is_first(place, message) {
            let found = Diagnostic::value(code, place, message).hint(hint);
            // Noted only, since types are not affected.
            self.reports.report(if code == Code::Tolerated { found.noted() } else { found });
            if code != Code::Tolerated {
                self.reports.degrade(Kind::Schema, "xml", place);
            }
        }
    }
}
