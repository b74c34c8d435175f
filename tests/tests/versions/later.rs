//! OpenAPI 3.2.

use crate::run::{Run, file, items, text};

fn tour() -> Run {
    file("specs/tour-3.2.yaml")
}

#[test]
fn query_and_methods_of_any_name_are_operations() {
    let run = tour();
    insta::assert_snapshot!(items(&run, &["impl Operation for"]));
    assert!(run.code.contains(r#"const METHOD: Method = Method::named("COPY");"#), "{}", run.code);
}

#[test]
fn a_form_query_string_is_an_object_whose_properties_are_parameters() {
    insta::assert_snapshot!(items(&tour(), &["pub struct ListToursSelection", "pub fn selection"]));
}

#[test]
fn a_shared_media_type_is_resolved_where_it_is_referenced() {
    insta::assert_snapshot!(items(&tour(), &["pub struct Search "]));
}

#[test]
fn the_summary_of_a_tag_documents_its_group() {
    insta::assert_snapshot!(items(&tour(), &["pub fn tours", "pub fn stops"]));
}

#[test]
fn unsupported_keywords_are_reported() {
    insta::assert_snapshot!(tour().diagnostics);
}

#[test]
fn the_additions_are_unknown_to_3_1() {
    let run = text(
        "openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a:
    additionalOperations: {CONNECT: {responses: {'204': {description: ''}}}}
    get:
      parameters: [{name: q, in: querystring, content: {application/x-www-form-urlencoded: {}}}]
      responses: {'204': {description: ''}}
",
    );
    insta::assert_snapshot!(run.diagnostics);
}
