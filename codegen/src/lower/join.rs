//! What several parts of an allOf say of one property, or of the items of an array.

use super::Lowering;
use super::types::Shape;
use crate::ir::{Origin, Step, Type, TypeDef};
use crate::openapi::{JsonType, Schema};
use crate::source::Place;

impl<'d> Lowering<'_, 'd> {
    /// The type of what is described at all of these places, the last of which counts most; `origin` is that of a type which none
    /// of them is alone.
    pub(super) fn joined_type(&mut self, places: &[Place], origin: impl FnOnce(&Self) -> Origin) -> Type {
        let Some(last) = places.last().copied() else { return Type::Any };
        match self.joins.get(places) {
            Some(Some(known)) => return known.clone(),
            // It leads back to itself.
            Some(None) => return self.ty(last),
            None => {}
        }
        self.joins.insert(places.to_vec(), None);
        let mut whole = Schema::default();
        for place in places {
            let part = self.merged(*place);
            self.join(&mut whole, part, *place);
        }
        // Where one of them says it all, the type is its own.
        let alone = places.iter().rev().find(|place| says_the_same(&self.merged(**place), &whole)).copied();
        let ty = match alone {
            Some(place) => self.ty(place),
            None => {
                let is_null =
                    places.iter().all(|place| self.is_nullable(*place) || self.merged(*place).types.is_empty());
                let ty = match self.shape_of(&whole, last) {
                    Shape::Use(ty) => ty,
                    Shape::Define(kind) => {
                        let (origin, docs) = (origin(self), self.type_docs(&whole));
                        Type::Named(self.define(TypeDef { place: last, origin, docs, kind }))
                    }
                };
                if is_null && (whole.nullable || whole.types.has(JsonType::Null)) { ty.nullable() } else { ty }
            }
        };
        self.joins.insert(places.to_vec(), Some(ty.clone()));
        ty
    }

    /// The places that describe a property: those of other parts, then its own.
    pub(super) fn places_of(&self, name: &str, property: Place, owner: &Schema<'d>) -> Vec<Place> {
        let others = owner.joined.iter().filter(|(joined, _)| *joined == name).map(|(_, place)| *place);
        let mut places: Vec<Place> = Vec::new();
        for place in others.chain([property]) {
            places.retain(|known| *known != place && (self.target(*known) != self.target(place)));
            places.push(place);
        }
        places
    }

    /// The origin of a property that several parts describe: the schema that is made of them.
    pub(super) fn joined_origin(&self, owner: Place, step: Step) -> Origin {
        let mut origin = self.origin(owner);
        origin.steps.push(step);
        origin
    }
}

/// Whether two schemas say the same of values.
fn says_the_same(one: &Schema<'_>, other: &Schema<'_>) -> bool {
    let names =
        |schema: &Schema<'_>| -> Vec<String> { schema.required.iter().map(|(name, _)| (*name).to_owned()).collect() };
    one.types == other.types
        && one.nullable == other.nullable
        && one.boolean == other.boolean
        && one.broken == other.broken
        && one.format.map(|(format, _)| format) == other.format.map(|(format, _)| format)
        && one.enumeration == other.enumeration
        && one.constant == other.constant
        && one.properties == other.properties
        && one.joined == other.joined
        && names(one) == names(other)
        && one.additional == other.additional
        && one.pattern_properties == other.pattern_properties
        && one.items == other.items
        && one.joined_items == other.joined_items
        && one.prefix_items == other.prefix_items
        && one.one_of == other.one_of
        && one.any_of == other.any_of
}
