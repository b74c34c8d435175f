//! Inheritance: a parent with a discriminator, and children that have the parent in their `allOf` (OpenAPI 3.1, section
//! 4.8.25). Where a schema refers to the parent, a value may be any of the children.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::types::Shape;
use crate::ir::{Docs, Origin, Owner, Step, Type, TypeDef, TypeKind, Union, UnionForm, Variant};
use crate::lower::lowering::Lowering;
use crate::lower::view::walk::Walk;
use crate::openapi::{Discriminator, Schema, Version};
use crate::source::Place;

impl<'d> Lowering<'_, 'd> {
    /// Records the children of each component.
    pub(in crate::lower) fn note_children(&mut self) {
        let parts = self.view.description.schemas.values().flat_map(|schema| &schema.all_of);
        self.parts = parts.filter_map(|part| self.view.target(*part).filter(|target| target != part)).collect();
        for (_, place) in &self.view.description.components {
            // A component that only refers to another file is replaced by the schema there.
            let real = |place: Place| self.view.owners.adopted.get(&place).copied().unwrap_or(place);
            let place = real(*place);
            let Some(schema) = self.view.description.schemas.get(&place) else { continue };
            for part in &schema.all_of {
                let parent = self.view.description.schemas.get(part).and_then(|part| part.reference);
                if let Some(parent) = parent {
                    self.children.entry(real(parent)).or_default().push(place);
                }
            }
        }
    }

    /// Returns the union of the children of a schema with a discriminator.
    pub(in crate::lower) fn family(&mut self, schema: &Schema<'d>, place: Place) -> Option<Union> {
        let discriminator = schema.discriminator.clone()?;
        let members = self.family_members(schema, place)?;
        let mut variants = Vec::new();
        for member in members.iter().copied() {
            let tags = self.tags_of(&discriminator, member);
            let (name, ty) = (self.view.component_name(member).unwrap_or_default(), self.ty(member));
            variants.push(Variant { tags, ..Variant::plain(&name, ty, UnionForm::Any) });
        }
        if let Some(base) = self.base_variant(&discriminator, place) {
            variants.push(base);
        }
        super::tags::drop_repeated(&mut variants);
        let default = discriminator.default.and_then(|target| self.view.component_name(target));
        let default = default.and_then(|name| variants.iter().position(|variant| variant.name == name));
        Some(Union { variants, tag: Some(discriminator.property.to_owned()), default })
    }

    /// Returns the children of a schema that its discriminator distinguishes.
    pub(in crate::lower) fn family_members(
        &mut self,
        schema: &Schema<'d>,
        place: Place,
    ) -> Option<Rc<BTreeSet<Place>>> {
        let is_union = !schema.one_of.is_empty() || !schema.any_of.is_empty();
        if schema.discriminator.is_none() || is_union || !self.view.is_component(place) {
            return None;
        }
        Some(self.descendants(place)).filter(|members| !members.is_empty())
    }

    /// Returns true if a schema is a child or a variant of `parent`. The schema then inherits the properties of the
    /// parent, but not the parent's variants.
    pub(in crate::lower) fn is_kind_of(&mut self, place: Place, parent: Place) -> bool {
        let Some(target) = self.view.target(parent) else { return false };
        let view = self.view.description;
        let Some(schema) = view.schemas.get(&target) else { return false };
        self.is_variant_of(place, target, schema)
            || self.family_members(schema, target).is_some_and(|members| members.contains(&place))
    }

    /// Returns true if a schema is a variant of `union`, which is the schema at `at`, either alone or merged with its
    /// parts.
    pub(in crate::lower) fn is_variant_of(&mut self, place: Place, at: Place, union: &Schema<'d>) -> bool {
        let count = union.one_of.len() + union.any_of.len();
        if count == 0 {
            return false;
        }
        let targets = &self.view.targets;
        // The number of variants identifies whether the union is merged.
        let variants = self.variants.entry((at, count)).or_insert_with(|| {
            union.one_of.iter().chain(&union.any_of).filter_map(|variant| targets.get(*variant)).collect()
        });
        variants.contains(&place)
    }

    /// Returns the descendants of a schema, in the order of the description.
    pub(in crate::lower) fn descendants(&mut self, place: Place) -> Rc<BTreeSet<Place>> {
        let children = &self.children;
        let found = self.families.entry(place).or_insert_with(|| {
            let mut walk = Walk::from(place);
            let mut found = BTreeSet::new();
            while let Some(next) = walk.next() {
                found.insert(next);
                walk.push_all(children.get(&next).into_iter().flatten().copied());
            }
            found.remove(&place);
            Rc::new(found)
        });
        Rc::clone(found)
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
        let tags = self.tags_of(discriminator, place);
        let merged = self.merged(place);
        let Shape::Define(kind @ TypeKind::Struct(_)) = self.plain(&merged, place) else { return None };
        let owner = Owner::Schema(self.view.component_name(place)?);
        let origin = Origin { owner, steps: vec![Step::Base] };
        let id = self.define(TypeDef { place, origin, docs: Docs::default(), kind });
        Some(Variant { tags, ..Variant::plain("Base", Type::Named(id), UnionForm::Any) })
    }
}
