//! Additions to a description break no code that uses the client: what was there keeps its name, its form and its traits.

use serde_json::{Value, json};
use wirewright_tests::additions::compare::{Finding, Version, compare};
use wirewright_tests::additions::round::version;

fn api(paths: &Value, schemas: &Value) -> Value {
    json!({"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "paths": paths, "components": {"schemas": schemas}})
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

fn content(schema: &Value) -> Value {
    json!({"application/json": {"schema": schema}})
}

fn sends(schema: &Value) -> Value {
    json!({"requestBody": {"required": true, "content": content(schema)}, "responses": {"204": {"description": ""}}})
}

fn receives(schema: &Value) -> Value {
    json!({"responses": {"200": {"description": "", "content": content(schema)}}})
}

/// Returns the code of a description, with the component schemas that no operation uses if `all` is set.
fn code(description: &Value, all: bool) -> Version {
    version(description, all).unwrap()
}

/// Checks that the items with these pointers are additions.
#[track_caller]
fn adds(after: &Value, pointers: &[&str], all: bool) {
    for pointer in pointers {
        let mut before = after.clone();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match before.pointer_mut(parent).unwrap() {
            Value::Array(items) => drop(items.remove(key.parse().unwrap())),
            other => drop(other.as_object_mut().unwrap().shift_remove(&key.replace("~1", "/")).unwrap()),
        }
        let findings = compare(&code(&before, all), &code(after, all), str::to_owned);
        assert_eq!(findings, <[Finding; 0]>::default(), "{pointer}");
    }
}

#[test]
fn an_operation_that_also_sends_or_receives_a_type_keeps_its_form() {
    let store = json!({"type": "object", "required": ["name"], "properties": {
        "id": {"type": "string", "readOnly": true}, "name": {"type": "string"}}});
    let list = json!({"type": "object", "properties": {"stores": {"type": "array", "items": reference("Store")}}});
    let after = api(
        &json!({"/stores": {"post": sends(&reference("Store")), "get": receives(&reference("List"))},
            "/lists": {"put": sends(&reference("List"))}}),
        &json!({"Store": store, "List": list}),
    );
    adds(&after, &["/paths/~1stores/post", "/paths/~1stores/get", "/paths/~1lists"], false);
    let sent = api(&json!({"/stores": {"post": sends(&reference("Store"))}}), &json!({"Store": store}));
    let sent = code(&sent, false).surface;
    assert!(sent.types.contains_key("types::StoreRequest") && !sent.types.contains_key("types::Store"));
}

#[test]
fn an_inline_request_body_has_no_second_word_for_its_side() {
    let body = json!({"type": "object", "properties": {
        "id": {"type": "string", "readOnly": true}, "name": {"type": "string"}}});
    let sent = code(&api(&json!({"/stores": {"post": sends(&body)}}), &json!({})), false).surface;
    assert!(sent.types.contains_key("types::PostStoresRequest"), "{:?}", sent.types.keys());
}

#[test]
fn equal_inline_types_stay_one_type_in_both_directions() {
    let owner = json!({"type": "object", "properties": {"name": {"type": "string"}}});
    let holder = |name: &str| json!({"type": "object", "properties": {name: owner}});
    let schemas = json!({"Cat": holder("owner"), "Dog": holder("master")});
    let after = api(
        &json!({"/cats": {"get": receives(&reference("Cat")), "put": sends(&reference("Cat"))},
            "/dogs": {"get": receives(&reference("Dog"))}}),
        &schemas,
    );
    adds(&after, &["/paths/~1cats/put", "/paths/~1cats/get"], false);
    assert_eq!(code(&after, false).surface.target("types::DogMaster"), "types::CatOwner");
}

#[test]
fn a_type_without_an_operation_keeps_its_traits() {
    let schemas = json!({
        "Used": {"type": "object", "properties": {"part": reference("Part")}},
        "Part": {"type": "object", "properties": {"name": {"type": "string"}}},
        "Unused": {"type": "object", "properties": {"part": reference("Part")}},
    });
    let paths = json!({"/a": {"get": receives(&reference("Used"))}, "/b": {"get": receives(&reference("Unused"))}});
    let after = api(&paths, &schemas);
    for all in [false, true] {
        adds(&after, &["/paths/~1a", "/paths/~1b"], all);
    }
    // A schema that no operation uses adds nothing to the types that it contains.
    let used = code(&api(&json!({"/a": {"get": receives(&reference("Used"))}}), &schemas), false).surface;
    assert!(!used.types["types::Part"].traits.contains("Serialize"));
    let mut messages = after;
    messages["webhooks"] = json!({"made": {"post": sends(&reference("Part"))}});
    adds(&messages, &["/paths/~1a", "/paths/~1b"], false);
}

#[test]
fn a_read_only_property_of_a_sent_type_is_not_needed() {
    let schemas = json!({
        "Job": {"type": "object", "properties": {
            "name": {"type": "string"}, "report": {"readOnly": true, "allOf": [reference("Report")]}}},
        "Report": {"type": "object", "properties": {"id": {"type": "string", "readOnly": true}}},
    });
    let paths =
        json!({"/jobs": {"post": sends(&reference("Job"))}, "/reports": {"get": receives(&reference("Report"))}});
    adds(&api(&paths, &schemas), &["/paths/~1reports", "/paths/~1jobs"], false);
}

#[test]
fn an_error_response_that_equals_another_takes_no_name() {
    let error = json!({"description": "", "content": content(&json!({"type": "object", "properties": {"e": {}}}))});
    let responses = json!({"204": {"description": ""}, "401": error, "404": error, "default": error});
    let after = api(&json!({"/a": {"get": {"responses": responses}}}), &json!({}));
    adds(&after, &["/paths/~1a/get/responses/401", "/paths/~1a/get/responses/404"], false);
}

#[test]
fn parts_of_operations_and_schemas_are_additions() {
    let kinds = json!({"type": "string", "enum": ["cat", "dog", "newt"]});
    let schemas = json!({
        "Pet": {"type": "object", "required": ["name"], "properties": {
            "name": {"type": "string"}, "kind": kinds, "alias": {"type": ["string", "null"]}, "of": reference("Either")}},
        "Either": {"oneOf": [reference("One"), reference("Two"), {"type": "string"}]},
        "One": {"type": "object", "required": ["one"], "properties": {"one": {"type": "string"}}},
        "Two": {"type": "object", "required": ["two"], "properties": {"two": {"type": "string"}}},
        "Later": {"type": "object", "properties": {"kind": kinds}},
    });
    let mut find = receives(&reference("Pet"));
    find["parameters"] = json!([
        {"name": "kind", "in": "query", "schema": kinds},
        {"name": "limit", "in": "query", "schema": {"type": "integer"}}]);
    find["responses"]["200"]["headers"] = json!({"x-a": {"schema": {"type": "string"}}, "x-b": {"schema": kinds}});
    let after = api(&json!({"/pets": {"get": find, "post": sends(&reference("Pet"))}}), &schemas);
    let pointers = [
        "/components/schemas/Pet/properties/kind",
        "/components/schemas/Pet/properties/alias",
        "/components/schemas/Pet/properties/kind/enum/0",
        "/components/schemas/Either/oneOf/2",
        "/components/schemas/Later",
        "/paths/~1pets/get/parameters/1",
        "/paths/~1pets/get/responses/200/headers/x-a",
        "/paths/~1pets/get/responses/200/headers/x-b",
        "/paths/~1pets/post",
    ];
    for all in [false, true] {
        adds(&after, &pointers, all);
    }
}
