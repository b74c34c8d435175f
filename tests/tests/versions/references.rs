//! The targets of references.

use crate::run::{Run, files, items, schemas};

/// Returns the type of the field `a` of `A`, and the diagnostics.
fn field(run: &Run) -> String {
    let start = run.code.find("pub struct A {").expect("`A` has fields");
    let body: Vec<_> = run.code[start..].lines().skip(1).take_while(|line| line.trim() != "}").collect();
    let fields: Vec<_> = body.iter().map(|line| line.trim()).filter(|line| line.starts_with("pub ")).collect();
    format!("{}\n{}", fields.join("\n"), run.diagnostics)
}

#[test]
fn an_anchor_names_a_schema() {
    let run = schemas(
        "3.1.0",
        "A: {type: object, properties: {a: {$ref: '#b'}}}, B: {$anchor: b, type: object, properties: {c: {type: string}}}",
    );
    assert_eq!(field(&run), "pub a: Option<B>,\n");
}

#[test]
fn a_definition_is_reached_by_its_pointer() {
    let run = schemas(
        "3.1.0",
        "A: {type: object, properties: {a: {$ref: '#/components/schemas/A/$defs/B'}}, $defs: {B: {type: integer}}}",
    );
    insta::assert_snapshot!(field(&run));
}

#[test]
fn an_id_is_the_base_of_nested_references() {
    let run = schemas(
        "3.1.0",
        "A: {$id: 'https://a.example/schemas/a', type: object, properties: {
            a: {$ref: b}, b: {$ref: '#/$defs/C'}, c: {$ref: '/schemas/b#d'}, d: {$ref: '#/components/schemas/B'}},
            $defs: {C: {type: boolean}}},
         B: {$id: 'https://a.example/schemas/b', type: object, properties: {e: {$anchor: d, type: number}}}",
    );
    insta::assert_snapshot!(field(&run));
}

#[test]
fn anchors_of_the_same_name_in_two_resources_are_distinct() {
    let run = schemas(
        "3.1.0",
        "A: {$id: a, type: object, properties: {a: {$ref: '#x'}}, $defs: {X: {$anchor: x, type: integer}}},
         B: {$id: b, $defs: {X: {$anchor: x, type: string}}}",
    );
    insta::assert_snapshot!(field(&run));
}

#[test]
fn a_dynamic_reference_resolves_to_the_dynamic_anchor_of_its_resource() {
    let run = schemas(
        "3.1.0",
        "A: {$id: tree, $dynamicAnchor: node, type: object, properties: {a: {type: array, items: {$dynamicRef: '#node'}}}}",
    );
    insta::assert_snapshot!(field(&run));
}

#[test]
fn a_reference_to_a_missing_anchor_is_dangling() {
    let run = schemas("3.1.0", "A: {type: object, properties: {a: {$ref: '#b'}, b: {$dynamicRef: '#c'}}}");
    insta::assert_snapshot!(field(&run));
}

#[test]
fn a_reference_may_point_to_any_location() {
    let run = files(&[(
        "api.yaml",
        "openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a:
    get:
      operationId: first
      parameters: [{name: p, in: query, schema: {type: string, enum: [x, y]}}]
      responses: {'200': {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}
  /b:
    get:
      operationId: second
      parameters: [{$ref: '#/paths/~1a/get/parameters/0'}]
      responses: {'200': {$ref: '#/paths/~1a/get/responses/200'}}
components:
  schemas:
    A:
      type: object
      properties:
        a: {$ref: '#/paths/~1a/get/parameters/0/schema'}
        b: {$ref: '#/components/schemas/A/properties/c/items'}
        c: {type: array, items: {type: object, properties: {d: {type: string}}}}
",
    )]);
    insta::assert_snapshot!(field(&run) + &items(&run, &["pub fn p("]));
}

#[test]
fn references_are_relative_to_the_file_that_contains_them() {
    let run = files(&[
        (
            "api.yaml",
            "openapi: 3.0.3
info: {title: T, version: '1'}
paths: {/a: {$ref: 'paths/a.json'}}
components: {schemas: {A: {$ref: 'schemas/a.yaml#/A'}}}
",
        ),
        (
            "paths/a.json",
            r#"{"get": {"operationId": "get", "responses": {"200": {"description": "", "content": {"application/json": {"schema":
                {"$ref": "../schemas/a.yaml#/A"}}}}}}}"#,
        ),
        (
            "schemas/a.yaml",
            "A: {type: object, properties: {a: {$ref: 'more/b.json'}, b: {$ref: '../api.yaml#/info'}}}\n",
        ),
        (
            "schemas/more/b.json",
            r##"{"type": "object", "properties": {"c": {"$ref": "#/x-c"}}, "x-c": {"type": "string"}}"##,
        ),
    ]);
    insta::assert_snapshot!(
        items(&run, &["pub struct A", "pub struct B", "pub type", "type Output"]) + "\n\n" + &run.diagnostics
    );
}

#[test]
fn references_back_to_the_description_resolve_to_the_same_schemas() {
    let run = files(&[
        (
            "api.yaml",
            "openapi: 3.1.0
info: {title: T, version: '1'}
paths: {}
components: {schemas: {A: {type: object, properties: {a: {$ref: 'b.json#/B'}}}}}
",
        ),
        ("b.json", r#"{"B": {"type": "object", "properties": {"c": {"$ref": "./api.yaml#/components/schemas/A"}}}}"#),
    ]);
    insta::assert_snapshot!(items(&run, &["pub struct A", "pub struct B"]));
}

#[test]
fn an_anchor_in_another_file_is_reached() {
    let run = files(&[
        (
            "api.yaml",
            "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents: {schemas: {A: {type: object, properties: {a: {$ref: 'b.json#b'}}}}}\n",
        ),
        ("b.json", r#"{"x": {"$anchor": "b", "type": "integer", "format": "int32"}}"#),
    ]);
    insta::assert_snapshot!(field(&run));
}

#[test]
fn keywords_beside_a_path_item_reference_are_added() {
    let run = files(&[(
        "api.yaml",
        "openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a/{id}:
    $ref: '#/components/pathItems/A'
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    put: {operationId: own, responses: {'204': {description: ''}}}
components:
  pathItems:
    A:
      parameters: [{name: id, in: path, required: true, schema: {type: string}}, {name: q, in: query, schema: {type: string}}]
      get: {operationId: shared, responses: {'204': {description: ''}}}
      put: {operationId: hidden, responses: {'204': {description: ''}}}
    B:
      get: {operationId: alone, responses: {'204': {description: ''}}}
",
    )]);
    insta::assert_snapshot!(
        items(&run, &["pub fn own", "pub fn shared", "pub fn q", "pub fn hidden"]) + "\n\n" + &run.diagnostics
    );
}
