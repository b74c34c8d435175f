//! XML encodings of types: a table for each type that occurs in an XML body, in a separate module.

use super::Emitter;
use super::fragment::{Fragment, rust};
use super::item::{Block, InnerItem, Item, Lead};
use super::section::Section;
use super::ty::Scope;
use super::uses::{Import, Uses};
use crate::ir::{Type, TypeId, XmlField, XmlName, XmlPlace, XmlShape, XmlType};

impl Emitter<'_> {
    /// Emits the module of the tables.
    pub(super) fn xml(&self) -> Section {
        let mut section =
            Section { docs: vec!["XML encodings of the types, by type name.".to_owned()], ..Section::default() };
        section.uses.add(Import::XmlTables);
        for (id, shape) in self.xml_shapes() {
            section.items.extend(self.xml_table(id, shape));
        }
        section
    }

    /// Returns the type that encodes and decodes an XML body.
    pub(super) fn xml_codec(&self, ty: &Type, value: &Fragment, uses: &mut Uses) -> Fragment {
        let inner = match ty {
            Type::Nullable(inner) => inner,
            other => other,
        };
        let name = match inner {
            Type::Named(id) => self.xml_name(*id),
            _ => rust!("()"),
        };
        uses.add(Import::Xml);
        rust!("Xml<{}, xml::{}>", value, name)
    }

    /// Returns the name of a type's table, which equals the name of the type.
    fn xml_name(&self, id: TypeId) -> Fragment {
        self.names.ty(id).map_or_else(|| rust!("()"), |names| rust!("{}", names.name))
    }

    fn xml_table(&self, id: TypeId, shape: &XmlShape) -> Vec<Item> {
        let name = self.xml_name(id);
        let line = |line| vec![InnerItem::line(Lead::default(), line)];
        let ty = match &shape.content {
            // One line for each property, whatever its length, which is easier to read and to compare in a diff.
            XmlType::Object(fields, rest) if !fields.is_empty() => {
                let rows = fields.iter().map(|field| self.xml_field(field)).collect();
                let kind = if rest.is_some() { "Open" } else { "Object" };
                let rest = rest.as_ref().map_or_else(|| rust!(""), |rest| rust!(", {}", self.xml_type(rest)));
                let head = rust!("const TYPE: &'static xml::Type = &xml::Type::{}(&[", kind);
                vec![InnerItem::table(head, rows, rust!("]{});", rest))]
            }
            other => line(rust!("const TYPE: &'static xml::Type = {};", self.xml_type(other))),
        };
        let mut items = vec![
            Block::line(Lead::default(), rust!("pub struct {};", name)).into(),
            Block::new(Lead::default(), rust!("impl xml::Shape for {}", name), ty).into(),
        ];
        if let Some(root) = &shape.root {
            let element = self.names.ty(id).map_or("", |names| &names.element);
            let local = if root.local.is_empty() { element } else { &root.local };
            let root = rust!("xml::Name::new({}){}", Fragment::literal(local), qualified(root));
            let root = line(rust!("const NAME: xml::Name = {};", root));
            items.push(Block::new(Lead::default(), rust!("impl xml::Root for {}", name), root).into());
        }
        items
    }

    fn xml_type(&self, ty: &XmlType) -> Fragment {
        match ty {
            XmlType::String => rust!("&xml::Type::String"),
            XmlType::Number => rust!("&xml::Type::Number"),
            XmlType::Boolean => rust!("&xml::Type::Boolean"),
            XmlType::Any => rust!("&xml::Type::Any"),
            XmlType::Object(fields, rest) => {
                let fields = Fragment::join(fields.iter().map(|field| self.xml_field(field)), ", ");
                match rest {
                    Some(rest) => rust!("&xml::Type::Open(&[{}], {})", fields, self.xml_type(rest)),
                    None => rust!("&xml::Type::Object(&[{}])", fields),
                }
            }
            XmlType::Map(values) => rust!("&xml::Type::Map({})", self.xml_type(values)),
            XmlType::Entries(values) => rust!("&xml::Type::Entries({})", self.xml_type(values)),
            XmlType::Array(name, items) => {
                let local = Fragment::literal(&name.local);
                let element = rust!("xml::Element::new({}, {}){}", local, self.xml_type(items), qualified(name));
                rust!("&xml::Type::Array(&{})", element)
            }
            XmlType::Only(field) => rust!("&xml::Type::Only(&{})", self.xml_field(field)),
            XmlType::Named(id) => rust!("&xml::Type::Of(xml::shape::<{}>)", self.xml_name(*id)),
        }
    }

    fn xml_field(&self, field: &XmlField) -> Fragment {
        let mut shown = rust!("xml::Field::new({}, {})", Fragment::literal(&field.property), self.xml_type(&field.ty));
        let bare = field.place == XmlPlace::Element && matches!(field.ty, XmlType::Array(..));
        let named = !bare && !matches!(field.place, XmlPlace::Text | XmlPlace::Cdata);
        if named && field.name.local != field.property {
            shown = rust!("{}.name({})", shown, Fragment::literal(&field.name.local));
        }
        if named {
            shown = rust!("{}{}", shown, qualified(&field.name));
        }
        let place = match field.place {
            XmlPlace::Element => rust!(""),
            XmlPlace::Attribute => rust!(".attribute()"),
            XmlPlace::Wrapper => rust!(".wrapped()"),
            XmlPlace::Text => rust!(".text()"),
            XmlPlace::Cdata => rust!(".cdata()"),
        };
        let required = if bare && field.required { rust!(".required()") } else { rust!("") };
        rust!("{}{}{}", shown, place, required)
    }

    /// Returns the type that an XML body is decoded into, and its codec.
    pub(super) fn xml_received(&self, ty: &Type, uses: &mut Uses) -> (Fragment, Fragment) {
        let owned = self.owned(ty, Scope::operations(crate::analyze::Side::Response), uses);
        let codec = self.xml_codec(ty, &owned, uses);
        (owned, codec)
    }
}

/// Returns the calls that set the prefix and the namespace of a name.
fn qualified(name: &XmlName) -> Fragment {
    let part = |call: &'static str, text: &Option<String>| match text {
        Some(text) => rust!(".{}({})", call, Fragment::literal(text)),
        None => rust!(""),
    };
    rust!("{}{}", part("prefix", &name.prefix), part("namespace", &name.namespace))
}
