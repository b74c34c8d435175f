//! Conversion of a schema to a type, with the order in which keywords take precedence.

use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Docs, Step, Type, TypeDef, TypeId, TypeKind};
use crate::lower::schema::lowering::SchemaLowering;
use crate::openapi::{Additional, JsonType, Schema};
use crate::source::Place;

/// The result of lowering a schema: a new definition, or a use of other types.
pub(in crate::lower) enum Shape {
    Define(TypeKind),
    Use(Type),
}

impl<'d> SchemaLowering<'_, 'd> {
    /// Returns the type for any use of a schema.
    pub(in crate::lower) fn ty(&mut self, place: Place) -> Type {
        let schema = self.view.schema(place);
        if self.types.named.contains_key(&place) || self.view.is_component(place) {
            return self.named_use(place);
        }
        if let Some(target) = self.view.bare_reference(schema) {
            let Some(end) = self.view.target(place) else { return self.circular(place) };
            let target = if self.view.is_component(target) { target } else { end };
            let ty = self.named_use(target);
            return if schema.nullable || schema.types.has(JsonType::Null) { ty.nullable() } else { ty };
        }
        if let Some(known) = self.types.inline.get(&place) {
            return known.clone();
        }
        if !self.types.open.insert(place) {
            // The schema contains itself, so from here on it needs a definition with a name.
            return self.named_use(place);
        }
        let nullable = self.view.is_nullable(place);
        let shape = self.shape(place);
        self.types.open.remove(&place);
        if self.types.named.contains_key(&place) {
            return self.named_use(place);
        }
        let ty = match shape {
            Shape::Use(ty) => ty,
            Shape::Define(kind) => {
                let def = TypeDef::new(place, self.view.origin(place), self.view.type_docs(schema), kind);
                Type::Named(self.define(def))
            }
        };
        let ty = if nullable { ty.nullable() } else { ty };
        self.types.inline.insert(place, ty.clone());
        ty
    }

    /// Returns the id of a schema with a definition of its own. The definition is filled in later, so that recursion
    /// ends.
    pub(in crate::lower) fn named(&mut self, place: Place) -> TypeId {
        if let Some(target) = self.view.owners.adopted.get(&place).copied() {
            return self.named(target);
        }
        if let Some(id) = self.types.named.get(&place) {
            return *id;
        }
        let id = self.define(TypeDef::new(place, self.view.origin(place), Docs::default(), TypeKind::Alias(Type::Any)));
        self.types.named.insert(place, id);
        self.types.pending.push((id, place));
        id
    }

    fn named_use(&mut self, place: Place) -> Type {
        let id = self.named(place);
        let ty =
            if self.envelopes.contains_key(&place) { Type::Envelope(id, Box::new(Type::Any)) } else { Type::Named(id) };
        // An alias of a nullable scalar is itself nullable; a struct or an enum cannot be.
        if self.view.is_nullable(place) { ty.nullable() } else { ty }
    }

    /// Fills in all pending definitions, including those that are added along the way.
    pub(in crate::lower) fn fill_pending(&mut self) {
        let mut next = 0;
        while let Some((id, place)) = self.types.pending.get(next).copied() {
            next += 1;
            let schema = self.view.schema(place);
            let kind = match self.view.target(place) {
                None => TypeKind::Alias(self.circular(place)),
                Some(target) if target != place && self.view.bare_reference(schema).is_some() => {
                    TypeKind::Alias(without_null(self.reference_type(schema)))
                }
                Some(_) => match self.shape(place) {
                    Shape::Define(kind) => kind,
                    Shape::Use(ty) => TypeKind::Alias(ty),
                },
            };
            let docs = self.view.own_docs(place, schema);
            if let Some(def) = self.definitions.get_mut(id.index()) {
                def.kind = kind;
                def.docs = docs;
            }
        }
        self.types.pending.clear();
    }

    fn reference_type(&mut self, schema: &Schema<'d>) -> Type {
        let Some(target) = schema.reference else { return Type::Any };
        let end = if self.view.is_component(target) { Some(target) } else { self.view.target(target) };
        self.named_use(end.unwrap_or(target))
    }

    fn circular(&mut self, place: Place) -> Type {
        self.reports.report(
            Diagnostic::value(Code::CircularReference, place, "this reference is circular")
                .hint("it becomes an untyped value"),
        );
        self.reports.degrade_schema("$ref", place);
        Type::Any
    }

    /// Returns the shape of a schema, apart from `null`.
    pub(in crate::lower) fn shape(&mut self, place: Place) -> Shape {
        let own = self.view.schema(place);
        if let Some(union) = self.family(own, place) {
            return Shape::Define(TypeKind::Union(union));
        }
        if let Some(part) = self.view.only_part(own).filter(|part| !self.merger.families.is_kind_of(place, *part)) {
            return Shape::Use(without_null(self.ty(part)));
        }
        let schema = self.merged(place);
        self.shape_of(&schema, place)
    }

    /// Returns the shape of a merged schema.
    pub(in crate::lower) fn shape_of(&mut self, schema: &Schema<'d>, place: Place) -> Shape {
        if schema.boolean.is_some() || schema.broken {
            return Shape::Use(Type::Any);
        }
        if !schema.one_of.is_empty() || !schema.any_of.is_empty() {
            return self.union(schema, place);
        }
        if schema.enumeration.is_some() || schema.constant.is_some() {
            return self.enumeration(schema, place);
        }
        self.plain(schema, place)
    }

    /// Returns the shape of a schema without composition and without fixed values.
    pub(in crate::lower) fn plain(&mut self, schema: &Schema<'d>, place: Place) -> Shape {
        if self.is_int_or_string(schema) {
            let plain = Schema { format: None, ..schema.clone() };
            return self.several_types(&plain, place, &[JsonType::Integer, JsonType::String]);
        }
        let types = schema.types.without(JsonType::Null);
        let kinds: Vec<JsonType> =
            types.iter().filter(|kind| *kind != JsonType::Integer || !types.has(JsonType::Number)).collect();
        match kinds.as_slice() {
            [JsonType::Object] => self.object(schema, place),
            [JsonType::Array] => Shape::Use(self.array(schema, place)),
            [kind] => Shape::Use(self.scalar(schema, place, *kind)),
            [] => self.without_type(schema, place),
            kinds => self.several_types(schema, place, kinds),
        }
    }

    /// Returns the shape of a schema without `type`, from its other keywords.
    fn without_type(&mut self, schema: &Schema<'d>, place: Place) -> Shape {
        if schema.types.has(JsonType::Null) {
            return Shape::Use(Type::Any);
        }
        let object = !schema.properties.is_empty()
            || !schema.pattern_properties.is_empty()
            || !matches!(schema.additional, Additional::Unspecified);
        if object {
            return self.object(schema, place);
        }
        if schema.items.is_some() || !schema.prefix_items.is_empty() {
            return Shape::Use(self.array(schema, place));
        }
        if !schema.required.is_empty() && schema.enumeration.is_none() {
            return self.object(schema, place);
        }
        // These keywords apply only to strings.
        if schema.content_media_type.is_some() || schema.content_encoding.is_some() {
            return Shape::Use(self.scalar(schema, place, JsonType::String));
        }
        Shape::Use(Type::Any)
    }

    fn array(&mut self, schema: &Schema<'d>, place: Place) -> Type {
        if !schema.prefix_items.is_empty() {
            return self.tuple(schema, place);
        }
        match schema.items {
            Some(items) if schema.joined_items.is_empty() => Type::Array(Box::new(self.ty(items))),
            Some(items) => {
                let places: Vec<Place> = schema.joined_items.iter().copied().chain([items]).collect();
                let item = self.joined_type(&places, place, Step::Item);
                Type::Array(Box::new(item))
            }
            None => Type::Array(Box::new(Type::Any)),
        }
    }
}

fn without_null(ty: Type) -> Type {
    match ty {
        Type::Nullable(inner) => *inner,
        other => other,
    }
}
