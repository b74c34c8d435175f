//! Contents of elements: the XML representation of a schema (OpenAPI 3.2, section 4.26).

use super::lowering::XmlLowering;
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{XmlField, XmlName, XmlType};
use crate::lower::view::structure::has_structure;
use crate::lower::view::walk::Walk;
use crate::openapi::{Additional, JsonType, Kind, Schema, XmlDialect};
use crate::source::{Place, Value};

/// The maximum nesting depth of named lists, after which each gets a table of its own.
const DEPTH: usize = 16;

/// Properties, by their names on the wire.
type Fields = indexmap::IndexMap<String, XmlField, rustc_hash::FxBuildHasher>;

impl<'d> XmlLowering<'_, 'd> {
    /// Returns the content of a definition's element.
    pub(super) fn xml_definition(&mut self, place: Place) -> XmlType {
        let schema = self.view.schema(place);
        match self.view.bare_reference(schema) {
            Some(target) if target != place && self.view.target(place).is_some() => self.xml_use(target),
            _ => self.xml_content(place),
        }
    }

    /// Returns the content of the element for a use of a schema.
    pub(super) fn xml_use(&mut self, place: Place) -> XmlType {
        let Some(end) = self.view.target(place) else { return XmlType::Any };
        let mut current = end;
        // Resolve schemas that only wrap one part, or one variant besides `null`.
        for _ in 0..DEPTH {
            let schema = self.view.schema(current);
            let Some(next) = self.xml_only(schema) else { break };
            let Some(next) = self.view.target(next) else { return XmlType::Any };
            current = next;
        }
        let Some(id) = self.named.get(&current).copied() else { return self.xml_content(current) };
        // An array or a map may have more XML keywords where it is used, and a scalar needs no table.
        let schema = self.merged(current);
        let table = !schema.properties.is_empty() || !schema.one_of.is_empty() || !schema.any_of.is_empty();
        if table || self.open.len() >= DEPTH || self.open.contains(&current) {
            return self.xml_named(id);
        }
        self.open.push(current);
        let content = self.xml_content(current);
        self.open.pop();
        if matches!(content, XmlType::Map(_) | XmlType::Object(..)) { self.xml_named(id) } else { content }
    }

    /// Returns the only part or variant of a schema without other keywords.
    fn xml_only(&self, schema: &Schema<'d>) -> Option<Place> {
        let bare = Schema { all_of: Vec::new(), one_of: Vec::new(), any_of: Vec::new(), ..schema.clone() };
        if has_structure(&bare) || bare.reference.is_some() || schema.discriminator.is_some() {
            return None;
        }
        let parts = schema.all_of.iter().copied().filter(|part| !self.view.is_unconstrained(*part));
        let mut constraining = parts.chain(self.view.non_null_variants(schema));
        let only = constraining.next()?;
        constraining.next().is_none().then_some(only)
    }

    pub(super) fn xml_content(&mut self, place: Place) -> XmlType {
        let own = self.view.schema(place);
        if let Some(fields) = self.xml_family(own, place) {
            return XmlType::Object(fields, None);
        }
        let schema = self.merged(place);
        if schema.boolean.is_some() || schema.broken {
            return XmlType::Any;
        }
        if !schema.one_of.is_empty() || !schema.any_of.is_empty() {
            return self.xml_union(&schema, place);
        }
        if let Some(scalar) = self.xml_scalar(&schema) {
            return scalar;
        }
        let types = schema.types.without(JsonType::Null);
        let object = !schema.properties.is_empty()
            || !schema.pattern_properties.is_empty()
            || !schema.required.is_empty()
            || schema.additional != Additional::Unspecified;
        match types.iter().collect::<Vec<_>>().as_slice() {
            [JsonType::Object] => self.xml_object(&schema),
            [JsonType::Array] => self.xml_array(&schema),
            [] if object => self.xml_object(&schema),
            [] if schema.items.is_some() || !schema.prefix_items.is_empty() => self.xml_array(&schema),
            _ => XmlType::Any,
        }
    }

    /// Returns the content of a schema for a single text.
    fn xml_scalar(&self, schema: &Schema<'d>) -> Option<XmlType> {
        let types = schema.types.without(JsonType::Null);
        let kinds = types.iter().map(|kind| match kind {
            JsonType::String => Some(XmlType::String),
            JsonType::Integer | JsonType::Number => Some(XmlType::Number),
            JsonType::Boolean => Some(XmlType::Boolean),
            _ => None,
        });
        let values = if types.is_empty() { self.xml_values(schema) } else { Vec::new() };
        let mut kinds = kinds.chain(values.into_iter().map(Some));
        let first = kinds.next()??;
        kinds.all(|kind| kind.as_ref() == Some(&first)).then_some(first)
    }

    /// Returns the kinds of the values of an enum without a type.
    fn xml_values(&self, schema: &Schema<'d>) -> Vec<XmlType> {
        let values = self.view.values_of(schema).unwrap_or_default();
        let kind = |value: &Value| match value {
            Value::String(_) => Some(XmlType::String),
            Value::Int(_) | Value::Float(_) => Some(XmlType::Number),
            Value::Bool(_) => Some(XmlType::Boolean),
            _ => None,
        };
        values.iter().filter_map(|node| kind(node.value())).collect()
    }

    fn xml_array(&mut self, schema: &Schema<'d>) -> XmlType {
        let Some(items) = schema.items.filter(|_| schema.prefix_items.is_empty()) else {
            return XmlType::Array(XmlName::plain(""), Box::new(XmlType::Any));
        };
        let xml = self.merged(items).xml;
        let name = xml.name.map_or("", |(name, _)| name);
        let name = self.xml_name(&xml, name, items);
        let ty = self.xml_use(items);
        XmlType::Array(name, Box::new(self.xml_items_named(ty, None)))
    }

    fn xml_object(&mut self, schema: &Schema<'d>) -> XmlType {
        let values = match (schema.additional, schema.pattern_properties.as_slice()) {
            (Additional::Schema(values), []) => Some(self.xml_use(values)),
            (Additional::Unspecified | Additional::Forbidden | Additional::Any, [(_, values)]) => {
                Some(self.xml_use(*values))
            }
            _ => None,
        };
        let values = values.map(|values| self.xml_items_named(values, None)).filter(|values| *values != XmlType::Any);
        if schema.properties.is_empty() && schema.required.is_empty() {
            let values = Box::new(values.unwrap_or(XmlType::Any));
            return match self.view.xml_dialect() {
                Some(XmlDialect::Aws) => XmlType::Entries(values),
                None => XmlType::Map(values),
            };
        }
        XmlType::Object(self.xml_fields(schema), values.map(Box::new))
    }

    /// Returns the content of a union, which has the properties of all its variants. As in JSON, the present properties
    /// select the variant.
    fn xml_union(&mut self, schema: &Schema<'d>, place: Place) -> XmlType {
        let variants: Vec<Place> = self.view.non_null_variants(schema).collect();
        if let [only] = variants.as_slice()
            && schema.properties.is_empty()
        {
            return self.xml_use(*only);
        }
        let kinds: Vec<Option<XmlType>> = variants
            .iter()
            .map(|variant| {
                let schema = self.view.target(*variant).map(|target| self.merged(target))?;
                self.xml_scalar(&schema)
            })
            .collect();
        if let Some(Some(first)) = kinds.first()
            && kinds.iter().all(|kind| kind.as_ref() == Some(first))
        {
            return first.clone();
        }
        match self.xml_variant_fields(place) {
            Some(fields) => XmlType::Object(fields, None),
            None => {
                let message =
                    "the variants of this union cannot be distinguished in XML, which has only text and elements";
                self.reports
                    .report(Diagnostic::value(Code::UntypedValue, place, message).hint("it is decoded as text"));
                let keyword = if schema.one_of.is_empty() { "anyOf" } else { "oneOf" };
                self.reports.degrade(Kind::Schema, keyword, place);
                XmlType::Any
            }
        }
    }

    fn xml_family(&mut self, schema: &Schema<'d>, place: Place) -> Option<Vec<XmlField>> {
        let children = self.merger.families.members(schema, place)?;
        let mut fields = by_property(self.xml_own_fields(place));
        for child in children.iter().copied() {
            let more = self.xml_own_fields(child);
            self.xml_join(&mut fields, more, child);
        }
        Some(fields.into_values().collect())
    }

    /// Returns the properties of all variants of a schema, or `None` if a variant is not an object.
    fn xml_variant_fields(&mut self, place: Place) -> Option<Vec<XmlField>> {
        let root = self.view.target(place)?;
        let mut fields = Fields::default();
        let mut walk = Walk::from(root);
        while let Some(place) = walk.next() {
            let schema = self.merged(place);
            let variants = self.view.non_null_variants(&schema).map(|variant| self.view.target(variant));
            let variants: Vec<Place> = variants.collect::<Option<_>>()?;
            if variants.is_empty() && schema.properties.is_empty() {
                return None;
            }
            let more = self.xml_fields(&schema);
            if place == root {
                fields = by_property(more);
            } else {
                self.xml_join(&mut fields, more, place);
            }
            walk.push_all(variants.into_iter());
        }
        Some(fields.into_values().collect())
    }

    fn xml_own_fields(&mut self, place: Place) -> Vec<XmlField> {
        let schema = self.merged(place);
        self.xml_fields(&schema)
    }

    fn xml_join(&mut self, fields: &mut Fields, more: Vec<XmlField>, place: Place) {
        for field in more {
            match fields.get_mut(&field.property) {
                Some(known) => {
                    // Required in one variant, but not in all.
                    let required = std::mem::replace(&mut known.required, false);
                    let same = *known == XmlField { required: false, ..field };
                    known.required = required && same;
                    if !same {
                        let message = "a property of this variant has a different XML form than in another variant";
                        self.note_xml(place, Code::UntypedValue, message, "the form in the first variant is used");
                    }
                }
                None => {
                    fields.insert(field.property.clone(), XmlField { required: false, ..field });
                }
            }
        }
    }
}

fn by_property(fields: Vec<XmlField>) -> Fields {
    fields.into_iter().map(|field| (field.property.clone(), field)).collect()
}
