//! The types of XML bodies, which are roots of documents.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::ir::{Docs, Type, TypeDef, TypeId, TypeKind};
use crate::lower::schema::lowering::SchemaLowering;
use crate::lower::view::media::is_xml;
use crate::message::essence;
use crate::openapi::{Additional, JsonType, MediaType};
use crate::source::Place;

/// The types that are whole XML bodies.
#[derive(Debug, Default)]
pub(in crate::lower) struct Bodies {
    /// The types in the order of their use.
    pub(super) pending: Vec<TypeId>,
    /// True for the types that are sent.
    pub(super) roots: BTreeMap<TypeId, bool>,
    /// The types of inline schemas.
    inline: FxHashMap<Place, TypeId>,
}

impl Bodies {
    /// Returns the type of an XML body, or `None` if its schema has no elements, but only text.
    pub(in crate::lower) fn ty<'d>(
        &mut self,
        schemas: &mut SchemaLowering<'_, 'd>,
        media_type: &MediaType<'d>,
        sent: bool,
    ) -> Option<Type> {
        let place = media_type.schema.filter(|_| is_xml(&essence(media_type.name)))?;
        let ty = schemas.ty(place);
        if media_type.envelope.is_some() || !has_elements(schemas, place) {
            return None;
        }
        let (id, ty) = self.type_of(schemas, place, ty)?;
        *self.roots.entry(id).or_default() |= sent;
        self.pending.push(id);
        Some(ty)
    }

    /// Returns the type of the root: the schema's own, or an alias if the root has a different XML name.
    fn type_of(&mut self, schemas: &mut SchemaLowering<'_, '_>, place: Place, ty: Type) -> Option<(TypeId, Type)> {
        let (inner, nullable) = match ty {
            Type::Envelope(..) => return None,
            Type::Nullable(inner) => (*inner, true),
            other => (other, false),
        };
        let known = match &inner {
            Type::Named(id) if is_same_root(schemas, place, *id) => Some(*id),
            _ => self.inline.get(&place).copied(),
        };
        let id = known.unwrap_or_else(|| {
            let origin = schemas.view.origin(place);
            let id = schemas.define(TypeDef::new(place, origin, Docs::default(), TypeKind::Alias(inner)));
            self.inline.insert(place, id);
            id
        });
        let ty = Type::Named(id);
        Some((id, if nullable { ty.nullable() } else { ty }))
    }
}

fn is_same_root(schemas: &mut SchemaLowering<'_, '_>, place: Place, id: TypeId) -> bool {
    let Some(at) = schemas.definition(id).map(|def| def.place) else { return false };
    at == place || schemas.merged(place).xml == schemas.merged(at).xml
}

/// Returns true if a schema has elements, rather than a single text.
fn has_elements(schemas: &mut SchemaLowering<'_, '_>, place: Place) -> bool {
    let Some(target) = schemas.view.target(place) else { return false };
    let schema = schemas.merged(target);
    let composed = !schema.one_of.is_empty() || !schema.any_of.is_empty();
    composed
        || schema.types.has(JsonType::Object)
        || schema.types.has(JsonType::Array)
        || !schema.properties.is_empty()
        || schema.items.is_some()
        || matches!(schema.additional, Additional::Schema(_) | Additional::Any)
}
