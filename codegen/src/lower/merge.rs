//! allOf: several schemas that must all hold become one (JSON Schema 2020-12, core, section 10.2.1.1).

use rustc_hash::FxHashSet;

use super::Lowering;
use crate::diagnostics::{Code, Diagnostic};
use crate::openapi::{Additional, Schema};
use crate::source::Place;

impl<'d> Lowering<'_, 'd> {
    /// The schema at `place` with the parts of its allOf, and what its reference leads to, merged into it.
    pub(super) fn merged(&mut self, place: Place) -> Schema<'d> {
        self.merge_into(place, &mut FxHashSet::default())
    }

    fn merge_into(&mut self, place: Place, above: &mut FxHashSet<Place>) -> Schema<'d> {
        if let Some(known) = self.merged.get(&place) {
            return known.clone();
        }
        let mut own = self.schema(place);
        let parts: Vec<Place> = own.reference.take().into_iter().chain(std::mem::take(&mut own.all_of)).collect();
        if parts.is_empty() {
            return own;
        }
        if !above.insert(place) {
            let found = Diagnostic::value(Code::CircularReference, place, "this schema is a part of itself");
            self.report(found.hint("a part of an allOf must not lead back to the schema that it is a part of"));
            return Schema { reference: None, all_of: Vec::new(), ..own };
        }
        let mut result = Schema::default();
        for part in parts {
            let part_schema = self.merge_into(part, above);
            self.join(&mut result, part_schema, place);
        }
        above.remove(&place);
        // What a schema says itself comes last: it narrows what it is made of.
        self.join(&mut result, own, place);
        // Remembered, so that a long chain of parts is not walked once for each schema in it.
        self.merged.insert(place, result.clone());
        result
    }

    pub(super) fn join(&mut self, result: &mut Schema<'d>, part: Schema<'d>, place: Place) {
        self.join_types(result, &part, place);
        for (name, property) in part.properties {
            match result.properties.iter_mut().find(|(known, _)| *known == name) {
                Some(known) if known.1 != property => {
                    if !self.says_nothing(property) {
                        self.check_conflict(name, known.1, property);
                        known.1 = property;
                    }
                }
                Some(_) => {}
                None => result.properties.push((name, property)),
            }
        }
        for (name, at) in part.required {
            if !result.required.iter().any(|(known, _)| *known == name) {
                result.required.push((name, at));
            }
        }
        if part.additional != Additional::Unsaid {
            result.additional = part.additional;
        }
        result.pattern_properties.extend(part.pattern_properties);
        result.one_of.extend(part.one_of);
        result.any_of.extend(part.any_of);
        result.boolean = result.boolean.or(part.boolean);
        result.broken |= part.broken;
        result.format = part.format.or(result.format);
        result.enumeration = part.enumeration.or(result.enumeration);
        result.constant = part.constant.or(result.constant);
        result.items = part.items.or(result.items);
        if !part.prefix_items.is_empty() {
            result.prefix_items = part.prefix_items;
        }
        result.discriminator = part.discriminator.or(result.discriminator.take());
        result.read_only |= part.read_only;
        result.write_only |= part.write_only;
        result.deprecated |= part.deprecated;
        result.content_media_type = part.content_media_type.or(result.content_media_type);
        result.encoded |= part.encoded;
        result.title = part.title.or(result.title);
        result.description = part.description.or(result.description);
        result.remarks.extend(part.remarks);
        result.xml = part.xml.over(result.xml);
        result.accept_case = part.accept_case.or(result.accept_case);
        if !part.names.is_empty() {
            result.names = part.names;
        }
    }

    fn join_types(&mut self, result: &mut Schema<'d>, part: &Schema<'d>, place: Place) {
        result.nullable |= part.nullable;
        if part.types.is_empty() {
            return;
        }
        if result.types.is_empty() {
            result.types = part.types;
            return;
        }
        let both = result.types.both(part.types);
        if both.is_empty() {
            let name = |schema: &Schema<'_>| {
                schema.types.iter().map(crate::openapi::JsonType::name).collect::<Vec<_>>().join("` or `")
            };
            let message =
                format!("no value is a part of this: it must be `{}` and `{}` at once", name(result), name(part));
            self.report(Diagnostic::value(Code::ConflictingAllOf, place, message).hint("the last one counts"));
            self.degrade("allOf", place);
            result.types = part.types;
        } else {
            result.types = both;
        }
    }

    /// Whether a schema says nothing of values.
    pub(super) fn says_nothing(&self, place: Place) -> bool {
        self.view
            .schemas
            .get(&place)
            .is_some_and(|schema| !super::types::has_structure(schema) && schema.reference.is_none() && !schema.broken)
    }

    /// Two parts describe one property: where their types have nothing in common, the user must know.
    fn check_conflict(&mut self, name: &str, first: Place, second: Place) {
        let types =
            |lowering: &Self, place| lowering.target(place).map(|at| lowering.schema(at).types).unwrap_or_default();
        let (a, b) = (types(self, first), types(self, second));
        if !a.is_empty() && !b.is_empty() && a.both(b).is_empty() {
            let message = format!("two parts describe the property `{name}` with different types");
            self.report(Diagnostic::value(Code::ConflictingAllOf, second, message).hint("the last one counts"));
            self.degrade("type", second);
        }
    }
}
