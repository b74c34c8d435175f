//! Names are API: what is added renames nothing.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use wirewright::diagnostics::Renderer;
use wirewright::{Generator, report};

use crate::input::{LIBRARY, file, value};

/// The Rust path of each item, by its kind and its place in the description.
fn paths(value: &Value) -> BTreeMap<String, String> {
    let (_folder, file) = file("api.json", &value.to_string());
    let compilation = Generator::new(&file).run().unwrap();
    let model = compilation.checked(Renderer::default()).unwrap();
    let entries = report::list(model, compilation.sources());
    let place =
        |pointer: Option<String>| pointer.and_then(|pointer| pointer.split_once('#').map(|(_, at)| at.to_owned()));
    entries
        .into_iter()
        .map(|entry| (format!("{} {} {:?}", entry.kind, entry.name, place(entry.pointer)), entry.path))
        .collect()
}

/// The description with a member more, before the others or after them.
fn with(pointer: &str, name: &str, member: Value, first: bool) -> Value {
    let mut library = value(LIBRARY);
    let object = library.pointer_mut(pointer).unwrap().as_object_mut().unwrap();
    if first {
        object.shift_insert(0, name.to_owned(), member);
    } else {
        object.insert(name.to_owned(), member);
    }
    library
}

#[track_caller]
fn renames_nothing(pointer: &str, name: &str, member: &Value) {
    let before = paths(&value(LIBRARY));
    for first in [true, false] {
        let after = paths(&with(pointer, name, member.clone(), first));
        assert!(after.len() > before.len(), "`{name}` adds nothing");
        for (item, path) in &before {
            assert_eq!(after.get(item), Some(path), "{item}, with `{name}`");
        }
    }
}

#[test]
fn an_added_operation_renames_nothing() {
    let answer = json!({"200": {"description": "", "content": {"application/json": {"schema":
        {"type": "object", "properties": {"number": {"type": "string"}}}}}}});
    renames_nothing("/paths", "/loans", &json!({"get": {"tags": ["Books"], "responses": answer}}));
    renames_nothing("/paths", "/loans/{id}", &json!({"get": {"operationId": "loans", "responses": answer}}));
    renames_nothing("/paths/~1books~1{isbn}", "put", &json!({"tags": ["Books"], "responses": answer}));
}

#[test]
fn an_added_group_renames_nothing() {
    renames_nothing(
        "/paths",
        "/loans",
        &json!({"get": {"tags": ["Loans"], "responses": {"204": {"description": ""}}}}),
    );
}

#[test]
fn an_added_schema_renames_nothing() {
    let schema =
        json!({"type": "object", "properties": {"due": {"type": "object", "properties": {"day": {"type": "string"}}}}});
    renames_nothing("/components/schemas", "Loan", &schema);
}

#[test]
fn an_added_schema_that_equals_one_within_another_renames_nothing() {
    let shelf = value(LIBRARY).pointer("/components/schemas/NewBook/properties/shelf").unwrap().clone();
    renames_nothing("/components/schemas", "Shelf", &shelf);
    renames_nothing("/components/schemas", "Cupboard", &json!({"type": "object", "properties": {"shelf": shelf}}));
}

#[test]
fn an_added_property_renames_nothing() {
    renames_nothing(
        "/components/schemas/NewBook/properties",
        "cover",
        &json!({"type": "string", "enum": ["hard", "soft"]}),
    );
}
