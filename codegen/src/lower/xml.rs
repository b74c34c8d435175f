//! Which types XML reaches, and what they are as whole bodies. What is in them is found when all types are known.

use super::Lowering;
use super::media::essence;
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Docs, Type, TypeDef, TypeId, TypeKind, XmlName, XmlPlace, XmlShape, XmlType};
use crate::openapi::{Additional, JsonType, Kind, MediaType, XmlDialect};
use crate::source::Place;

/// What lowering gathers for XML.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The types whose shapes are to be found.
    pub(super) pending: Vec<TypeId>,
    /// The names of those that are whole bodies, and whether one of these is sent.
    roots: std::collections::BTreeMap<TypeId, bool>,
    /// The types that inline schemas have as whole bodies.
    inline: rustc_hash::FxHashMap<Place, TypeId>,
    /// What was reported, so that what stands in several shapes is reported once.
    pub(super) reported: rustc_hash::FxHashSet<(Place, &'static str)>,
    /// The named arrays that are being looked at.
    pub(super) open: Vec<Place>,
}

impl<'d> Lowering<'_, 'd> {
    /// The type of a body of XML; none where its schema describes no element, but the text as a whole.
    pub(super) fn xml(&mut self, media_type: &MediaType<'d>, sent: bool) -> Option<Type> {
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

    /// The type of the root: the schema's own, or another name for it where it has a name of its own in XML.
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
            let origin = self.origin(place);
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

    /// Whether a schema describes more than one text.
    fn has_elements(&mut self, place: Place) -> bool {
        let Some(target) = self.target(place) else { return false };
        let schema = self.merged(target);
        let composed = !schema.one_of.is_empty() || !schema.any_of.is_empty();
        composed
            || schema.types.has(JsonType::Object)
            || schema.types.has(JsonType::Array)
            || !schema.properties.is_empty()
            || schema.items.is_some()
            || matches!(schema.additional, Additional::Schema(_) | Additional::Any)
    }

    /// Notes that the shape of a type is needed.
    pub(super) fn xml_named(&mut self, id: TypeId) -> XmlType {
        self.xml.pending.push(id);
        XmlType::Named(id)
    }

    /// Finds the shapes of all types that XML reaches.
    pub(super) fn fill_xml(&mut self) {
        while let Some(id) = self.xml.pending.pop() {
            let Some(place) = self.api.get(id).map(|def| def.place).filter(|_| !self.api.xml.contains_key(&id)) else {
                continue;
            };
            // Another type may be found on the way to be the same one.
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

    /// The name of a whole body. Without one, an object with a single member has no element round that.
    fn xml_root(&mut self, place: Place, content: XmlType, sent: bool) -> (Option<XmlName>, XmlType) {
        let xml = self.merged(place).xml;
        if let Some(name) = xml.name.map(|(name, _)| name.to_owned()).or_else(|| self.component_name(place)) {
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
            let message = "the root of this XML has no name";
            let found = Diagnostic::value(Code::UnnamedXmlRoot, place, message);
            self.report(found.hint("it gets that of its type; `xml` with a `name` says which one is meant"));
        }
        (Some(name), self.xml_items_named(content, None))
    }

    /// How lists and maps look.
    pub(super) fn xml_dialect(&self) -> Option<XmlDialect> {
        self.view.xml_dialect.or(self.view.xml_converted.map(|(dialect, _)| dialect))
    }

    fn note_xml_dialect(&mut self) {
        if let (None, Some((XmlDialect::Aws, place))) = (self.view.xml_dialect, self.view.xml_converted) {
            let message = "this converter leaves `wrapped` out where an array is wrapped";
            let found = Diagnostic::value(Code::Tolerated, place, message).noted();
            self.report(found.hint("lists and maps of XML are read as with `x-wirewright-xml: aws`"));
        }
    }

    /// A keyword of an XML Object that means nothing where it stands.
    pub(super) fn note_xml(&mut self, place: Place, code: Code, message: &'static str, hint: &'static str) {
        if self.xml.reported.insert((place, message)) {
            let found = Diagnostic::value(code, place, message).hint(hint);
            // The types stay the same.
            self.report(if code == Code::Tolerated { found.noted() } else { found });
            if code != Code::Tolerated {
                self.ledger.degrade(Kind::Schema, "xml", place);
            }
        }
    }
}

/// `application/xml`, `text/xml` and what ends in `+xml` (RFC 7303, section 8), without what is to be looked at.
pub(super) fn is_xml(media_type: &str) -> bool {
    let other = || media_type.starts_with("application/") && media_type.ends_with("+xml");
    matches!(media_type, "application/xml" | "text/xml") || (other() && media_type != "application/xhtml+xml")
}
