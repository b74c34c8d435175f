//! Schema Objects (OpenAPI 3.1, section 4.8.24; JSON Schema 2020-12), with one model for all dialects.

use rustc_hash::FxHashMap;

use super::{extensions, leniency};
use crate::diagnostics::{Code, Diagnostic};
use crate::openapi::cursor::Reader;
use crate::openapi::ledger::{KeywordStatus, Kind};
use crate::openapi::model::{Additional, Discriminator, JsonType, Schema, Version, Xml};
use crate::source::{Node, Place, Value};
use crate::suggestion::closest;

/// Reads the queued schemas and, recursively, the schemas inside them.
pub(super) fn read_queued<'d>(reader: &Reader<'d>) -> FxHashMap<Place, Schema<'d>> {
    let mut schemas = FxHashMap::default();
    loop {
        let Some(node) = reader.queue.borrow_mut().pop() else { break };
        schemas.insert(node.place(), Schema::read(reader, node));
    }
    schemas.extend(reader.made.take());
    schemas
}

impl<'d> Schema<'d> {
    pub(super) fn read(reader: &Reader<'d>, node: Node<'d>) -> Self {
        let mut schema = Self::default();
        match node.value() {
            Value::Bool(value) => schema.boolean = Some(*value),
            Value::Object(_) => {
                let alone = reader.version <= Version::V3_0 && node.get("$ref").is_some();
                for (keyword, value) in node.entries() {
                    // Keywords beside `$ref` have no effect in 3.0 (section 4.7.23), but annotations are common there.
                    let annotation = matches!(
                        keyword,
                        "description" | "title" | "deprecated" | "nullable" | "readOnly" | "writeOnly"
                    );
                    if alone && keyword != "$ref" && !annotation && !keyword.starts_with("x-") {
                        reader.leave_void(Kind::Schema, keyword, value);
                    } else if schema.keyword(reader, keyword, value) {
                        reader.enter(Kind::Schema, keyword, KeywordStatus::Implemented, value.place());
                    } else {
                        reader.leave(Kind::Schema, keyword, value);
                    }
                }
            }
            _ => {
                let message = format!("a schema must be an object or a boolean, but is {}", node.value().kind());
                reader
                    .report(Diagnostic::value(Code::WrongType, node.place(), message).hint("it is treated as untyped"));
            }
        }
        leniency::adjust(reader, node, &mut schema);
        schema
    }

    /// Creates a schema from some keywords of another object, and enters them in the ledger.
    pub(super) fn of(reader: &Reader<'d>, node: Node<'d>, entries: impl Iterator<Item = (&'d str, Node<'d>)>) -> Self {
        let mut schema = Self::default();
        for (keyword, value) in entries {
            if schema.keyword(reader, keyword, value) {
                reader.enter(Kind::Schema, keyword, KeywordStatus::Implemented, value.place());
            } else {
                reader.leave(Kind::Schema, keyword, value);
            }
        }
        leniency::adjust(reader, node, &mut schema);
        schema
    }

