//! Types that XML bodies use, and their root elements. The contents of elements are lowered once all types are known.

mod content;
mod fields;

use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Docs, Type, TypeDef, TypeId, TypeKind, XmlName, XmlPlace, XmlShape, XmlType};
use crate::lower::lowering::Lowering;
use crate::lower::view::media::is_xml;
use crate::message::essence;
use crate::openapi::{Additional, JsonType, Kind, MediaType, XmlDialect};
use crate::source::Place;

impl<'d> Lowering<'_, 'd> {
    /// Returns the type of an XML body, or `None` if its schema has no elements, but only text.
    pub(in crate::lower) fn xml(&mut self, media_type: &MediaType<'d>, sent: bool) -> Option<Type> {
        let place = media_type.schema.filter(|_| is_xml(&essence(media_type.name)))?;
        let ty = self.ty(place);
        if media_type.envelope.is_some() || !self.has_elements(place) {
            return None;
        }
        let (id, ty) = self.xml_type_of(place, ty)?;
        *self.xml.roots.entry(id).or_default() |= sent;
        self.xml_named(id);
        Some(ty)
    }

    /// Returns the type of the root: the schema's own, or an alias if the root has a different XML name.
    fn xml_type_of(&mut self, place: Place, ty: Type) -> Option<(TypeId, Type)> {
        let (inner, nullable) = match ty {
            Type::Envelope(..) => return None,
            Type::Nullable(inner) => (*inner, true),
            other => (other, false),
        };
        let known = match &inner {
            Type::Named(id) if self.is_same_root(place, *id) => Some(*id),
            _ => self.xml.inline.get(&place).copied(),
        };
        let id = known.unwrap_or_else(|| {
            let origin = self.view.origin(place);
            let id = self.define(TypeDef { place, origin, docs: Docs::default(), kind: TypeKind::Alias(inner) });
            self.xml.inline.insert(place, id);
            id
        });
        let ty = Type::Named(id);
        Some((id, if nullable { ty.nullable() } else { ty }))
    }

    fn is_same_root(&mut self, place: Place, id: TypeId) -> bool {
        let Some(at) = self.api.get(id).map(|def| def.place) else { return false };
        at == place || self.merged(place).xml == self.merged(at).xml
    }

    /// Returns true if a schema has elements, rather than a single text.
    fn has_elements(&mut self, place: Place) -> bool {
        let Some(target) = self.view.target(place) else { return false };
        let schema = self.merged(target);
        let composed = !schema.one_of.is_empty() || !schema.any_of.is_empty();
        composed
            || schema.types.has(JsonType::Object)
            || schema.types.has(JsonType::Array)
            || !schema.properties.is_empty()
            || schema.items.is_some()
            || matches!(schema.additional, Additional::Schema(_) | Additional::Any)
    }

    /// Requests the XML shape of a type.
    pub(in crate::lower) fn xml_named(&mut self, id: TypeId) -> XmlType {
        self.xml.pending.push(id);
        XmlType::Named(id)
    }

    /// Lowers the XML shapes of all types that XML bodies use.
    pub(in crate::lower) fn fill_xml(&mut self) {
        while let Some(id) = self.xml.pending.pop() {
            let Some(place) = self.api.get(id).map(|def| def.place).filter(|_| !self.api.xml.contains_key(&id)) else {
                continue;
            };
            // Insert a placeholder, so that a recursive type does not start over.
            self.api.xml.insert(id, XmlShape { root: None, content: XmlType::Any });
            let content = self.xml_definition(place);
            let sent = self.xml.roots.get(&id).copied();
            let (root, content) = match sent {
                Some(sent) => self.xml_root(place, content, sent),
                None => (None, content),
            };
            self.api.xml.insert(id, XmlShape { root, content });
        }
        if !self.api.xml.is_empty() {
            self.note_xml_dialect();
        }
    }

    /// Returns the root element of a whole body. Without a name, an object with a single property has no element around
    /// that property.
    fn xml_root(&mut self, place: Place, content: XmlType, sent: bool) -> (Option<XmlName>, XmlType) {
        let xml = self.merged(place).xml;
        if let Some(name) = xml.name.map(|(name, _)| name.to_owned()).or_else(|| self.view.component_name(place)) {
            let name = self.xml_name(&xml, &name, place);
            let content = self.xml_items_named(content, Some(&name));
            return (Some(name), content);
        }
        let name = self.xml_name(&xml, "", place);
        if let XmlType::Object(fields, None) = &content
            && let [field] = fields.as_slice()
            && !matches!(field.place, XmlPlace::Attribute | XmlPlace::Text | XmlPlace::Cdata)
            && !(field.place == XmlPlace::Element && matches!(field.ty, XmlType::Array(..) | XmlType::Entries(_)))
        {
            return (Some(name), XmlType::Only(Box::new(field.clone())));
        }
        if sent {
            let message = "the root element of this XML body has no name";
            let found = Diagnostic::value(Code::UnnamedXmlRoot, place, message);
            self.reports.report(found.hint("it gets the name of its type; set another name with `xml.name`"));
        }
        (Some(name), self.xml_items_named(content, None))
    }

    /// Returns the XML form of lists and maps.
    pub(in crate::lower) fn xml_dialect(&self) -> Option<XmlDialect> {
        self.view.description.xml_dialect.or(self.view.description.xml_converted.map(|(dialect, _)| dialect))
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
    pub(in crate::lower) fn note_xml(&mut self, place: Place, code: Code, message: &'static str, hint: &'static str) {
        if self.xml.reported.insert((place, message)) {
            let found = Diagnostic::value(code, place, message).hint(hint);
            // Noted only, since types are not affected.
            self.reports.report(if code == Code::Tolerated { found.noted() } else { found });
            if code != Code::Tolerated {
                self.reports.degrade(Kind::Schema, "xml", place);
            }
        }
    }
}
