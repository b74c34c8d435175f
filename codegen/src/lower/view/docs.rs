//! Documentation, gathered from the description.

use super::tables::View;
use super::values::text_of;
use crate::ir::Docs;
use crate::openapi::{JsonType, Schema, Types};
use crate::source::{Node, Place, Value};

/// The keywords that are only documented, in the order of their output: constraints first, then values.
const ORDER: [&str; 18] = [
    "contentEncoding",
    "contentMediaType",
    "pattern",
    "minLength",
    "maxLength",
    "minimum",
    "exclusiveMinimum",
    "maximum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "propertyNames",
    "default",
    "example",
];

impl<'d> View<'_, 'd> {
    /// Returns the documentation of a defined type.
    pub(in crate::lower) fn type_docs(&self, schema: &Schema<'d>) -> Docs {
        self.docs(schema)
    }

    /// Returns the documentation of a property. The documentation of a referenced schema stays with its type.
    pub(in crate::lower) fn field_docs(&self, place: Place, schema: &Schema<'d>) -> Docs {
        let mut docs = self.docs(schema);
        // In 3.0, a reference with its own description is usually written as an `allOf` with one part.
        if docs.description.is_none()
            && let [part] = schema.all_of.as_slice()
            && *part != place
        {
            docs.description = self.schema(*part).description.map(str::to_owned);
        }
        // Or as an `allOf` with an extra part that contains only documentation.
        for part in schema.all_of.iter().filter(|part| **part != place && self.is_unconstrained(**part)) {
            self.add_docs(&mut docs, *part, self.schema(*part));
        }
        docs
    }

    /// Adds the documentation of another schema for the same value.
    pub(in crate::lower) fn add_docs(&self, docs: &mut Docs, place: Place, schema: &Schema<'d>) {
        let Docs { summary, description, remarks, deprecated } = self.field_docs(place, schema);
        docs.summary = docs.summary.take().or(summary);
        docs.description = docs.description.take().or(description);
        docs.deprecated |= deprecated;
        for (keyword, value) in remarks {
            // A constraint is added next to others of the same keyword; a single-valued keyword is only added if
            // missing.
            let narrows = !matches!(keyword.as_str(), "format" | "values" | "const" | "default" | "example");
            let is_known = |(known, text): &(String, String)| *known == keyword && (!narrows || *text == value);
            if !docs.remarks.iter().any(is_known) {
                docs.remarks.push((keyword, value));
            }
        }
    }

    /// Returns the documentation of a schema. A component that only refers to the schema may override it.
    pub(in crate::lower) fn own_docs(&self, place: Place, schema: &Schema<'d>) -> Docs {
        let mut docs = self.type_docs(schema);
        let component = self.owners.adopters.get(&place).and_then(|component| self.description.schemas.get(component));
        if let Some(component) = component {
            docs.summary = component.title.map(str::to_owned).or(docs.summary);
            docs.description = component.description.map(str::to_owned).or(docs.description);
            docs.deprecated |= component.deprecated;
        }
        docs
    }

    fn docs(&self, schema: &Schema<'d>) -> Docs {
        let mut remarks: Vec<(String, String)> = Vec::new();
        if let Some((format, _)) = schema.format {
            remarks.push(("format".to_owned(), format.to_owned()));
        }
        let text = |node: Node<'d>| match text_of(node, schema) {
            Some(text) => serde_json::Value::String(text).to_string(),
            None => node.to_json().to_string(),
        };
        if let Some(first) = schema.enumeration {
            let values = self.common_to(first, &schema.joined_enums).into_iter().map(text);
            remarks.push(("values".to_owned(), values.collect::<Vec<_>>().join(", ")));
        }
        if let Some(value) = schema.constant {
            remarks.push(("const".to_owned(), text(self.node(value))));
        }
        // Independent of the description, where the order of keywords has no meaning.
        let mut rest = schema.remarks.clone();
        rest.retain(|(keyword, at)| says_something(keyword, schema.types, self.node(*at).value()));
        rest.sort_by_key(|(keyword, _)| ORDER.iter().position(|known| known == keyword));
        remarks.extend(rest.iter().map(|(keyword, at)| {
            let node = self.node(*at);
            let is_value = matches!(*keyword, "default" | "example");
            ((*keyword).to_owned(), if is_value { text(node) } else { node.to_json().to_string() })
        }));
        Docs {
            summary: schema.title.map(str::to_owned),
            description: schema.description.map(str::to_owned),
            remarks,
            deprecated: schema.deprecated,
        }
    }
}

/// Returns true if a keyword constrains values of these types. Array keywords have no effect on strings, and
/// `minItems: 0` has none at all.
fn says_something(keyword: &str, types: Types, value: &Value) -> bool {
    let kinds: &[JsonType] = match keyword {
        "pattern" | "minLength" | "maxLength" | "contentEncoding" | "contentMediaType" => &[JsonType::String],
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf" => {
            &[JsonType::Integer, JsonType::Number]
        }
        "minItems" | "maxItems" | "uniqueItems" => &[JsonType::Array],
        "minProperties" | "maxProperties" | "propertyNames" => &[JsonType::Object],
        _ => return true,
    };
    let is_trivial = match value {
        Value::Bool(value) => !value && keyword != "propertyNames",
        Value::Int(value) => *value == 0 && matches!(keyword, "minLength" | "minItems" | "minProperties"),
        _ => false,
    };
    (types.is_empty() || kinds.iter().any(|kind| types.has(*kind))) && !is_trivial
}
