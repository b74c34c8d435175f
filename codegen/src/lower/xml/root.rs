//! Root elements.

use super::lowering::XmlLowering;
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{XmlName, XmlPlace, XmlType};
use crate::source::Place;

impl XmlLowering<'_, '_> {
    /// Returns the root element of a whole body. Without a name, an object with a single property has no element around
    /// that property.
    pub(super) fn xml_root(&mut self, place: Place, content: XmlType, sent: bool) -> (Option<XmlName>, XmlType) {
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
}
