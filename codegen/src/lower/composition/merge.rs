//! Merges the parts of an `allOf`, which must all hold, into one schema (JSON Schema 2020-12, core, section 10.2.1.1).

use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::families::Families;
use super::join::Joiner;
use super::role::Role;
use super::whole::WholeSchema;
use crate::diagnostics::{Code, Diagnostic};
use crate::lower::reports::Reports;
use crate::lower::view::tables::View;
use crate::openapi::Schema;
use crate::source::Place;

/// The maximum number of levels of parts in a schema. Each level copies everything below it.
const DEEPEST: usize = 128;

/// A schema merged with its parts.
#[derive(Debug)]
struct Merged<'d> {
    schema: Rc<Schema<'d>>,
    /// The number of levels of parts below the schema.
    height: usize,
}

/// Merges schemas with their parts, each once.
pub(in crate::lower) struct Merger<'a, 'd> {
    view: &'a View<'a, 'd>,
    reports: &'a Reports,
    /// The relations between schemas.
    pub(in crate::lower) families: Families<'a, 'd>,
    merged: FxHashMap<Place, Merged<'d>>,
}

impl<'a, 'd> Merger<'a, 'd> {
    pub(in crate::lower) fn new(view: &'a View<'a, 'd>, reports: &'a Reports) -> Self {
        Self { view, reports, families: Families::of(view), merged: FxHashMap::default() }
    }

    /// Returns the schema at `place`, merged with the target of its reference and the parts of its `allOf`.
    pub(in crate::lower) fn merged(&mut self, place: Place) -> WholeSchema<'a, 'd> {
        self.merge_parts(place);
        match self.merged.get(&place) {
            Some(merged) => WholeSchema::Merged(Rc::clone(&merged.schema)),
            None => WholeSchema::Described(self.view.schema(place)),
        }
    }

    /// Merges a schema after its parts. The walk is depth-first without recursion, since a chain of parts may be long.
    fn merge_parts(&mut self, place: Place) {
        let mut above = FxHashSet::default();
        let mut open = vec![(place, false)];
        while let Some((place, leaving)) = open.pop() {
            if leaving {
                self.merge(place);
                above.remove(&place);
                continue;
            }
            let parts = if self.merged.contains_key(&place) { Vec::new() } else { self.parts(place) };
            if parts.is_empty() {
                continue;
            }
            if !above.insert(place) {
                let found = Diagnostic::value(Code::CircularReference, place, "this schema is a part of itself");
                self.reports.report(found.hint("an `allOf` must not lead back to its own schema"));
                continue;
            }
            open.push((place, true));
            open.extend(parts.into_iter().rev().map(|part| (part, false)));
        }
    }

    /// Returns the parts of a schema: the target of its reference, then the parts of its `allOf`.
    fn parts(&self, place: Place) -> Vec<Place> {
        let schema = self.view.description.schemas.get(&place);
        schema.into_iter().flat_map(|schema| schema.reference.iter().chain(&schema.all_of)).copied().collect()
    }

    /// Returns a schema without its parts.
    fn own(&self, place: Place) -> Schema<'d> {
        Schema { reference: None, all_of: Vec::new(), ..self.view.schema(place).clone() }
    }

    /// Merges a schema with its merged parts. Parts that contain the schema itself are not merged yet and are skipped.
    fn merge(&mut self, place: Place) {
        let parts = self.parts(place);
        let below = parts.iter().filter_map(|part| self.merged.get(part)).map(|part| part.height).max();
        let is_composed = self.view.description.schemas.get(&place).is_some_and(|schema| !schema.all_of.is_empty());
        let height = below.unwrap_or_default() + usize::from(is_composed);
        let mut result = Schema::default();
        if height > DEEPEST {
            let message = format!("this schema has more than {DEEPEST} nested levels of `allOf`");
            let found = Diagnostic::value(Code::TooDeep, place, message);
            self.reports.report(
                found.hint(
                    "each level repeats the properties of all levels below; the parts of this schema are ignored",
                ),
            );
            self.merged.insert(place, Merged { schema: Rc::new(self.own(place)), height: 0 });
            return;
        }
        for part in parts {
            let known = self.merged.get(&part).map(|merged| Schema::clone(&merged.schema));
            let mut part_schema = known.unwrap_or_else(|| self.own(part));
            if self.families.is_variant_of(place, part, &part_schema) {
                // The parent lists its children as variants: a child inherits only the parent's common properties.
                part_schema = Schema { one_of: Vec::new(), any_of: Vec::new(), discriminator: None, ..part_schema };
            }
            Joiner { view: self.view, reports: self.reports }.join(&mut result, part_schema, place, Role::Part);
        }
        // The schema itself comes last, since it narrows its parts.
        let own = self.own(place);
        Joiner { view: self.view, reports: self.reports }.join(&mut result, own, place, Role::Own);
        self.merged.insert(place, Merged { schema: Rc::new(result), height });
    }
}
