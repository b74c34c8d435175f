//! Properties of an object in XML: their positions and names.

use super::lowering::XmlLowering;
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{XmlField, XmlName, XmlPlace, XmlType};
use crate::openapi::{Kind, Schema, Xml, XmlDialect, XmlNode};
use crate::source::Place;

/// The namespace of `xsi:type` and `xsi:nil`, which are always attributes (XML Schema, part 1, section 2.6).
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The namespace of `xml:lang` and others, which are also attributes (Namespaces in XML 1.0, section 3).
const XML: &str = "http://www.w3.org/XML/1998/namespace";

impl<'d> XmlLowering<'_, 'd> {
    pub(super) fn xml_fields(&mut self, schema: &Schema<'d>) -> Vec<XmlField> {
        let properties = schema.properties.iter();
        properties
            .map(|(name, place)| {
                let required = schema.required.contains_key(name);
                self.xml_field(name, *place, required)
            })
            .collect()
    }

    fn xml_field(&mut self, property: &str, place: Place, required: bool) -> XmlField {
        let xml = self.merged(place).xml;
        let wire = self.view.schema(place).names.first().copied().unwrap_or(property).to_owned();
        let name = self.xml_name(&xml, xml.name.map_or(property, |(name, _)| name), place);
        let ty = self.xml_use(place);
        let at = self.xml_place(&xml, &name, &ty, place);
        let ty = match ty {
            XmlType::Array(item, inner) if item.local.is_empty() => {
                XmlType::Array(self.xml_item(&xml, &name, property, at), inner)
            }
            XmlType::Array(item, inner) => {
                self.note_unused_name(&xml, &item, at);
                XmlType::Array(item, inner)
            }
            other => other,
        };
        XmlField { property: wire, place: at, name, ty, required }
    }

    fn xml_place(&mut self, xml: &Xml<'d>, name: &XmlName, ty: &XmlType, place: Place) -> XmlPlace {
        let at = xml.place.unwrap_or(place);
        let list = matches!(ty, XmlType::Array(..) | XmlType::Entries(_));
        let scalar = matches!(ty, XmlType::String | XmlType::Number | XmlType::Boolean | XmlType::Any);
        if matches!(name.namespace.as_deref(), Some(XSI | XML)) && scalar {
            return XmlPlace::Attribute;
        }
        match xml.node {
            Some(XmlNode::Attribute) if scalar => XmlPlace::Attribute,
            Some(XmlNode::Text) if scalar => XmlPlace::Text,
            Some(XmlNode::Cdata) if scalar => XmlPlace::Cdata,
            Some(XmlNode::Attribute | XmlNode::Text | XmlNode::Cdata) => {
                let message = "only a scalar can be an attribute or the text of an element";
                self.note_xml(at, Code::UnsupportedKeyword, message, "it becomes an element");
                XmlPlace::Element
            }
            Some(XmlNode::None) if !list => {
                let message = "`nodeType: none` is only supported on arrays";
                self.note_xml(at, Code::UnsupportedKeyword, message, "it becomes an element");
                XmlPlace::Element
            }
            Some(XmlNode::Element) if list => XmlPlace::Wrapper,
            _ if list => {
                let default = self.view.xml_dialect() == Some(XmlDialect::Aws) && xml.node.is_none();
                if xml.wrapped.unwrap_or(default) { XmlPlace::Wrapper } else { XmlPlace::Element }
            }
            _ => {
                if xml.wrapped == Some(true) {
                    self.note_xml(
                        at,
                        Code::UnsupportedKeyword,
                        "only an array can be wrapped",
                        "it becomes an element",
                    );
                }
                XmlPlace::Element
            }
        }
    }

    /// Returns the name of array items without a name of their own.
    fn xml_item(&mut self, xml: &Xml<'d>, name: &XmlName, property: &str, at: XmlPlace) -> XmlName {
        let wrapped = at == XmlPlace::Wrapper;
        if wrapped && self.view.xml_dialect() == Some(XmlDialect::Aws) {
            return XmlName::plain("member");
        }
        if let (false, Some((given, at))) = (wrapped, xml.name)
            && given != property
            && self.view.xml_dialect().is_none()
        {
            // The specification ignores this name, which would then have no effect.
            let message = "the `xml.name` of an array that is not wrapped applies to its items";
            self.note_xml(at, Code::Tolerated, message, "set `xml.name` in `items` instead");
        }
        name.clone()
    }

    /// Reports an unused name of an array without a wrapper, whose items have a name (OpenAPI 3.1, section 4.8.26.2).
    fn note_unused_name(&mut self, xml: &Xml<'d>, item: &XmlName, at: XmlPlace) {
        if let (XmlPlace::Element, Some((name, at))) = (at, xml.name)
            && name != item.local
        {
            let message = "this `xml.name` has no effect: the array is not wrapped, so it has no element of its own";
            self.note_xml(
                at,
                Code::UnsupportedKeyword,
                message,
                "set `wrapped: true` to put an element around the items",
            );
        }
    }

    /// Names the items of an array that is not a property: they get the name of the array or, without one, `item`.
    pub(super) fn xml_items_named(&self, ty: XmlType, array: Option<&XmlName>) -> XmlType {
        match ty {
            XmlType::Array(item, inner) if item.local.is_empty() => {
                let array = array.filter(|array| !array.local.is_empty());
                let item = match (self.view.xml_dialect(), array) {
                    (Some(XmlDialect::Aws), _) => XmlName::plain("member"),
                    (None, Some(array)) => array.clone(),
                    (None, None) => XmlName { local: "item".to_owned(), ..item },
                };
                XmlType::Array(item, inner)
            }
            other => other,
        }
    }

    /// Returns a name with the namespace and prefix of the XML Object. The prefix may also be in the name, before a
    /// colon.
    pub(super) fn xml_name(&mut self, xml: &Xml<'d>, name: &str, place: Place) -> XmlName {
        let (prefix, local) = match name.split_once(':') {
            Some((prefix, local)) if xml.prefix.is_none() => (Some(prefix), local),
            _ => (xml.prefix, name),
        };
        // No element is in the XSI namespace: a converter has lost the prefix that is bound to it.
        let namespace = match prefix {
            Some("xsi") => Some(XSI),
            Some("xml") => Some(XML),
            _ => xml.namespace.filter(|namespace| *namespace != XSI),
        };
        let name = XmlName {
            local: local.to_owned(),
            prefix: prefix.map(str::to_owned),
            namespace: namespace.map(str::to_owned),
        };
        self.check_xml_name(&name, xml.name.map_or(place, |(_, at)| at));
        name
    }

    fn check_xml_name(&mut self, name: &XmlName, place: Place) {
        let start = |c: char| c.is_alphabetic() || c == '_';
        let part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        let is_name = |text: &str| text.starts_with(start) && text.chars().all(part);
        let is_valid = name.local.is_empty() || is_name(&name.local);
        if !(is_valid && name.prefix.as_deref().is_none_or(is_name)) && self.reports.is_first(place, "name") {
            let message = format!("`{}` is not a valid name for an XML element or attribute", name.local);
            let found = Diagnostic::value(Code::InvalidXmlName, place, message);
            self.reports
                .report(found.hint("values with this name cannot be sent as XML; set another name with `xml.name`"));
            self.reports.degrade(Kind::Schema, "xml", place);
        }
        if let (Some(prefix), None) = (&name.prefix, &name.namespace)
            && self.reports.is_first(place, "prefix")
        {
            let message = format!("the XML prefix `{prefix}` has no namespace");
            let found = Diagnostic::value(Code::InvalidXmlName, place, message);
            self.reports.report(found.hint("namespace-aware parsers reject an undeclared prefix; set `xml.namespace`"));
        }
    }
}
