//! What several parts of an allOf say of one property, or of the items of an array.

use super::Lowering;
use super::assertions::says_the_same;
use super::merge::Role;
use super::types::Shape;
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Origin, Step, Type, TypeDef};
use crate::openapi::{JsonType, Schema};
use crate::source::Place;

/// How deep properties that several parts describe may hold each other: each is a type that no schema is alone.
const DEEPEST: usize = 32;

impl<'d> Lowering<'_, 'd> {
    /// The type of what is described at all of these places, the last of which counts most; `at` is the schema that is made of
    /// their owners, and with `step` the origin of a type which none of them is alone.
    pub(super) fn joined_type(&mut self, places: &[Place], at: Place, step: Step) -> Type {
        let Some(last) = places.last().copied() else { return Type::Any };
        match self.joins.get(places) {
            Some(Some(known)) => return known.clone(),
            // It leads back to itself.
            Some(None) => return self.ty(last),
            None => {}
        }
        if self.joining >= DEEPEST {
            let message = format!("more than {DEEPEST} properties within each other are described by several parts");
            self.report(Diagnostic::value(Code::ConflictingAllOf, last, message).hint("the last part counts"));
            self.degrade("allOf", last);
            return self.ty(last);
        }
        self.joins.insert(places.to_vec(), None);
        self.joining += 1;
        let ty = self.join_places(places, last, at, step);
        self.joining -= 1;
        self.joins.insert(places.to_vec(), Some(ty.clone()));
        ty
    }

    fn join_places(&mut self, places: &[Place], last: Place, at: Place, step: Step) -> Type {
        let mut whole = Schema::default();
        let role = if let Step::Property(name) = &step { Role::Property(name) } else { Role::Own };
        for place in places {
            let part = self.merged(*place);
            self.join(&mut whole, part, at, role);
        }
        // Where one of them says it all, the type is its own.
        let alone = places.iter().rev().find(|place| says_the_same(&self.merged(**place), &whole)).copied();
        match alone {
            Some(place) => self.ty(place),
            None => {
                let is_null =
                    places.iter().all(|place| self.is_nullable(*place) || self.merged(*place).types.is_empty());
                let origin = self.joined_origin(at, step);
                self.joined_at.push((last, origin.clone()));
                let shape = self.shape_of(&whole, last);
                self.joined_at.pop();
                let ty = match shape {
                    Shape::Use(ty) => ty,
                    Shape::Define(kind) => {
                        let docs = self.type_docs(&whole);
                        Type::Named(self.define(TypeDef { place: last, origin, docs, kind }))
                    }
                };
                if is_null && (whole.nullable || whole.types.has(JsonType::Null)) { ty.nullable() } else { ty }
            }
        }
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

    /// The origin of a property that several parts describe, or of such items: the schema that is made of them.
    fn joined_origin(&self, owner: Place, step: Step) -> Origin {
        let joining = self.joined_at.last().filter(|(place, _)| *place == owner);
        let mut origin = joining.map_or_else(|| self.origin(owner), |(_, origin)| origin.clone());
        origin.steps.push(step);
        origin
    }
}
