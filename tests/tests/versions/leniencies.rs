//! Common mistakes in real descriptions: if the meaning is clear, they are accepted, and they are always reported.

use crate::run::{Run, items, schemas, text};

fn shown(run: &Run) -> String {
    format!("{}\n\n{}", items(run, &["pub struct A ", "pub type A "]), run.diagnostics)
}

/// Returns the result for a schema with one property, in this OpenAPI version.
fn property(version: &str, schema: &str) -> String {
    shown(&schemas(version, &format!("A: {{type: object, properties: {{a: {schema}}}}}, B: {{type: string}}")))
}

#[test]
fn required_inside_a_property_is_ignored() {
    insta::assert_snapshot!(property("3.0.0", "{type: string, required: true}"));
}

#[test]
fn the_type_file_is_binary_everywhere() {
    insta::assert_snapshot!(property("3.0.0", "{type: file}"));
}

#[test]
fn the_type_any_is_untyped() {
    insta::assert_snapshot!(property("3.0.0", "{type: any}"));
}

#[test]
fn an_array_without_items_has_untyped_items() {
    insta::assert_snapshot!(property("3.0.0", "{type: array}"));
}

#[test]
fn an_array_needs_no_items_since_3_1() {
    insta::assert_snapshot!(property("3.1.0", "{type: array}"));
}

#[test]
fn null_in_an_enum_is_accepted_for_any_type() {
    insta::assert_snapshot!(property("3.0.0", "{type: string, enum: [x, null]}"));
}

#[test]
fn a_constant_null_is_always_null() {
    insta::assert_snapshot!(property("3.1.0", "{const: null}"));
}

#[test]
fn nullable_beside_a_reference_counts_in_3_0() {
    insta::assert_snapshot!(property("3.0.0", "{$ref: '#/components/schemas/B', nullable: true}"));
}

#[test]
fn nullable_counts_in_3_1() {
    insta::assert_snapshot!(property("3.1.0", "{type: string, nullable: true}"));
}

#[test]
fn keywords_of_3_1_count_in_3_0() {
    insta::assert_snapshot!(property("3.0.0", "{type: [string, 'null'], const: x}"));
}

#[test]
fn a_default_of_another_type_is_documented() {
    insta::assert_snapshot!(property("3.0.0", "{type: integer, default: many}"));
}

#[test]
fn a_default_of_the_documented_type_is_not_reported() {
    for schema in [
        "{type: number, default: 1}",
        "{type: integer, default: 1.0}",
        "{type: string, nullable: true, default: null}",
        "{default: {}}",
    ] {
        let diagnostics = schemas("3.0.0", &format!("A: {schema}")).diagnostics;
        assert_eq!(diagnostics, "", "{schema}");
    }
}

#[test]
fn a_discriminator_that_is_a_string_is_the_property_name() {
    let run = schemas(
        "3.0.0",
        "A: {oneOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}], discriminator: kind},
         B: {type: object, properties: {kind: {type: string}}}, C: {type: object, properties: {kind: {type: string}}}",
    );
    assert!(run.code.contains("\"B\" => "), "{}", run.code);
    insta::assert_snapshot!(run.diagnostics);
}

#[test]
fn keywords_of_3_0_count_in_2_0() {
    let run = text(
        "swagger: '2.0'
info: {title: T, version: '1'}
paths: {}
definitions:
  A: {type: object, properties: {a: {type: string, nullable: true, writeOnly: true, deprecated: true}, b: {not: {type: string}}}}
",
    );
    insta::assert_snapshot!(items(&run, &["pub struct A"]) + "\n\n" + &run.diagnostics);
}
