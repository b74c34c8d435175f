//! The root of an answer, which servers put more round than descriptions say.
//!
//! Its name is not looked at, with two exceptions, for a root in which nothing at all is known:
//!
//! - One of its elements, and no other, has a name that ends in `Result`: what is described is in that element. Services with a
//!   query protocol answer so.
//! - The root has the name of a member: it is that member.
//!
//! Either is told to who wants to hear of drift.

use serde_json::{Map, Value};

use super::{
    decode::{Wanted, of_field, value as inside},
    read,
    shape::{Element, Field, Name, Node, Type},
};
use crate::{decode::tell, drift::DriftKind};

/// The value of a document.
pub(super) fn value(found: &read::Element, root: &Element) -> Value {
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
        tell(DriftKind::WrappedRoot { found: found.name.clone(), inside: result.name.clone() });
        return inside(result, root.ty);
    }
    let is_root = |field: &&'static Field| {
        let is_element = matches!(field.node, Node::Element | Node::Wrapper);
        is_element && Wanted::of(field, fields).is(&found.name, found.namespace.as_deref())
    };
    match fields.iter().find(is_root).filter(|_| !is_named(found, &root.name)) {
        Some(field) => {
            tell(DriftKind::WrappedRoot { found: root.name.local.to_owned(), inside: found.name.clone() });
            member(field, found)
        }
        None => inside(found, root.ty),
    }
}

/// A root that has no element round it; a server that has one all the same is understood.
fn only(found: &read::Element, ty: &'static Type, field: &'static Field) -> Value {
    let fields = std::slice::from_ref(field);
    if !is_named(found, &field.name) && is_known(found, fields) {
        return inside(found, ty);
    }
    member(field, found)
}

fn member(field: &'static Field, found: &read::Element) -> Value {
    Value::Object(
        of_field(field, &[found]).map(|value| (field.member.to_owned(), value)).into_iter().collect::<Map<_, _>>(),
    )
}

fn is_named(found: &read::Element, name: &Name) -> bool {
    found.name == name.local
}

/// Whether anything in an element is described, or nothing is in it.
fn is_known(element: &read::Element, fields: &'static [Field]) -> bool {
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
