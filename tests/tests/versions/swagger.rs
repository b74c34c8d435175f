//! OpenAPI 2.0.

use similar::TextDiff;

use crate::run::{file, items, text};

#[test]
fn equal_descriptions_in_2_0_and_3_1_give_equal_code() {
    let (old, new) = (file("specs/fleet-2.0.yaml"), file("specs/fleet-3.1.yaml"));
    let diff = TextDiff::from_lines(&new.code, &old.code).unified_diff().to_string();
    assert!(diff.is_empty(), "{diff}");
    assert!(new.code.contains("pub struct Van "), "the example describes cars");
}

#[test]
fn no_keyword_of_2_0_is_unknown() {
    let run = file("specs/fleet-2.0.yaml");
    assert!(!run.diagnostics.contains("is not a keyword of"), "{}", run.diagnostics);
}

/// Compiles a description of one operation.
fn operation(head: &str, operation: &str) -> crate::run::Run {
    text(&format!("swagger: '2.0'\ninfo: {{title: T, version: '1'}}\n{head}\npaths: {{/a: {{post: {operation}}}}}\n"))
}

#[test]
fn an_unquoted_version_is_understood() {
    let run = text("swagger: 2.0\ninfo: {title: T, version: '1'}\nhost: a.example\npaths: {}\n");
    insta::assert_snapshot!(run.diagnostics, @"wrong-type #/swagger: `swagger` must be a string, but is a number (write the full version in quotes: `'2.0'`)");
    assert!(
        run.code.contains(r#"ServerUrl::documented("https://a.example", &[])"#),
        "a host without schemes uses https"
    );
}

#[test]
fn a_base_path_alone_is_relative() {
    let run = text("swagger: '2.0'\ninfo: {title: T, version: '1'}\nbasePath: /v2\npaths: {}\n");
    assert!(run.code.contains(r#"RelativeServer::documented("/v2", &[])"#), "{}", run.code);
}

#[test]
fn a_scheme_in_the_host_is_used_and_schemes_other_than_http_are_ignored() {
    let run = operation("host: 'http://a.example'\nschemes: [wss]", "{responses: {204: {description: ''}}}");
    insta::assert_snapshot!(run.diagnostics);
    assert!(run.code.contains(r#"ServerUrl::documented("http://a.example", &[])"#), "{}", run.code);
}

#[test]
fn an_operation_overrides_consumes_and_produces() {
    let run = operation(
        "consumes: [application/json]\nproduces: [application/json]",
        "{consumes: [text/plain], produces: [], parameters: [{name: b, in: body, schema: {type: string}}],
          responses: {200: {description: '', schema: {type: string}}}}",
    );
    insta::assert_snapshot!(items(&run, &["impl Operation for"]));
}

#[test]
fn a_file_is_decoded_as_bytes_even_if_only_json_is_produced() {
    let run = operation("produces: [application/json]", "{responses: {200: {description: '', schema: {type: file}}}}");
    assert!(run.code.contains("type Output = Binary;"), "{}", run.code);
    assert_eq!(run.diagnostics, "");
}

#[test]
fn a_form_with_a_file_is_multipart_even_if_only_json_is_consumed() {
    let run = operation(
        "consumes: [application/json]",
        "{parameters: [{name: f, in: formData, type: file}, {name: g, in: formData, type: string, required: true}],
          responses: {204: {description: ''}}}",
    );
    assert!(run.code.contains(r#"const MEDIA_TYPE: &'static str = "multipart/form-data";"#), "{}", run.code);
    assert!(
        run.diagnostics.contains("a form cannot be sent as `application/json`, the media type in `consumes`"),
        "{}",
        run.diagnostics
    );
}

#[test]
fn form_parameters_of_a_path_are_fields_that_an_operation_overrides() {
    let run = text(
        "swagger: '2.0'
info: {title: T, version: '1'}
paths:
  /a:
    parameters:
      - {name: shared, in: formData, type: string, required: true}
      - {name: both, in: formData, type: string}
    put: {operationId: one, responses: {204: {description: ''}}}
    post:
      operationId: two
      parameters: [{name: both, in: formData, type: integer, format: int32}]
      responses: {204: {description: ''}}
",
    );
    insta::assert_snapshot!(items(&run, &["pub struct TwoFormRequest", "pub struct ARequest", "type Body"]));
}

#[test]
fn faults_in_parameters_are_reported_with_their_location() {
    let run = operation(
        "",
        "{parameters: [
            {name: a, in: query, schema: {type: string}},
            {name: b, in: query},
            {name: c, in: header, type: array, items: {type: string}, collectionFormat: multi},
            {name: d, in: query, type: array, items: {type: string}, collectionFormat: tsv},
            {name: e, in: cookie, type: string},
            {name: f, in: body, schema: {type: string}},
            {name: g, in: body, schema: {type: string}},
            {name: h, in: formData, type: string},
            {name: Accept, in: header, type: string},
            {name: Authorization, in: header, type: string},
            {name: i, in: query, type: array, items: {type: array, collectionFormat: pipes, items: {type: string}}},
            {name: j, in: query, type: string, content: {}},
            {name: b, in: query, type: string},
          ],
          responses: {204: {description: ''}}}",
    );
    insta::assert_snapshot!(run.diagnostics);
}

#[test]
fn arrays_in_a_form_are_joined_by_their_collection_format() {
    let run = operation(
        "consumes: [application/x-www-form-urlencoded]",
        "{parameters: [
            {name: a, in: formData, type: array, items: {type: string}},
            {name: b, in: formData, type: array, items: {type: string}, collectionFormat: csv},
            {name: c, in: formData, type: array, items: {type: string}, collectionFormat: ssv},
            {name: d, in: formData, type: array, items: {type: string}, collectionFormat: tsv},
            {name: e, in: formData, type: array, items: {type: string}, collectionFormat: pipes},
            {name: f, in: formData, type: array, items: {type: string}, collectionFormat: multi},
            {name: g, in: formData, type: string},
          ], responses: {204: {description: ''}}}",
    );
    assert_eq!(run.diagnostics, "");
    insta::assert_snapshot!(items(&run, &["impl Operation for"]));
}

#[test]
fn faults_in_security_are_reported_with_their_location() {
    let run = operation(
        "securityDefinitions: {a: {type: http, scheme: bearer}, b: {type: apiKey, in: cookie, name: B}}",
        "{security: [{c: []}], responses: {204: {description: ''}}}",
    );
    insta::assert_snapshot!(run.diagnostics);
}
