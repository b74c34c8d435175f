//! Joins the keywords of two schemas, one function for each keyword or group of keywords.

use std::hash::Hash;

use indexmap::map::Entry;
use rustc_hash::FxHashSet;

use super::role::Role;
use crate::diagnostics::{Code, Diagnostic};
use crate::lower::reports::Reports;
use crate::lower::view::tables::View;
use crate::openapi::{Additional, Case, Discriminator, JsonType, Properties, Schema, Types, Xml};
use crate::source::Place;

/// Joins schemas. Conflicts between them are reported.
pub(in crate::lower) struct Joiner<'j, 'd> {
    pub(in crate::lower) view: &'j View<'j, 'd>,
    pub(in crate::lower) reports: &'j Reports,
}

impl<'d> Joiner<'_, 'd> {
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

    /// Joins the keywords for the form on the wire, which a schema may override in its parts.
    fn join_own(
        &mut self,
        result: &mut Schema<'d>,
        (names, xml, accept_case): (Vec<&'d str>, Xml<'d>, Option<Case>),
        place: Place,
        role: Role<'_>,
    ) {
        let differ = !names.is_empty() && !result.names.is_empty() && names != result.names
            || accept_case.is_some() && result.accept_case.is_some() && accept_case != result.accept_case
            || !xml.agrees_with(&result.xml);
        if role == Role::Part && differ {
            let found = Diagnostic::value(
                Code::ConflictingAllOf,
                place,
                "two parts have different names or XML forms on the wire",
            );
            self.reports.report(found.hint("the last part is used"));
        }
        if !names.is_empty() {
            result.names = names;
        }
        result.xml = xml.over(result.xml);
        result.accept_case = accept_case.or(result.accept_case);
    }

    /// Returns the value of both, or that of the one that has a value. Reports values that differ.
    fn agreed(
        &mut self,
        keyword: &str,
        first: Option<&'d str>,
        last: Option<&'d str>,
        place: Place,
    ) -> Option<&'d str> {
        if let (Some(first), Some(last)) = (first, last)
            && !first.eq_ignore_ascii_case(last)
        {
            let message =
                format!("two parts of this `allOf` have different values of `{keyword}`: `{first}` and `{last}`");
            self.reports.report(Diagnostic::value(Code::ConflictingAllOf, place, message).hint("the last one is used"));
            self.reports.degrade_schema(keyword, place);
        }
        last.or(first)
    }

    fn join_format(&mut self, result: &mut Schema<'d>, format: Option<(&'d str, Place)>, place: Place) {
        let text = |format: Option<(&'d str, Place)>| format.map(|(format, _)| format);
        self.agreed("format", text(result.format), text(format), place);
        result.format = format.or(result.format);
    }

    fn join_items(
        &mut self,
        result: &mut Schema<'d>,
        (items, joined): (Option<Place>, Vec<Place>),
        prefix: Vec<Place>,
        place: Place,
    ) {
        if let (Some(known), Some(items)) = (result.items, items)
            && known != items
            && !result.joined_items.contains(&known)
        {
            result.joined_items.push(known);
        }
        result.items = items.or(result.items);
        add_new(&mut result.joined_items, joined);
        if prefix.is_empty() || prefix == result.prefix_items {
            return;
        }
        if !result.prefix_items.is_empty() {
            let message = "two parts of this `allOf` have different `prefixItems`";
            self.reports.report(Diagnostic::value(Code::ConflictingAllOf, place, message).hint("the last one is used"));
            self.reports.degrade_schema("prefixItems", place);
        }
        result.prefix_items = prefix;
    }

    fn join_variants(
        &mut self,
        result: &mut Schema<'d>,
        (one_of, any_of): (Vec<Place>, Vec<Place>),
        discriminator: Option<Discriminator<'d>>,
        place: Place,
    ) {
        let has_union = !(one_of.is_empty() && any_of.is_empty());
        let had_union = !(result.one_of.is_empty() && result.any_of.is_empty());
        if let (Some(known), Some(new)) = (&result.discriminator, &discriminator)
            && (had_union == has_union && known.property != new.property)
        {
            if had_union {
                let message =
                    format!("two parts have different discriminators: `{}` and `{}`", known.property, new.property);
                self.reports
                    .report(Diagnostic::value(Code::ConflictingAllOf, place, message).hint("the last one is used"));
                self.reports.degrade_schema("discriminator", place);
            }
            result.discriminator = discriminator;
        } else if let (Some(known), Some(new)) = (&mut result.discriminator, &discriminator) {
            // Use the union's discriminator, with the mapping and default of the other if both have the same property.
            let (mut main, other) = if had_union && !has_union { (known.clone(), new) } else { (new.clone(), &*known) };
            if main.property == other.property {
                let known: FxHashSet<&str> = main.mapping.iter().map(|(tag, _)| *tag).collect();
                main.mapping.extend(other.mapping.iter().filter(|(tag, _)| !known.contains(tag)));
                main.default = main.default.or(other.default);
            }
            *known = main;
        } else {
            result.discriminator = discriminator.or(result.discriminator.take());
        }
        // A repeated part has no effect.
        if one_of == result.one_of && any_of == result.any_of {
            return;
        }
        if had_union && has_union {
            // A value must match both unions, so it matches several variants at once.
            result.any_of.append(&mut result.one_of);
            add_new(&mut result.any_of, one_of.into_iter().chain(any_of).collect());
        } else {
            result.one_of.extend(one_of);
            result.any_of.extend(any_of);
        }
    }

    /// Joins documented constraints. Equal constraints are listed once.
    fn join_remarks(&self, result: &mut Schema<'d>, remarks: Vec<(&'d str, Place)>) {
        for (keyword, place) in remarks {
            let is_known = |(known, at): &(&str, Place)| {
                *at == place || *known == keyword && self.view.node(*at).is_equal(self.view.node(place))
            };
            if !result.remarks.iter().any(is_known) {
                result.remarks.push((keyword, place));
            }
        }
    }

    fn join_properties(&self, result: &mut Schema<'d>, properties: Properties<'d>) {
        for (name, property) in properties {
            let known = match result.properties.entry(name) {
                Entry::Vacant(entry) => {
                    entry.insert(property);
                    continue;
                }
                Entry::Occupied(entry) => *entry.get(),
            };
            if known == property || self.view.is_unconstrained(property) {
                continue;
            }
            if !self.view.is_unconstrained(known) {
                add_new(&mut result.joined, vec![(name, known)]);
            }
            result.properties.insert(name, property);
        }
    }

    fn join_types(&mut self, result: &mut Schema<'d>, types: Types, nullable: bool, place: Place, role: Role<'_>) {
        result.nullable |= nullable;
        if types.is_empty() {
            return;
        }
        if result.types.is_empty() {
            result.types = types;
            return;
        }
        let both = result.types.both(types);
        if both.is_empty() {
            let name = |types: Types| types.iter().map(JsonType::name).collect::<Vec<_>>().join("` or `");
            let (known, new) = (name(result.types), name(types));
            let message = match role {
                Role::Property(property) => {
                    format!("two parts have different types for the property `{property}`: `{known}` and `{new}`")
                }
                Role::Part | Role::Own => {
                    format!("no value can match this schema: it must be both `{known}` and `{new}`")
                }
            };
            self.reports
                .report(Diagnostic::value(Code::ConflictingAllOf, place, message).hint("the last type is used"));
            self.reports.degrade_schema("allOf", place);
            result.types = types;
        } else {
            result.types = both;
        }
    }

    /// Joins `enum` and `const`, keeping the values that all parts have.
    fn join_values(
        &mut self,
        result: &mut Schema<'d>,
        (enumeration, joined): (Option<Place>, Vec<Place>),
        constant: Option<Place>,
        place: Place,
    ) {
        let crossed =
            enumeration.is_some() && result.constant.is_some() || constant.is_some() && result.enumeration.is_some();
        if let Some(last) = enumeration {
            let mut all: Vec<Place> = result.enumeration.into_iter().chain(result.joined_enums.drain(..)).collect();
            all.extend(joined.into_iter().chain([last]));
            (result.enumeration, result.joined_enums) = self.common_enum(last, &all, place);
        }
        if let (Some(known), Some(last)) = (result.constant, constant)
            && !self.view.node(known).is_equal(self.view.node(last))
        {
            let found =
                Diagnostic::value(Code::ConflictingAllOf, place, "two parts of this `allOf` have different constants");
            self.reports.report(found.hint("the last one is used"));
            self.reports.degrade_schema("const", place);
        }
        result.constant = constant.or(result.constant);
        if let (Some(values), Some(constant)) = (result.enumeration, result.constant)
            && crossed
        {
            let constant = self.view.node(constant);
            if !self.view.common_to(values, &result.joined_enums).iter().any(|value| value.is_equal(constant)) {
                let message = "the constant of one part is not in the enum of another part";
                self.reports.report(Diagnostic::value(Code::ConflictingAllOf, place, message).hint("the enum is used"));
                self.reports.degrade_schema("const", place);
            }
        }
    }

    /// Returns the enum whose values all others contain, if there is one. Otherwise returns the last enum and the
    /// others to intersect with it.
    fn common_enum(&mut self, last: Place, all: &[Place], place: Place) -> (Option<Place>, Vec<Place>) {
        let others = |one: Place| -> Vec<Place> { all.iter().copied().filter(|other| *other != one).collect() };
        let count = |values: Place| self.view.node(values).items().count();
        if let Some(least) = all.iter().find(|one| self.view.common_to(**one, &others(**one)).len() == count(**one)) {
            return (Some(*least), Vec::new());
        }
        let joined = others(last);
        if self.view.common_to(last, &joined).is_empty() {
            let message = "the enums of two parts have no common value";
            self.reports.report(Diagnostic::value(Code::ConflictingAllOf, place, message).hint("the last one is used"));
            self.reports.degrade_schema("enum", place);
            return (Some(last), Vec::new());
        }
        (Some(last), joined)
    }
}

