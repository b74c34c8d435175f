//! Names are part of the API: additions to a description never rename other items.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use wirewright::Renderer;
use wirewright::{Generator, report};

use crate::input::{LIBRARY, file, value};

/// Returns the Rust path of each item, by its kind and its place in the description.
fn paths(value: &Value) -> BTreeMap<String, String> {
    let (_folder, file) = file("api.json", &value.to_string());
    let compilation = Generator::new(&file).schemas(["*"]).run().unwrap();
    compilation.check(Renderer::default()).unwrap();
    let entries = report::list(&compilation);
    let fragment =
        |pointer: Option<String>| pointer.and_then(|pointer| pointer.split_once('#').map(|(_, at)| at.to_owned()));
    entries
        .into_iter()
        .map(|entry| (format!("{} {} {:?}", entry.kind, entry.name, fragment(entry.pointer)), entry.path))
        .collect()
}

/// Returns the description with an additional entry, at the beginning or the end of the object at `pointer`.
fn with(pointer: &str, name: &str, entry: Value, first: bool) -> Value {
    let mut library = value(LIBRARY);
    let object = library.pointer_mut(pointer).unwrap().as_object_mut().unwrap();
    if first {
        object.shift_insert(0, name.to_owned(), entry);
    } else {
        object.insert(name.to_owned(), entry);
    }
    library
}

#[track_caller]
fn renames_nothing(pointer: &str, name: &str, entry: &Value) {
    let before = paths(&value(LIBRARY));
    for first in [true, false] {
        let after = paths(&with(pointer, name, entry.clone(), first));
        assert!(after.len() > before.len(), "`{name}` adds no item");
        for (item, path) in &before {
            assert_eq!(after.get(item), Some(path), "{item}, with `{name}`");
        }
    }
}

#[test]
fn an_added_operation_renames_nothing() {
    let responses = json!({"200": {"description": "", "content": {"application/json": {"schema":
        {"type": "object", "properties": {"number": {"type": "string"}}}}}}});
    renames_nothing("/paths", "/loans", &json!({"get": {"tags": ["Books"], "responses": responses}}));
    renames_nothing("/paths", "/loans/{id}", &json!({"get": {"operationId": "loans", "responses": responses}}));
    renames_nothing("/paths/~1books~1{isbn}", "put", &json!({"tags": ["Books"], "responses": responses}));
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

/// Returns a description of one operation with these responses and these schemas.
fn putting(responses: &Value, schemas: &Value) -> Value {
    json!({
        "openapi": "3.0.3", "info": {"title": "A", "version": "1"},
        "paths": {"/berths/{id}": {"put": {
            "operationId": "putBerth",
            "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
            "responses": responses,
        }}},
        "components": {"schemas": schemas},
    })
}

fn response(property: &str) -> Value {
    json!({"description": "", "content": {"application/json": {"schema":
        {"type": "object", "properties": {property: {"type": "string"}}}}}})
}

#[test]
fn an_added_success_renames_no_other_response() {
    let statuses = ["200", "201", "2XX", "404", "default"];
    let all: Value = statuses.iter().map(|status| ((*status).to_owned(), response(status))).collect();
    let after = paths(&putting(&all, &json!({})));
    let names: Vec<&String> = after.values().filter(|path| path.starts_with("types::")).collect();
    assert_eq!(names.len(), statuses.len());
    for status in statuses {
        let mut one = all.clone();
        one.as_object_mut().unwrap().remove(status);
        for (item, path) in paths(&putting(&one, &json!({}))) {
            assert_eq!(after.get(&item), Some(&path), "{item}, with {status}");
        }
    }
}

#[test]
fn an_inline_schema_whose_name_a_component_takes_gets_no_name_of_another_item() {
    let responses = json!({"200": response("a"), "default": response("e")});
    let before = paths(&putting(&responses, &json!({})));
    let after = paths(&putting(&responses, &json!({"PutBerthResponse": {"type": "object", "properties": {"z": {}}}})));
    let old: Vec<&String> = before.values().collect();
    for (item, path) in &before {
        let now = after.get(item).unwrap();
        assert!(now == path || !old.contains(&now), "{item} has the name {now}, which another item had before");
    }
    assert_eq!(before.iter().filter(|(item, path)| after.get(*item) != Some(*path)).count(), 1);
}

#[test]
fn an_added_media_type_renames_no_other_body() {
    let body = |media_types: &[&str]| {
        let content: Value = media_types
            .iter()
            .map(|name| {
                let schema = json!({"type": "object", "properties": {*name: {"type": "string"}}});
                ((*name).to_owned(), json!({"schema": schema}))
            })
            .collect();
        let mut api = putting(&json!({"204": {"description": ""}}), &json!({}));
        let operation = api.pointer_mut("/paths/~1berths~1{id}/put").unwrap();
        operation.as_object_mut().unwrap().insert("requestBody".to_owned(), json!({"content": content}));
        paths(&api)
    };
    let all = ["application/json", "application/x-www-form-urlencoded", "multipart/form-data", "application/xml"];
    let after = body(&all);
    for media_type in all {
        for (item, path) in body(&[media_type]) {
            assert_eq!(after.get(&item), Some(&path), "{item}, beside others");
        }
    }
}

#[test]
fn an_equal_enum_before_another_renames_none_of_its_values() {
    let operation = |name: &str| {
        json!({"get": {"operationId": name, "responses": {"204": {"description": ""}}, "parameters": [
            {"name": "v", "in": "query", "required": true, "schema": {"type": "string", "enum": ["2011-06-15", "2012-01-01"]}}]}})
    };
    let variants = |names: &[&str]| {
        let paths: Value = names.iter().map(|name| (format!("/{name}"), operation(name))).collect();
        let api = json!({"openapi": "3.0.3", "info": {"title": "A", "version": "1"}, "paths": paths});
        let (_folder, file) = file("api.json", &api.to_string());
        let compilation = Generator::new(&file).schemas(["*"]).run().unwrap();
        let model = compilation.checked(Renderer::default()).unwrap();
        let ids = model.api.types().map(|(id, _)| id);
        ids.flat_map(|id| model.names.ty(id).unwrap().inner.clone()).map(|name| name.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(variants(&["b", "c"]), ["Value20110615", "Value20120101"].repeat(2));
    assert_eq!(variants(&["a", "b", "c"]), ["Value20110615", "Value20120101"].repeat(3));
}

#[test]
fn an_added_long_path_renames_no_other() {
    let long =
        "/namespaces/{namespace}/deployments/{deployment.deployment_name}/versions/{deployment.build_identifier}/";
    let api = |ends: &[&str]| {
        let operation =
            |end: &&str| (format!("{long}{end}"), json!({"post": {"responses": {"204": {"description": ""}}}}));
        let paths: Value = ends.iter().map(operation).collect();
        json!({"openapi": "3.0.3", "info": {"title": "A", "version": "1"}, "paths": paths})
    };
    let after = paths(&api(&["added", "compute-configuration", "metadata", "zones"]));
    assert!(after.values().all(|path| path.len() <= "Client::".len() + 100 && !path.ends_with("_2")), "{after:?}");
    for (item, path) in paths(&api(&["compute-configuration", "metadata"])) {
        assert_eq!(after.get(&item), Some(&path), "{item}");
    }
}
