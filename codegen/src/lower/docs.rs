//! Documentation, gathered from where the description has it.

use super::Lowering;
use crate::ir::Docs;
use crate::openapi::{JsonType, Schema, Types};
use crate::source::{Node, Place, Value};

/// The keywords that are only documented, as they are listed: what narrows a value, then values.
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

impl<'d> Lowering<'_, 'd> {
    /// The documentation of a type that is defined by itself.
    pub(super) fn type_docs(&self, schema: &Schema<'d>) -> Docs {
        self.docs(schema)
    }

    /// The documentation of a property: its own, otherwise that of what it refers to stays with the type.
    pub(super) fn field_docs(&self, place: Place, schema: &Schema<'d>) -> Docs {
        let mut docs = self.docs(schema);
        // The usual way to describe a reference in 3.0: an allOf of one.
        if docs.description.is_none()
            && let [part] = schema.all_of.as_slice()
            && *part != place
        {
            docs.description = self.schema(*part).description.map(str::to_owned);
        }
        // Another one: an allOf with a part that has nothing but documentation.
        for part in schema.all_of.iter().filter(|part| **part != place && self.says_nothing(**part)) {
            self.add_docs(&mut docs, *part, &self.schema(*part));
        }
        docs
    }

    /// Adds what another schema says of the same value.
    pub(super) fn add_docs(&self, docs: &mut Docs, place: Place, schema: &Schema<'d>) {
        let Docs { summary, description, remarks, deprecated } = self.field_docs(place, schema);
        docs.summary = docs.summary.take().or(summary);
        docs.description = docs.description.take().or(description);
        docs.deprecated |= deprecated;
        for (keyword, value) in remarks {
            // What narrows a value narrows it beside what is known; a value of its own is known or not.
            let narrows = !matches!(keyword.as_str(), "format" | "values" | "const" | "default" | "example");
            let is_known = |(known, text): &(String, String)| *known == keyword && (!narrows || *text == value);
            if !docs.remarks.iter().any(is_known) {
                docs.remarks.push((keyword, value));
            }
        }
    }

    fn docs(&self, schema: &Schema<'d>) -> Docs {
        let mut remarks: Vec<(String, String)> = Vec::new();
        if let Some((format, _)) = schema.format {
            remarks.push(("format".to_owned(), format.to_owned()));
        }
        let text = |node: Node<'d>| match Self::text_of(node, schema) {
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
        // Not the order of the description: that of keywords means nothing.
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

/// Whether a keyword narrows the values of these types: one of arrays means nothing on a string, and `minItems: 0` on nothing.
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
    let says_nothing = match value {
        Value::Bool(value) => !value && keyword != "propertyNames",
        Value::Int(value) => *value == 0 && matches!(keyword, "minLength" | "minItems" | "minProperties"),
        _ => false,
    };
    (types.is_empty() || kinds.iter().any(|kind| types.has(*kind))) && !says_nothing
}
