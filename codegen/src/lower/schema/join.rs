//! Joins the schemas that several parts of an `allOf` have for one property, or for the items of an array.

use super::types::Shape;
use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Origin, Step, Type, TypeDef};
use crate::lower::composition::role::Role;
use crate::lower::schema::lowering::SchemaLowering;
use crate::lower::view::structure::constrains_equally;
use crate::openapi::{JsonType, Schema};
use crate::source::Place;

/// The maximum nesting depth of joined properties. Each joined property has a type that no single schema has.
const DEEPEST: usize = 32;

impl SchemaLowering<'_, '_> {
    /// Returns the joined type of the schemas at `places`, of which the last takes precedence. `at` is the schema that
    /// contains the joined property, and `step` leads from there to the property. They are the origin of a type that no
    /// single schema has.
    pub(in crate::lower) fn joined_type(&mut self, places: &[Place], at: Place, step: Step) -> Type {
        let Some(last) = places.last().copied() else { return Type::Any };
        match self.joins.known.get(places) {
            Some(Some(known)) => return known.clone(),
            // The property contains itself.
            Some(None) => return self.ty(last),
            None => {}
        }
        if self.joins.depth >= DEEPEST {
            let message = format!("properties described by several parts are nested more than {DEEPEST} levels deep");
            self.reports
                .report(Diagnostic::value(Code::ConflictingAllOf, last, message).hint("only the last part is used"));
            self.reports.degrade_schema("allOf", last);
            return self.ty(last);
        }
        self.joins.known.insert(places.to_vec(), None);
        self.joins.depth += 1;
        let ty = self.join_places(places, last, at, step);
        self.joins.depth -= 1;
        self.joins.known.insert(places.to_vec(), Some(ty.clone()));
        ty
    }

    fn join_places(&mut self, places: &[Place], last: Place, at: Place, step: Step) -> Type {
        let mut whole = Schema::default();
        let role = if let Step::Property(name) = &step { Role::Property(name) } else { Role::Own };
        for place in places {
            let part = self.merged(*place);
            self.joiner().join(&mut whole, Schema::clone(&part), at, role);
        }
        // If the whole is equal to one of the schemas, use the type of that schema.
        let alone = places.iter().rev().find(|place| constrains_equally(&self.merged(**place), &whole)).copied();
        match alone {
            Some(place) => self.ty(place),
            None => {
                let is_null =
                    places.iter().all(|place| self.view.is_nullable(*place) || self.merged(*place).types.is_empty());
                let origin = self.joined_origin(at, step);
                self.joins.origins.push((last, origin.clone()));
                let shape = self.shape_of(&whole, last);
                self.joins.origins.pop();
                let ty = match shape {
                    Shape::Use(ty) => ty,
                    Shape::Define(kind) => {
                        let docs = self.view.type_docs(&whole);
                        Type::Named(self.define(TypeDef::new(last, origin, docs, kind)))
                    }
                };
                if is_null && (whole.nullable || whole.types.has(JsonType::Null)) { ty.nullable() } else { ty }
            }
        }
    }

    /// Returns the origin of a joined property or of joined items: the schema that contains them, and `step`.
    fn joined_origin(&self, owner: Place, step: Step) -> Origin {
        let joining = self.joins.origins.last().filter(|(place, _)| *place == owner);
        let mut origin = joining.map_or_else(|| self.view.origin(owner), |(_, origin)| origin.clone());
        origin.steps.push(step);
        origin
    }
}
