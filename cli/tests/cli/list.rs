//! `list`: groups, operations and types.

use insta::assert_snapshot;

use crate::run::{Pets, root, run};

#[test]
fn a_line_for_each_item() {
    assert_snapshot!(Pets::new().run("list pets.yaml"));
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
    let listed = pets.succeed("list pets.yaml").stdout;
    let count = |kind: &str| listed.lines().filter(|line| line.starts_with(kind)).count();
    assert_eq!((count("operation "), count("type ")), (2, 2), "{listed}");
}
