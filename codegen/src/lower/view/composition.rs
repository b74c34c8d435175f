//! The composition of schemas: their references, parts and descendants.

use super::structure::has_structure;
use super::tables::View;
use super::walk::Walk;
use crate::openapi::{JsonType, Properties, Schema, Types};
use crate::source::Place;

impl<'d> View<'_, 'd> {
    /// Returns the target of a schema that is a reference without further constraints.
    pub(in crate::lower) fn bare_reference(&self, schema: &Schema<'d>) -> Option<Place> {
        let target = schema.reference.filter(|_| !has_structure(schema))?;
        let is_union = |place: Place| {
            let schema = self.target(place).and_then(|target| self.description.schemas.get(&target));
            schema.is_some_and(|schema| !schema.one_of.is_empty() || !schema.any_of.is_empty())
        };
        // A discriminator matters only on a union, where it selects the variant.
        (schema.discriminator.is_none() || !is_union(target)).then_some(target)
    }

    /// Returns true if the schema at a place does not constrain values.
    pub(in crate::lower) fn is_unconstrained(&self, place: Place) -> bool {
        self.description
            .schemas
            .get(&place)
            .is_some_and(|schema| !has_structure(schema) && schema.reference.is_none() && !schema.broken)
    }

    /// Returns the only part of an `allOf` without other keywords. In 3.0 this is the usual way to add a description to
    /// a reference.
    pub(in crate::lower) fn only_part(&self, schema: &Schema<'d>) -> Option<Place> {
        let bare = Schema { all_of: Vec::new(), ..schema.clone() };
        if has_structure(&bare) || bare.reference.is_some() {
            return None;
        }
        // Parts with only documentation do not count.
        let mut parts = schema.all_of.iter().filter(|part| !self.is_unconstrained(**part));
        let part = parts.next()?;
        parts.next().is_none().then_some(*part)
    }

    /// Returns the variants of a union, without those whose only value is `null`.
    pub(in crate::lower) fn non_null_variants(&self, schema: &Schema<'d>) -> impl Iterator<Item = Place> {
        schema.one_of.iter().chain(&schema.any_of).copied().filter(|variant| !self.is_null(*variant))
    }

    /// Returns true if `null` is the only value of a schema, with references and single-part `allOf`s resolved.
    pub(in crate::lower) fn is_null(&self, place: Place) -> bool {
        let mut seen = rustc_hash::FxHashSet::default();
        let mut next = Some(place);
        while let Some(target) = next.and_then(|place| self.target(place)).filter(|target| seen.insert(*target)) {
            let Some(schema) = self.description.schemas.get(&target) else { return false };
            if schema.types == Types::default().with(JsonType::Null) {
                return true;
            }
            next = self.only_part(schema);
        }
        false
    }

    pub(in crate::lower) fn only_constrains(&self, place: Place) -> bool {
        let schema = Schema { required: Properties::default(), ..self.schema(place).clone() };
        !has_structure(&schema) && schema.reference.is_none() && !schema.broken
    }

    /// Returns true if a schema passes `test`, or if its reference or a part of its `allOf` does.
    pub(in crate::lower) fn flag(&self, place: Place, test: impl Fn(&Schema<'d>) -> bool + Copy) -> bool {
        self.flag_within(place, test, 8)
    }

    pub(in crate::lower) fn flag_within(
        &self,
        place: Place,
        test: impl Fn(&Schema<'d>) -> bool + Copy,
        depth: usize,
    ) -> bool {
        let (Some(schema), Some(deeper)) = (self.description.schemas.get(&place), depth.checked_sub(1)) else {
            return false;
        };
        let mut parts = schema.reference.iter().chain(&schema.all_of);
        test(schema) || parts.any(|part| self.flag_within(*part, test, deeper))
    }

    /// Returns true if a schema is a descendant of a parent whose discriminator has the same property.
    pub(in crate::lower) fn is_member(&self, place: Place, property: &str) -> bool {
        let schema = |place: &Place| self.description.schemas.get(place);
        let has_same_discriminator = |parent: &Place| {
            let tag = schema(parent).and_then(|parent| parent.discriminator.as_ref());
            tag.is_some_and(|tag| tag.property == property)
        };
        let mut walk = Walk::from(place);
        while let Some(next) = walk.next() {
            if next != place && has_same_discriminator(&next) {
                return true;
            }
            let parts = schema(&next).map_or(&[][..], |schema| &schema.all_of);
            let parents = parts.iter().filter_map(|part| schema(part)?.reference);
            walk.push_all(parents.filter(|parent| self.is_component(*parent)));
        }
        false
    }

    /// Returns the places that describe a property: those of other parts, followed by its own.
    pub(in crate::lower) fn places_of(&self, name: &str, property: Place, owner: &Schema<'d>) -> Vec<Place> {
        let others = owner.joined.iter().filter(|(joined, _)| *joined == name).map(|(_, place)| *place);
        let mut places: Vec<Place> = Vec::new();
        for place in others.chain([property]) {
            places.retain(|known| *known != place && (self.target(*known) != self.target(place)));
            places.push(place);
        }
        places
    }
}
