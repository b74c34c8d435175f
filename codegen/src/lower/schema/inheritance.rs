//! Inheritance: a parent with a discriminator, and children that have the parent in their `allOf` (OpenAPI 3.1, section
//! 4.8.25). Where a schema refers to the parent, a value may be any of the children.

use super::types::Shape;
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Docs, Origin, Owner, Step, Type, TypeDef, TypeKind, Union, UnionForm, Variant};
use crate::lower::composition::discriminator::drop_repeated;
use crate::lower::schema::lowering::SchemaLowering;
use crate::openapi::{Discriminator, JsonType, Schema, Version};
use crate::source::Place;

/// The name of the variant for the parent itself.
const BASE: &str = "Base";

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
        drop_repeated(&mut variants);
        if self.selects_nothing(&discriminator, place, &variants) {
            return Some(self.by_form(&discriminator, place, variants));
        }
        let default = discriminator.default.and_then(|target| self.view.component_name(target));
        let default = default.and_then(|name| variants.iter().position(|variant| variant.name == name));
        Some(Union { variants, tag: Some(discriminator.property.to_owned()), default })
    }

    /// Returns true if the documented values of the discriminator's property select no schema of the family. A
    /// converter has then made a discriminator of a property with another meaning.
    fn selects_nothing(&mut self, discriminator: &Discriminator<'d>, place: Place, variants: &[Variant]) -> bool {
        let property = self.merged(place).properties.get(discriminator.property).copied();
        let values = property.and_then(|property| {
            let schema = self.merged(property);
            self.view.strings_of(&schema)
        });
        let selects = |value: &String| variants.iter().any(|variant| variant.tags.contains(value));
        // Names alone are a convention, whereas a mapping and a value of an extension are on purpose.
        let is_implied = |variant: &Variant| {
            let place = self.place_of(variant);
            place.is_none_or(|place| self.view.schema(place).tag.is_none())
        };
        discriminator.mapping.is_empty()
            && variants.iter().all(is_implied)
            && values.is_some_and(|values| !values.iter().any(selects))
    }

    /// Returns the union of a family whose variants are selected by their forms. A value that fits several is one of the
    /// parent.
    fn by_form(&mut self, discriminator: &Discriminator<'d>, place: Place, mut variants: Vec<Variant>) -> Union {
        let message = format!("the documented values of `{}` select no schema", discriminator.property);
        let found = Diagnostic::value(Code::AmbiguousUnion, discriminator.place, message);
        self.reports.report(found.hint("the best matching schema is selected; add a `mapping` or correct the values"));
        self.reports.degrade_schema("discriminator", place);
        variants.sort_by_key(|variant| variant.name != BASE);
        for variant in &mut variants {
            variant.tags.clear();
            let schema = self.merged(self.place_of(variant).unwrap_or(place));
            variant.form = self.form_of_kind(JsonType::Object, &schema);
        }
        Union { variants, tag: None, default: None }
    }

    /// Returns the schema of a variant.
    fn place_of(&self, variant: &Variant) -> Option<Place> {
        match &variant.ty {
            Type::Named(id) => self.definition(*id).map(|def| def.place),
            _ => None,
        }
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
        let id = self.define(TypeDef::new(place, origin, Docs::default(), kind));
        Some(Variant { tags, ..Variant::plain(BASE, Type::Named(id), UnionForm::Any) })
    }
}
