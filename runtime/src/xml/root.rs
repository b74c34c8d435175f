//! Decoding of the root element of a response. Servers often wrap it differently than documented.
//!
//! The name of the root is ignored, with two exceptions. They apply if the root has no known content:
//!
//! - Exactly one child element has a name that ends in `Result`: this element is decoded instead. Services with a
//!   query protocol respond in this way.
//! - The root has the name of a property: the root is decoded as this property.
//!
//! Both cases are reported as deviations.

use serde_json::{Map, Value};

use super::{
    decode::{Wanted, of_field, value as inside},
    parse,
    shape::{Element, Field, Name, Node, Type},
};
use crate::response::observe::{DriftKind, report_body};

/// Decodes the root of a document.
pub(super) fn value(found: &parse::Element, root: &Element) -> Value {
    let fields: &'static [Field] = match root.ty.resolved() {
        Type::Object(fields) => fields,
        Type::Only(field) => return only(found, root.ty, field),
        ty => return inside(found, ty),
    };
    if is_known(found, fields) {
        return inside(found, root.ty);
    }
    let mut results = found.children.iter().filter(|child| child.name.ends_with("Result"));
    if let (Some(result), None) = (results.next(), results.next()) {
        report_body(DriftKind::RootMismatch { outer: found.name.clone(), decoded: result.name.clone() });
        return inside(result, root.ty);
    }
    let is_root = |field: &&'static Field| {
        let is_element = matches!(field.node, Node::Element | Node::Wrapper);
        is_element && Wanted::of(field, fields).is(&found.name, found.namespace.as_deref())
    };
    match fields.iter().find(is_root).filter(|_| !is_named(found, &root.name)) {
        Some(field) => {
            report_body(DriftKind::RootMismatch { outer: root.name.local.to_owned(), decoded: found.name.clone() });
            property(field, found)
        }
        None => inside(found, root.ty),
    }
}

/// Decodes a root that is documented without an element around it. If a server does send such an element, it is
/// accepted.
fn only(found: &parse::Element, ty: &'static Type, field: &'static Field) -> Value {
    let fields = std::slice::from_ref(field);
    if !is_named(found, &field.name) && is_known(found, fields) {
        return inside(found, ty);
    }
    property(field, found)
}

fn property(field: &'static Field, found: &parse::Element) -> Value {
    Value::Object(
        of_field(field, &[found]).map(|value| (field.property.to_owned(), value)).into_iter().collect::<Map<_, _>>(),
    )
}

fn is_named(found: &parse::Element, name: &Name) -> bool {
    found.name == name.local
}

/// Returns true if an element has known content, or is empty.
fn is_known(element: &parse::Element, fields: &'static [Field]) -> bool {
    let is_empty = element.children.is_empty() && element.attributes.is_empty() && element.text.trim().is_empty();
    is_empty
        || fields.iter().any(|field| {
            let wanted = Wanted::of(field, fields);
            match field.node {
                Node::Text | Node::Cdata => element.children.is_empty(),
                Node::Attribute => element.attributes.iter().any(|it| wanted.is(&it.name, it.namespace.as_deref())),
                Node::Element | Node::Wrapper => {
                    element.children.iter().any(|it| wanted.is(&it.name, it.namespace.as_deref()))
                }
            }
        })
}
