//! `list`: groups, operations and types.

use insta::assert_snapshot;

use crate::run::{Pets, root, run};

/// Operations with all parts of a signature: arguments, bodies, responses, errors and a method of the client.
const OPERATIONS: &str = "
  /pets/{id}:
    put:
      operationId: replacePet
      tags: [Pets]
      parameters:
        - {name: id, in: path, required: true, schema: {type: integer}}
        - {name: kind, in: query, required: true, schema: {type: array, items: {type: string}}}
        - {name: dry-run, in: query, schema: {type: boolean}}
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses:
        '200': {description: Replaced, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
        '404': {description: None, content: {text/plain: {schema: {type: string}}}}
    post:
      operationId: notePet
      tags: [Pets]
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      requestBody: {content: {text/plain: {}, application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses:
        '200': {description: Noted, content: {application/octet-stream: {}}}
        '400': {description: Bad, content: {application/json: {schema: {type: object, required: [why], properties: {why: {type: string}}}}}}
        default: {description: Other, content: {text/plain: {}}}
  /status:
    delete:
      operationId: clear
      responses: {'204': {description: Cleared}}
components:";

fn with_operations() -> Pets {
    let pets = Pets::new();
    pets.edit("\ncomponents:", OPERATIONS);
    pets
}

#[test]
fn signatures_in_sections() {
    assert_snapshot!(with_operations().run("list pets.yaml"));
}

#[test]
fn signatures_in_json() {
    let ran = with_operations().run("list pets.yaml --json");
    let entries: Vec<serde_json::Value> = serde_json::from_str(&ran.stdout).unwrap();
    let signature = |path: &str| {
        let entry = entries.iter().find(|entry| entry["path"].as_str().unwrap().ends_with(path)).unwrap();
        serde_json::to_string_pretty(&entry["signature"]).unwrap()
    };
    assert_snapshot!("signature_of_replace_pet", signature("::replace_pet"));
    assert_snapshot!("signature_of_clear", signature("::clear"));
}

#[test]
fn the_signatures_are_those_of_the_generated_code() {
    let pets = with_operations();
    let listed = pets.succeed("list pets.yaml").stdout;
    pets.succeed("generate pets.yaml --out out");
    let code: String = pets.read("out/pets.rs").split_whitespace().collect::<Vec<_>>().join(" ");
    let code = code.replace("( ", "(").replace(", )", ")");
    for (function, receiver) in
        [("list_pets", "self"), ("replace_pet", "self, "), ("note_pet", "self, "), ("clear", "&self")]
    {
        let line = listed.lines().find(|line| line.trim().starts_with(&format!("{function}("))).unwrap();
        let arguments = line.split_once('(').unwrap().1.split_once(')').unwrap().0;
        let declared = format!("fn {function}({receiver}{arguments}) -> ");
        let generic = declared.replace(&format!("fn {function}("), &format!("fn {function}<'b>("));
        assert!(code.contains(&declared) || code.contains(&generic), "{declared}");
    }
}

#[test]
fn the_short_form_has_a_line_for_each_item() {
    assert_snapshot!(Pets::new().run("list pets.yaml --short"));
    assert_eq!(Pets::new().run("list pets.yaml --short --json").code, 2);
}

#[test]
fn json_output_has_the_location_of_each_item() {
    assert_snapshot!(Pets::new().run("list pets.yaml --json"));
}

#[test]
fn the_mail_server() {
    assert_snapshot!(run(root(), "list --config spec/wirewright.toml"));
}

#[test]
fn as_many_operations_and_types_are_listed_as_were_generated() {
    let pets = Pets::new();
    // A type that differs between requests and responses becomes two types.
    pets.edit(
        "properties: {name: {type: string}}",
        "properties: {name: {type: string}, id: {type: integer, readOnly: true}}",
    );
    let post = "\n    post: {operationId: addPet, requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}, responses: {'204': {description: Added}}}";
    pets.write("pets.yaml", &pets.read("pets.yaml").replace("  /pets:", &format!("  /pets:{post}")));
    let generated = pets.succeed("generate pets.yaml --out out").stdout;
    assert!(generated.starts_with("2 operations and 2 types in "), "{generated}");
    let listed = pets.succeed("list pets.yaml --short").stdout;
    let count = |kind: &str| listed.lines().filter(|line| line.starts_with(kind)).count();
    assert_eq!((count("operation "), count("type ")), (2, 2), "{listed}");
}
