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
            let mut part_schema = self.merge_into(part, above);
            if self.is_variant_of(place, &part_schema) {
                // A parent that lists its children: a child has what the parent says of all of them.
                part_schema = Schema { one_of: Vec::new(), any_of: Vec::new(), discriminator: None, ..part_schema };
            }
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
        self.join_properties(result, part.properties);
        for (name, at) in part.required {
            if !result.required.iter().any(|(known, _)| *known == name) {
                result.required.push((name, at));
            }
        }
        if part.additional != Additional::Unsaid {
            result.additional = part.additional;
        }
        result.joined.extend(part.joined);
        result.pattern_properties.extend(part.pattern_properties);
        let had_union = !result.one_of.is_empty() || !result.any_of.is_empty();
        if had_union && !(part.one_of.is_empty() && part.any_of.is_empty()) {
            // One of each: a value is several variants at once.
            result.any_of.append(&mut result.one_of);
            result.any_of.extend(part.one_of);
        } else {
            result.one_of.extend(part.one_of);
        }
        result.any_of.extend(part.any_of);
        result.boolean = result.boolean.or(part.boolean);
        result.broken |= part.broken;
        result.format = part.format.or(result.format);
        result.enumeration = self.common_values(result.enumeration, part.enumeration, place);
        result.constant = part.constant.or(result.constant);
        if let (Some(items), Some(others)) = (result.items, part.items)
            && items != others
        {
            result.joined_items.push(items);
        }
        result.items = part.items.or(result.items);
        result.joined_items.extend(part.joined_items);
        if !part.prefix_items.is_empty() {
            result.prefix_items = part.prefix_items;
        }
        result.discriminator = part.discriminator.or(result.discriminator.take());
        result.read_only |= part.read_only;
        result.write_only |= part.write_only;
        result.deprecated |= part.deprecated;
        result.content_media_type = part.content_media_type.or(result.content_media_type);
        result.content_encoding = part.content_encoding.or(result.content_encoding);
        result.title = part.title.or(result.title);
        result.description = part.description.or(result.description);
        result.remarks.extend(part.remarks);
        result.xml = part.xml.over(result.xml);
        result.accept_case = part.accept_case.or(result.accept_case);
        if !part.names.is_empty() {
            result.names = part.names;
        }
    }

    fn join_properties(&mut self, result: &mut Schema<'d>, properties: Vec<(&'d str, Place)>) {
        for (name, property) in properties {
            match result.properties.iter_mut().find(|(known, _)| *known == name) {
                Some(known) if known.1 != property => {
                    if !self.says_nothing(property) {
                        if !self.says_nothing(known.1) && !self.conflict(name, known.1, property) {
                            result.joined.push((name, known.1));
                        }
                        known.1 = property;
                    }
                }
                Some(_) => {}
                None => result.properties.push((name, property)),
            }
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
    fn conflict(&mut self, name: &str, first: Place, second: Place) -> bool {
        let types =
            |lowering: &Self, place| lowering.target(place).map(|at| lowering.schema(at).types).unwrap_or_default();
        let (a, b) = (types(self, first), types(self, second));
        let conflict = !a.is_empty() && !b.is_empty() && a.both(b).is_empty();
        if conflict {
            let message = format!("two parts describe the property `{name}` with different types");
            self.report(Diagnostic::value(Code::ConflictingAllOf, second, message).hint("the last one counts"));
            self.degrade("type", second);
        }
        conflict
    }

    /// The enum of two parts: the one whose values are all values of the other, otherwise the last, for enums are open.
    fn common_values(&mut self, first: Option<Place>, last: Option<Place>, place: Place) -> Option<Place> {
        let (Some(first), Some(last)) = (first, last) else { return last.or(first) };
        let is_in = |value: &crate::source::Node<'_>, other: Place| {
            self.node(other).items().any(|known| known.to_json() == value.to_json())
        };
        let common = self.node(first).items().filter(|value| is_in(value, last)).count();
        if common == 0 && self.node(first).items().next().is_some() {
            let found = Diagnostic::value(Code::ConflictingAllOf, last, "two parts have enums without a common value");
            self.report(found.hint("the last one counts"));
            self.degrade("enum", place);
        }
        Some(if common == self.node(first).items().count() { first } else { last })
    }
}
