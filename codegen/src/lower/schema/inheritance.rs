//! Inheritance: a parent with a discriminator, and children that have the parent in their `allOf` (OpenAPI 3.1, section
//! 4.8.25). Where a schema refers to the parent, a value may be any of the children.

use super::types::Shape;
use crate::ir::{Docs, Origin, Owner, Step, Type, TypeDef, TypeKind, Union, UnionForm, Variant};
use crate::lower::schema::lowering::SchemaLowering;
use crate::openapi::{Discriminator, Schema, Version};
use crate::source::Place;

impl<'d> SchemaLowering<'_, 'd> {
    /// Returns the union of the children of a schema with a discriminator.
    pub(in crate::lower) fn family(&mut self, schema: &Schema<'d>, place: Place) -> Option<Union> {
        let discriminator = schema.discriminator.clone()?;
        let members = self.merger.families.members(schema, place)?;
        let mut variants = Vec::new();
        for member in members.iter().copied() {
            let tags = self.merger.families.tags_of(&discriminator, member);
            let (name, ty) = (self.view.component_name(member).unwrap_or_default(), self.ty(member));
            variants.push(Variant { tags, ..Variant::plain(&name, ty, UnionForm::Any) });
        }
        if let Some(base) = self.base_variant(&discriminator, place) {
            variants.push(base);
        }
        crate::lower::composition::discriminator::drop_repeated(&mut variants);
        let default = discriminator.default.and_then(|target| self.view.component_name(target));
        let default = default.and_then(|name| variants.iter().position(|variant| variant.name == name));
        Some(Union { variants, tag: Some(discriminator.property.to_owned()), default })
    }

    /// Returns the variant for the parent itself, if a value of the discriminator selects it.
    fn base_variant(&mut self, discriminator: &Discriminator<'d>, place: Place) -> Option<Variant> {
        let explicit = discriminator.mapping.iter().any(|(_, target)| *target == place);
        let schema = self.view.schema(place);
        // In 2.0, every name in the family is a value of the discriminator, including that of the parent.
        let is_implied = self.view.description.version == Version::V2_0 || discriminator.mapping.is_empty();
        let is_child = || self.view.is_member(place, discriminator.property);
        if !explicit && !is_implied && schema.tag.is_none() && !is_child() {
            return None;
        }
        let tags = self.merger.families.tags_of(discriminator, place);
        let merged = self.merged(place);
        let Shape::Define(kind @ TypeKind::Struct(_)) = self.plain(&merged, place) else { return None };
        let owner = Owner::Schema(self.view.component_name(place)?);
        let origin = Origin { owner, steps: vec![Step::Base] };
        let id = self.define(TypeDef { place, origin, docs: Docs::default(), kind });
        Some(Variant { tags, ..Variant::plain("Base", Type::Named(id), UnionForm::Any) })
    }
}
