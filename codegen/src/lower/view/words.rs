//! Names for schemas without a name, made from what they contain.

use super::structure::has_structure;
use super::tables::View;
use super::values::text_of;
use crate::openapi::{Additional, JsonType, Schema};
use crate::source::Place;

/// The maximum number of `allOf` parts and references that are searched.
const PARTS: usize = 32;
/// The maximum number of properties in a name by shape.
const MOST: usize = 3;
/// The maximum length of a title that serves as a name. A longer title is treated as a sentence.
const LONGEST: usize = 60;

/// A property of an object or of the parts of its `allOf`.
struct Property<'d> {
    name: &'d str,
    place: Place,
    required: bool,
}

impl<'d> View<'_, 'd> {
    /// Returns a name for an inline schema: its title, the only value of a property, its kind, or its properties.
    pub(in crate::lower) fn own_words(&self, place: Place) -> Option<String> {
        let target = self.target(place).unwrap_or(place);
        self.component_name(target)
            .or_else(|| self.broken_reference_name(place))
            .or_else(|| self.title(place))
            .or_else(|| self.single_value(place))
            .or_else(|| self.part_names(place))
            .or_else(|| self.shape_words(place))
            .or_else(|| self.kind_words(place))
            .or_else(|| self.union_words(place))
    }

    /// Returns the last word of a broken reference.
    fn broken_reference_name(&self, place: Place) -> Option<String> {
        let schema =
            self.description.schemas.get(&place).filter(|schema| schema.broken && schema.reference.is_none())?;
        let reference = self.node(place).get("$ref").and_then(crate::source::Node::as_str)?;
        let name = reference.rsplit('/').next().filter(|name| name.chars().any(char::is_alphanumeric))?;
        schema.title.is_none().then(|| name.to_owned())
    }

    /// Returns a name from the variants of a nested union, if none of these is an unnamed union in turn.
    fn union_words(&self, place: Place) -> Option<String> {
        let schema = self.description.schemas.get(&self.target(place)?)?;
        let words = self.non_null_variants(schema).take(MOST).map(|variant| {
            let schema = self.description.schemas.get(&variant)?;
            // A reference may lead back to this schema.
            if schema.reference.is_some() {
                let target = self.target(variant)?;
                return self.component_name(target).or_else(|| self.title(target));
            }
            let is_union = !(schema.one_of.is_empty() && schema.any_of.is_empty());
            if is_union { self.title(variant) } else { self.own_words(variant) }
        });
        let words: Option<Vec<String>> = words.collect();
        words.filter(|words| !words.is_empty()).map(|words| words.join(" Or "))
    }

    pub(in crate::lower) fn title(&self, place: Place) -> Option<String> {
        let is_name = |title: &&str| title.chars().count() <= LONGEST && title.chars().any(char::is_alphanumeric);
        let of = |place: Place| self.description.schemas.get(&place).and_then(|schema| schema.title).filter(is_name);
        let title = of(place).or_else(|| self.target(place).and_then(of));
        title.map(str::to_owned)
    }

    /// Returns the value of a property that has only one: the tag of the variant. The usual names of tags are tried
    /// first.
    pub(in crate::lower) fn single_value(&self, place: Place) -> Option<String> {
        let mut found: Vec<(bool, usize, &str, String)> = self
            .properties(place)
            .into_iter()
            .filter_map(|property| {
                let value = self.value_of_tag(property.place)?;
                let usual = ["type", "kind", "@type", "object", "_type", "$type"];
                let rank = usual.iter().position(|name| *name == property.name).unwrap_or(usual.len());
                Some((!property.required, rank, property.name, value))
            })
            .collect();
        found.sort();
        found.into_iter().next().map(|(_, _, _, value)| value)
    }

    fn value_of_tag(&self, place: Place) -> Option<String> {
        let schema = self.description.schemas.get(&self.target(place)?)?;
        let value = match (schema.constant, schema.enumeration) {
            (Some(value), _) => self.node(value),
            (None, Some(values)) => {
                let mut values = self.node(values).items();
                values.next().filter(|_| values.next().is_none())?
            }
            (None, None) => return None,
        };
        let text = text_of(value, schema)?;
        (text.chars().any(char::is_alphanumeric) && text.len() <= LONGEST).then_some(text)
    }

    /// Returns the names of the components in an `allOf`, if there are one or two.
    fn part_names(&self, place: Place) -> Option<String> {
        let schema = self.description.schemas.get(&place)?;
        let names: Vec<String> =
            schema.all_of.iter().filter_map(|part| self.component_name(self.target(*part)?)).collect();
        (1..=2).contains(&names.len()).then(|| names.join(" And "))
    }

    /// Returns a name from the required properties of an object, or from its first property: `WithUrl`.
    pub(in crate::lower) fn shape_words(&self, place: Place) -> Option<String> {
        let properties = self.properties(place);
        let required: Vec<&str> =
            properties.iter().filter(|property| property.required).map(|property| property.name).take(MOST).collect();
        let names = if required.is_empty() { vec![properties.first()?.name] } else { required };
        Some(format!("With {}", names.join(" And ")))
    }

    fn kind_words(&self, place: Place) -> Option<String> {
        let schema = self.description.schemas.get(&self.target(place)?)?;
        let kinds: Vec<Option<JsonType>> = schema.types.without(JsonType::Null).iter().map(Some).collect();
        let kinds = if kinds.is_empty() { vec![None] } else { kinds };
        let words: Option<Vec<&str>> = kinds.into_iter().map(|kind| kind_word(schema, kind)).collect();
        words.map(|words| words.join(" Or "))
    }

    /// Returns the properties of a schema, of its reference and of the parts of its `allOf`.
    fn properties(&self, place: Place) -> Vec<Property<'d>> {
        let mut properties = Vec::new();
        let mut required = Vec::new();
        self.gather(place, &mut Vec::new(), &mut properties, &mut required);
        for property in &mut properties {
            property.required = required.contains(&property.name);
        }
        properties
    }

    fn gather(
        &self,
        place: Place,
        seen: &mut Vec<Place>,
        properties: &mut Vec<Property<'d>>,
        required: &mut Vec<&'d str>,
    ) {
        let Some(schema) = self.description.schemas.get(&place) else { return };
        if seen.len() >= PARTS || seen.contains(&place) {
            return;
        }
        seen.push(place);
        for part in schema.all_of.iter().copied().chain(schema.reference) {
            self.gather(part, seen, properties, required);
        }
        for (name, place) in schema.properties.iter().take(256) {
            // A later part is more specific.
            match properties.iter_mut().find(|known| known.name == *name) {
                Some(known) if self.narrows(*place) => known.place = *place,
                Some(_) => {}
                None => properties.push(Property { name, place: *place, required: false }),
            }
        }
        required.extend(schema.required.iter().map(|(name, _)| *name).take(256));
    }

    fn narrows(&self, place: Place) -> bool {
        self.description.schemas.get(&place).is_some_and(|schema: &Schema<'_>| has_structure(schema))
    }
}

/// Returns the word for a schema's values of a type, or for a schema without a type.
fn kind_word(schema: &Schema<'_>, kind: Option<JsonType>) -> Option<&'static str> {
    Some(match kind {
        Some(JsonType::Boolean) => "Boolean",
        Some(JsonType::Integer) => "Integer",
        Some(JsonType::Number) => "Number",
        Some(JsonType::String) if schema.enumeration.is_some() => "Known",
        Some(JsonType::String) => "Text",
        Some(JsonType::Array) => "List",
        Some(JsonType::Object) => match schema.additional {
            Additional::Unspecified | Additional::Forbidden => "Object",
            _ => "Map",
        },
        _ if schema.enumeration.is_some() => "Known",
        _ if schema.items.is_some() => "List",
        _ => return None,
    })
}
