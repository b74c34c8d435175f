//! Keywords beside a `$ref`, by version.

use crate::run::{Run, file, items, schemas, text};

const SCHEMAS: &str =
    "A: {type: object, properties: {a: {$ref: '#/components/schemas/B', description: Own, maxLength: 3}}},
    B: {type: string, description: Shared}";

#[test]
fn all_keywords_beside_a_schema_reference_apply_since_3_1() {
    let run = schemas("3.1.0", SCHEMAS);
    insta::assert_snapshot!(items(&run, &["pub struct A"]) + "\n\n" + &run.diagnostics);
}

#[test]
fn only_annotations_beside_a_schema_reference_apply_in_3_0() {
    let run = schemas("3.0.0", SCHEMAS);
    insta::assert_snapshot!(items(&run, &["pub struct A"]) + "\n\n" + &run.diagnostics);
}

fn with_descriptions(version: &str) -> Run {
    text(&format!(
        "openapi: {version}
info: {{title: T, version: '1'}}
paths:
  /a:
    get:
      operationId: a
      parameters: [{{$ref: '#/components/parameters/P', description: Own, required: true}}]
      responses: {{'204': {{description: ''}}}}
components:
  parameters: {{P: {{name: p, in: query, description: Shared, schema: {{type: string}}}}}}
"
    ))
}

#[test]
fn a_reference_has_a_description_of_its_own_since_3_1() {
    let run = with_descriptions("3.1.0");
    insta::assert_snapshot!(items(&run, &["pub fn p("]) + "\n\n" + &run.diagnostics);
}

#[test]
fn a_reference_has_no_description_of_its_own_in_3_0() {
    let run = with_descriptions("3.0.0");
    insta::assert_snapshot!(items(&run, &["pub fn p("]) + "\n\n" + &run.diagnostics);
}

#[test]
fn no_reference_in_the_examples_is_without_effect() {
    for name in ["fleet-2.0", "fleet-3.1", "tour-3.2"] {
        let run = file(format!("specs/{name}.yaml"));
        assert!(!run.diagnostics.contains("has no effect"), "{name}: {}", run.diagnostics);
    }
}