    /// Reads one keyword. Returns true if it is supported.
    fn keyword(&mut self, reader: &Reader<'d>, keyword: &'d str, node: Node<'d>) -> bool {
        match keyword {
            "$ref" => match reader.resolve(node, "it is treated as untyped") {
                Some(target) => self.reference = Some(reader.schema(target)),
                None => self.broken = true,
            },
            "$dynamicRef" => return self.read_dynamic(reader, node),
            "type" => self.read_types(reader, node),
            "nullable" => self.nullable = boolean(reader, keyword, node),
            "x-nullable" => self.nullable = boolean(reader, keyword, node),
            "readOnly" => self.read_only = boolean(reader, keyword, node),
            "writeOnly" => self.write_only = boolean(reader, keyword, node),
            "deprecated" => self.deprecated = boolean(reader, keyword, node),
            "contentMediaType" if reader.version >= Version::V3_1 => {
                self.content_media_type = string(reader, keyword, node);
                self.remarks.push((keyword, node.place()));
            }
            "contentEncoding" if reader.version >= Version::V3_1 => {
                self.content_encoding = string(reader, keyword, node);
                self.remarks.push((keyword, node.place()));
            }
            "format" => self.format = string(reader, keyword, node).map(|format| (format, node.place())),
            "title" => self.title = string(reader, keyword, node),
            "description" => self.description = string(reader, keyword, node),
            "enum" => {
                let node = reader.whole(node);
                self.enumeration = array(reader, keyword, node).then(|| node.place());
            }
            "const" => self.constant = Some(node.place()),
            "properties" => self.properties = map(reader, keyword, node).into_iter().collect(),
            "patternProperties" => self.pattern_properties = map(reader, keyword, node),
            "required" => self.read_required(reader, node),
            "additionalProperties" => self.additional = additional(reader, node),
            "unevaluatedProperties" => self.unevaluated = additional(reader, node),
            "items" => self.read_items(reader, node),
            "prefixItems" => self.prefix_items = list(reader, keyword, node),
            "allOf" => self.all_of = list(reader, keyword, node),
            "oneOf" => self.one_of = list(reader, keyword, node),
            "anyOf" => self.any_of = list(reader, keyword, node),
            "xml" => self.xml = Xml::read(reader, node),
            "discriminator" => self.read_discriminator(reader, node),
            "default" | "example" | "pattern" | "minLength" | "maxLength" | "minimum" | "maximum"
            | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf" | "minItems" | "maxItems" | "uniqueItems"
            | "minProperties" | "maxProperties" | "propertyNames" => {
                self.remarks.push((keyword, node.place()));
            }
            "x-kubernetes-int-or-string" if boolean(reader, keyword, node) => {
                self.format = self.format.or(Some(("int-or-string", node.place())));
            }
            "x-ms-discriminator-value" => self.tag = string(reader, keyword, node),
            extensions::NAMES => self.names = extensions::names(reader, node),
            extensions::NAME => {
                extensions::name(reader, node);
                reader.names.borrow_mut().push(node.place());
            }
            extensions::ACCEPT_CASE => self.accept_case = extensions::case(reader, node),
            // Definitions are read where they are referenced. References resolve the names.
            "$defs" | "definitions" | "$id" | "$anchor" | "$dynamicAnchor" => {}
            _ => return false,
        }
        true
    }

    /// Resolves `$dynamicRef` statically, like `$ref`.
    ///
    /// Schemas that extend this one cannot change the target (JSON Schema 2020-12, section 8.2.3.2). This is reported.
    fn read_dynamic(&mut self, reader: &Reader<'d>, node: Node<'d>) -> bool {
        if self.reference.is_some() || self.broken {
            return false;
        }
        match reader.resolve(node, "it is treated as untyped") {
            Some(target) => {
                self.reference = Some(reader.schema(target));
                let text = node.as_str().unwrap_or_default();
                let message =
                    format!("`{text}` is resolved like `$ref`: schemas that extend this one cannot change its target");
                reader.report(Diagnostic::value(Code::UnsupportedKeyword, node.place(), message));
            }
            None => self.broken = true,
        }
        true
    }

    fn read_types(&mut self, reader: &Reader<'d>, node: Node<'d>) {
        let mut add = |node: Node<'d>| {
            let name = node.as_str().unwrap_or_default();
            match JsonType::from_name(name) {
                Some(kind) => self.types = self.types.with(kind),
                None if name == "file" => {
                    self.types = self.types.with(JsonType::String);
                    self.format = Some(("binary", node.place()));
                    if !reader.swagger.may_be_file(node.place()) {
                        let message =
                            "the type `file` is only allowed in OpenAPI 2.0, in a response or a form parameter";
                        let found = Diagnostic::value(Code::Tolerated, node.place(), message);
                        reader.report(found.hint("it is treated as a string with the format `binary`"));
                    }
                }
                None if node.as_str().is_none() => reader.wrong_type(node, "type", "a string or an array of strings"),
                None => {
                    let names = JsonType::ALL.map(JsonType::name);
                    let message = format!("`{name}` is not a JSON Schema type");
                    let found = Diagnostic::value(Code::UnknownType, node.place(), message);
                    reader.report(match closest(name, &names) {
                        Some(close) => {
                            found.hint(format!("did you mean `{close}`? as it stands, it is treated as untyped"))
                        }
                        None => found.hint("it is treated as untyped"),
                    });
                }
            }
        };
        match node.value() {
            Value::Array(_) => node.items().for_each(add),
            _ => add(node),
        }
    }

    fn read_required(&mut self, reader: &Reader<'d>, node: Node<'d>) {
        let node = reader.whole(node);
        // Many descriptions have `required: true` beside a property's type, as in draft 3. It is reported and ignored.
        if !array(reader, "required", node) {
            return;
        }
        for item in node.items() {
            if let Some(name) = reader.text(item, "required", "an array of strings") {
                self.required.entry(name).or_insert(item.place());
            }
        }
    }

    fn read_items(&mut self, reader: &Reader<'d>, node: Node<'d>) {
        match node.value() {
            // A tuple, as in drafts before 2020-12.
            Value::Array(_) => self.prefix_items = node.items().map(|item| reader.schema(item)).collect(),
            _ => self.items = Some(reader.schema(node)),
        }
    }

    fn read_discriminator(&mut self, reader: &Reader<'d>, node: Node<'d>) {
        // In 2.0, a discriminator is the name of a property.
        if let Some(property) = node.as_str() {
            if reader.version != Version::V2_0 {
                let message = "a discriminator must be an object, but is a string";
                let found = Diagnostic::value(Code::KeywordOfAnotherVersion, node.place(), message);
                reader.report(found.hint("it is treated as the `propertyName`"));
            }
            self.discriminator =
                Some(Discriminator { place: node.place(), property, mapping: Vec::new(), default: None });
            return;
        }
        let object = reader.object(node, Kind::Discriminator);
        let mapping =
            object.map("mapping").into_iter().filter_map(|(tag, target)| Some((tag, mapped(reader, target)?)));
        let mapping = mapping.collect();
        let default = object.get("defaultMapping").and_then(|target| mapped(reader, target));
        self.discriminator = object.required_string("propertyName").map(|property| Discriminator {
            place: node.place(),
            property,
            mapping,
            default,
        });
    }
}

