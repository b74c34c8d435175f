//! Circular references of every kind are resolved without an endless loop.

use crate::run::{files, items, schemas, text};

#[test]
fn references_that_lead_only_to_themselves_are_untyped() {
    let run = schemas(
        "3.1.0",
        "A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}, C: {$ref: '#c', $anchor: c},
         D: {$dynamicRef: '#d', $dynamicAnchor: d}",
    );
    insta::assert_snapshot!(items(&run, &["pub type"]) + "\n\n" + &run.diagnostics);
}

#[test]
fn every_shared_object_may_refer_to_itself() {
    for (section, used) in [
        ("parameters", "parameters: [{$ref: '#/components/parameters/X'}], "),
        ("requestBodies", "requestBody: {$ref: '#/components/requestBodies/X'}, "),
        ("responses", "parameters: [], "),
        ("mediaTypes", "requestBody: {content: {application/json: {$ref: '#/components/mediaTypes/X'}}}, "),
        ("securitySchemes", "security: [{X: []}], "),
        ("pathItems", ""),
    ] {
        let run = text(&format!(
            "openapi: 3.2.0
info: {{title: T, version: '1'}}
paths:
  /a: {{get: {{operationId: a, {used}responses: {{'200': {{$ref: '#/components/responses/X'}}}}}}}}
  /b: {{$ref: '#/components/pathItems/X'}}
components:
  {section}: {{X: {{$ref: '#/components/{section}/X'}}}}
"
        ));
        assert!(run.diagnostics.contains("circular-reference"), "{section}: {}", run.diagnostics);
        assert!(run.code.contains("pub fn a("), "{section}: the operation is emitted");
    }
}

#[test]
fn files_may_refer_to_each_other() {
    let run = files(&[
        (
            "api.yaml",
            "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents: {schemas: {A: {$ref: 'b.json#/B'}}}\n",
        ),
        (
            "b.json",
            r##"{"B": {"type": "object", "properties": {"a": {"$ref": "api.yaml#/components/schemas/A"}, "b": {"$ref": "#/B"},
                "c": {"allOf": [{"$ref": "#/B"}]}}}, "C": {"$ref": "b.json#/C"}}"##,
        ),
    ]);
    insta::assert_snapshot!(items(&run, &["pub struct A", "pub struct B", "pub type"]) + "\n\n" + &run.diagnostics);
}

#[test]
fn a_parameter_of_2_0_may_refer_to_itself() {
    let run = text(
        "swagger: '2.0'
info: {title: T, version: '1'}
paths: {/a: {get: {operationId: a, parameters: [{$ref: '#/parameters/X'}], responses: {200: {$ref: '#/responses/X'}}}}}
parameters: {X: {$ref: '#/parameters/X'}}
responses: {X: {$ref: '#/responses/X'}}
definitions: {A: {$ref: '#/definitions/A'}, B: {type: array, items: {$ref: '#/definitions/B'}}}
",
    );
    insta::assert_snapshot!(run.diagnostics);
}