fn join_required<'d>(result: &mut Schema<'d>, required: Properties<'d>) {
    for (name, at) in required {
        result.required.entry(name).or_insert(at);
    }
}

/// Joins `additionalProperties`. A schema takes precedence over `true`, and `true` over `false`, so that no described
/// value is lost.
fn join_additional(result: &mut Schema<'_>, additional: Additional, joined: Vec<Place>) {
    use Additional::{Any, Forbidden, Unspecified};
    add_new(&mut result.joined_additional, joined);
    result.additional = match (result.additional, additional) {
        (Additional::Schema(known), Additional::Schema(last)) => {
            if known != last {
                result.joined_additional.push(known);
            }
            Additional::Schema(last)
        }
        (Additional::Schema(only), _) | (_, Additional::Schema(only)) => Additional::Schema(only),
        (Any, _) | (_, Any) => Any,
        (Forbidden, _) | (_, Forbidden) => Forbidden,
        (Unspecified, Unspecified) => Unspecified,
    };
}

/// Adds new items. Several parts may contribute the same item through a common part.
fn add_new<T: Copy + Eq + Hash>(known: &mut Vec<T>, more: Vec<T>) {
    if known.is_empty() {
        *known = more;
    } else if more.len() < 8 {
        let new: Vec<T> = more.into_iter().filter(|new| !known.contains(new)).collect();
        known.extend(new);
    } else {
        let seen: FxHashSet<T> = known.iter().copied().collect();
        known.extend(more.into_iter().filter(|new| !seen.contains(new)));
    }
}