/// Returns the schema of a value in `mapping`, which is the name of a component or a reference.
fn mapped<'d>(reader: &Reader<'d>, node: Node<'d>) -> Option<Place> {
    let Some(text) = node.as_str() else {
        reader.wrong_type(node, "mapping", "an object of strings");
        return None;
    };
    let named = ["#/components/schemas/", "#/definitions/"].into_iter().find_map(|section| {
        let name = text.replace('~', "~0").replace('/', "~1");
        reader.sources.resolve(node.place(), &format!("{section}{name}")).ok()
    });
    // Bundled descriptions often keep the names of the original files here. The variants are then distinguished without
    // a mapping.
    let Some(place) = named.or_else(|| reader.sources.resolve(node.place(), text).ok()) else {
        let message = format!("`{text}` is not the name of a schema or a reference to one");
        reader.report(Diagnostic::value(Code::DanglingReference, node.place(), message).hint("the value is ignored"));
        return None;
    };
    Some(reader.schema(reader.sources.node(place)))
}

fn boolean(reader: &Reader<'_>, keyword: &str, node: Node<'_>) -> bool {
    match node.value() {
        Value::Bool(value) => *value,
        _ => {
            let message = format!("`{keyword}` must be a boolean, but is {}", node.value().kind());
            reader.report(Diagnostic::value(Code::WrongType, node.place(), message).hint("it is ignored"));
            false
        }
    }
}

fn string<'d>(reader: &Reader<'d>, keyword: &str, node: Node<'d>) -> Option<&'d str> {
    reader.text(node, keyword, "a string")
}

fn array<'d>(reader: &Reader<'d>, keyword: &str, node: Node<'d>) -> bool {
    let fits = matches!(node.value(), Value::Array(_));
    if !fits {
        reader.wrong_type(node, keyword, "an array");
    }
    fits
}

fn list<'d>(reader: &Reader<'d>, keyword: &str, node: Node<'d>) -> Vec<Place> {
    let node = reader.whole(node);
    array(reader, keyword, node);
    node.items().map(|item| reader.schema(item)).collect()
}

fn map<'d>(reader: &Reader<'d>, keyword: &str, node: Node<'d>) -> Vec<(&'d str, Place)> {
    if !matches!(node.value(), Value::Object(_)) {
        reader.wrong_type(node, keyword, "an object");
    }
    reader.entries(node).into_iter().map(|(name, schema)| (name, reader.schema(schema))).collect()
}

fn additional<'d>(reader: &Reader<'d>, node: Node<'d>) -> Additional {
    match node.value() {
        Value::Bool(false) => Additional::Forbidden,
        Value::Bool(true) => Additional::Any,
        Value::Object(entries) if entries.is_empty() => Additional::Any,
        _ => Additional::Schema(reader.schema(node)),
    }
}
