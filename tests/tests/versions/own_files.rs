//! Components in files of their own.

use crate::run::{Run, files};

/// Returns the emitted types, and the diagnostics.
fn types(run: &Run) -> Vec<String> {
    let lines = run.code.lines().map(str::trim).filter(|line| {
        ["pub struct ", "pub enum ", "pub type "].iter().any(|start| line.starts_with(start))
            && !line.ends_with(';') | line.contains(" = ")
            && !line.contains("Call<")
    });
    let mut found: Vec<String> = lines.map(|line| line.trim_end_matches([' ', '{', ';']).to_owned()).collect();
    found.extend(run.diagnostics.lines().map(str::to_owned));
    found
}

fn root(schemas: &str, used: &str) -> String {
    format!(
        "openapi: 3.0.3
info: {{title: T, version: '1'}}
paths:
  /a: {{get: {{operationId: getA, responses: {{'200': {{description: '', content: {{application/json: {{schema: {{$ref: '{used}'}}}}}}}}}}}}}}
components: {{schemas: {{{schemas}}}}}
"
    )
}

const USER: (&str, &str) = ("schemas/User.yml", "{type: object, properties: {name: {type: string}}}");

#[test]
fn a_component_in_its_own_file_is_one_type_for_any_reference() {
    for reference in ["schemas/User.yml", "./schemas/User.yml", "paths/../schemas/User.yml", "schemas/User.yml#/"] {
        let users = "{type: object, properties: {all: {type: array, items: {$ref: ./User.yml}}, one: {$ref: '../api.yaml#/components/schemas/User'}}}";
        let reference = reference.trim_end_matches("#/");
        let text = root(&format!("User: {{$ref: {reference}}}"), "schemas/Users.yml");
        let run = files(&[("api.yaml", &text), USER, ("schemas/Users.yml", users)]);
        assert_eq!(
            types(&run),
            ["pub struct Client(wirewright_client::Client)", "pub struct User", "pub struct Users"][1..],
            "{reference}"
        );
    }
}

#[test]
fn a_component_inside_another_file_is_one_type() {
    let all = "User: {type: object, properties: {next: {$ref: '#/User'}, group: {$ref: '#/Group'}}}\nGroup: {type: object, properties: {name: {type: string}}}\n";
    let text = root("User: {$ref: 'all.yaml#/User'}, Team: {$ref: 'all.yaml#/Group'}", "all.yaml#/User");
    assert_eq!(types(&files(&[("api.yaml", &text), ("all.yaml", all)])), ["pub struct Team", "pub struct User"]);
}

#[test]
fn a_component_of_another_description_is_one_type() {
    let other = root("User: {type: object, properties: {name: {type: string}}}", "#/components/schemas/User");
    let text = root("User: {$ref: 'other.yaml#/components/schemas/User'}", "other.yaml#/components/schemas/User");
    assert_eq!(types(&files(&[("api.yaml", &text), ("other.yaml", &other)])), ["pub struct User"]);
}

#[test]
fn the_component_named_after_its_file_is_the_type() {
    let schemas = "Account: {$ref: schemas/User.yml}, User: {$ref: schemas/User.yml}";
    let run = files(&[("api.yaml", &root(schemas, "schemas/User.yml")), USER]);
    assert_eq!(types(&run), ["pub type Account = User", "pub struct User"]);
}

#[test]
fn a_component_that_refers_to_another_component_is_an_alias() {
    let schemas = "Person: {$ref: '#/components/schemas/User'}, User: {$ref: schemas/User.yml}";
    let run = files(&[("api.yaml", &root(schemas, "#/components/schemas/Person")), USER]);
    assert_eq!(types(&run), ["pub type Person = User", "pub struct User"]);
}

#[test]
fn files_of_the_same_name_in_two_folders_are_two_types() {
    let users = "{type: object, properties: {a: {$ref: ./User.yml}, b: {$ref: ../schemas/User.yml}}}";
    let other = "{type: object, properties: {mail: {type: string}}}";
    let run = files(&[
        ("api.yaml", &root("User: {$ref: schemas/User.yml}", "old/Users.yml")),
        USER,
        ("old/Users.yml", users),
        ("old/User.yml", other),
    ]);
    let found = types(&run);
    assert_eq!(
        found.get(..3),
        Some(&["pub struct User", "pub struct Users", "pub struct UserType"].map(str::to_owned)[..])
    );
    assert!(run.diagnostics.contains("name-collision"), "{}", run.diagnostics);
}
