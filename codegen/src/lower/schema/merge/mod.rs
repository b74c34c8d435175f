//! Merges the parts of an `allOf`, which must all hold, into one schema (JSON Schema 2020-12, core, section 10.2.1.1).

mod keywords;
pub(in crate::lower) mod role;

use rustc_hash::FxHashSet;

use keywords::{add_new, join_additional, join_required};
use role::Role;

use crate::diagnostics::{Code, Diagnostic};
use crate::lower::lowering::Lowering;
use crate::lower::state::Merged;
use crate::openapi::Schema;
use crate::source::Place;

/// The maximum number of levels of parts in a schema. Each level copies everything below it.
const DEEPEST: usize = 128;

impl<'d> Lowering<'_, 'd> {
    /// Returns the schema at `place`, merged with the target of its reference and the parts of its `allOf`.
    pub(in crate::lower) fn merged(&mut self, place: Place) -> Schema<'d> {
        self.merge_parts(place);
        self.merged.get(&place).map_or_else(|| self.view.schema(place).clone(), |merged| merged.schema.clone())
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
            self.merged.insert(place, Merged { schema: self.own(place), height: 0 });
            return;
        }
        for part in parts {
            let known = self.merged.get(&part).map(|merged| merged.schema.clone());
            let mut part_schema = known.unwrap_or_else(|| self.own(part));
            if self.is_variant_of(place, part, &part_schema) {
                // The parent lists its children as variants: a child inherits only the parent's common properties.
                part_schema = Schema { one_of: Vec::new(), any_of: Vec::new(), discriminator: None, ..part_schema };
            }
            self.join(&mut result, part_schema, place, Role::Part);
        }
        // The schema itself comes last, since it narrows its parts.
        let own = self.own(place);
        self.join(&mut result, own, place, Role::Own);
        self.merged.insert(place, Merged { schema: result, height });
    }

    /// Joins a part into the result. Every keyword must be handled here. Joining two parts must have the same result in
    /// either order, or the conflict must be reported.
    #[allow(clippy::too_many_lines, reason = "a line for each keyword")]
    pub(in crate::lower) fn join(&mut self, result: &mut Schema<'d>, part: Schema<'d>, place: Place, role: Role<'_>) {
        let Schema {
            boolean,
            // Already followed by merging.
            reference: _,
            all_of: _,
            broken,
            types,
            nullable,
            format,
            enumeration,
            joined_enums,
            constant,
            properties,
            joined,
            required,
            additional,
            joined_additional,
            // If it has an effect, it is in `additional`.
            unevaluated: _,
            pattern_properties,
            items,
            joined_items,
            prefix_items,
            one_of,
            any_of,
            discriminator,
            // Applies only to the schema that it is written in.
            tag: _,
            read_only,
            write_only,
            deprecated,
            content_media_type,
            content_encoding,
            title,
            description,
            remarks,
            names,
            xml,
            accept_case,
        } = part;
        // `true` has no effect, and `false` excludes every value.
        result.boolean = (result.boolean == Some(false) || boolean == Some(false)).then_some(false);
        result.broken |= broken;
        self.join_types(result, types, nullable, place, role);
        self.join_format(result, format, place);
        self.join_values(result, (enumeration, joined_enums), constant, place);
        self.join_properties(result, properties);
        add_new(&mut result.joined, joined);
        join_required(result, required);
        join_additional(result, additional, joined_additional);
        add_new(&mut result.pattern_properties, pattern_properties);
        self.join_items(result, (items, joined_items), prefix_items, place);
        self.join_variants(result, (one_of, any_of), discriminator, place);
        result.read_only |= read_only;
        result.write_only |= write_only;
        result.deprecated |= deprecated;
        result.content_media_type =
            self.agreed("contentMediaType", result.content_media_type, content_media_type, place);
        result.content_encoding = self.agreed("contentEncoding", result.content_encoding, content_encoding, place);
        result.title = title.or(result.title);
        result.description = description.or(result.description);
        self.join_remarks(result, remarks);
        self.join_own(result, (names, xml, accept_case), place, role);
    }
}
