//! A parent with a discriminator and children by allOf (OpenAPI 3.1, section 4.8.25): wherever the parent is named, a child may
//! stand.

use super::Lowering;
use super::types::Shape;
use crate::ir::{Docs, Form, Origin, Owner, Step, Type, TypeDef, TypeKind, Union, Variant};
use crate::openapi::{Discriminator, Schema};
use crate::source::Place;

impl<'d> Lowering<'_, 'd> {
    /// Notes which components are children of which.
    pub(super) fn note_children(&mut self) {
        for (_, place) in &self.view.components {
            let Some(schema) = self.view.schemas.get(place) else { continue };
            for part in &schema.all_of {
                let parent = self.view.schemas.get(part).and_then(|part| part.reference);
                if let Some(parent) = parent {
                    self.children.entry(parent).or_default().push(*place);
                }
            }
        }
    }

    /// The union of the children of a schema with a discriminator.
    pub(super) fn family(&mut self, schema: &Schema<'d>, place: Place) -> Option<Union> {
        let discriminator = schema.discriminator.clone()?;
        let members = self.family_members(schema, place)?;
        let mut variants = Vec::new();
        for member in members {
            let tags = self.tags_of(&discriminator, member);
            variants.push(Variant {
                name: self.component_name(member).unwrap_or_default(),
                ty: self.ty(member),
                tags,
                form: Form::Any,
                beside: false,
            });
        }
        if let Some(base) = self.base_variant(&discriminator, place) {
            variants.push(base);
        }
        super::tags::drop_repeated(&mut variants);
        let default = discriminator.default.and_then(|target| self.component_name(target));
        let default = default.and_then(|name| variants.iter().position(|variant| variant.name == name));
        Some(Union { variants, tag: Some(discriminator.property.to_owned()), default })
    }

    /// The children of a schema whose discriminator tells them apart.
    pub(super) fn family_members(&self, schema: &Schema<'d>, place: Place) -> Option<Vec<Place>> {
        let is_union = !schema.one_of.is_empty() || !schema.any_of.is_empty();
        if schema.discriminator.is_none() || is_union || !self.is_component(place) {
            return None;
        }
        Some(self.descendants(place)).filter(|members| !members.is_empty())
    }

    /// Whether a schema is one of those that a value of `parent` may be: of its children, or of its variants. It is made of the
    /// parent's properties then, and not of the parent's variants, of which it is one.
    pub(super) fn is_kind_of(&self, place: Place, parent: Place) -> bool {
        let Some(target) = self.target(parent) else { return false };
        let Some(schema) = self.view.schemas.get(&target) else { return false };
        let is_child = || self.family_members(schema, target).is_some_and(|members| members.contains(&place));
        self.is_variant_of(place, schema) || is_child()
    }

    /// Whether a schema is one of the variants of a union.
    pub(super) fn is_variant_of(&self, place: Place, union: &Schema<'d>) -> bool {
        union.one_of.iter().chain(&union.any_of).any(|variant| self.target(*variant) == Some(place))
    }

    pub(super) fn descendants(&self, place: Place) -> Vec<Place> {
        let mut found = Vec::new();
        let mut open = vec![place];
        while let Some(next) = open.pop() {
            for child in self.children.get(&next).into_iter().flatten() {
                if !found.contains(child) && *child != place {
                    found.push(*child);
                    open.push(*child);
                }
            }
        }
        found.sort();
        found
    }

    /// Whether a schema is itself a child of one that is told by the same property.
    fn is_member(&self, place: Place, property: &str) -> bool {
        let is_told = |parent: &Place| {
            let tag = self.view.schemas.get(parent).and_then(|parent| parent.discriminator.as_ref());
            tag.is_some_and(|tag| tag.property == property)
        };
        let mut components = self.view.components.iter().map(|(_, component)| component);
        components.any(|parent| is_told(parent) && self.descendants(*parent).contains(&place))
    }

    /// The parent itself, where a value of the discriminator means it.
    fn base_variant(&mut self, discriminator: &Discriminator<'d>, place: Place) -> Option<Variant> {
        let explicit = discriminator.mapping.iter().any(|(_, target)| *target == place);
        let schema = self.schema(place);
        let is_child = || self.is_member(place, discriminator.property);
        if !explicit && schema.tag.is_none() && !is_child() {
            return None;
        }
        let tags = self.tags_of(discriminator, place);
        let merged = self.merged(place);
        let Shape::Define(kind @ TypeKind::Struct(_)) = self.plain(&merged, place) else { return None };
        let owner = Owner::Schema(self.component_name(place)?);
        let origin = Origin { owner, steps: vec![Step::Base] };
        let id = self.define(TypeDef { place, origin, docs: Docs::default(), kind });
        Some(Variant { name: "Base".to_owned(), ty: Type::Named(id), tags, form: Form::Any, beside: false })
    }

    /// The name of a component.
    pub(super) fn component_name(&self, place: Place) -> Option<String> {
        match self.owners.get(&place) {
            Some(Owner::Schema(name)) => Some(name.clone()),
            _ => None,
        }
    }
}
