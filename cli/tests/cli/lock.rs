//! The lock: names that stay.

use insta::assert_snapshot;

use crate::run::{PETS, Pets};

pub(crate) const CONFIG: &str = "spec = \"pets.yaml\"\nout = \"out\"\ncrate = \"pets\"\nlock = true\n";
/// Names that the lock keeps, whatever their rules.
pub(crate) const OPERATION: &str = "operation GET /pets = list_pets\n";

/// Returns a folder with a client that has a lock.
pub(crate) fn locked() -> Pets {
    let pets = Pets::new();
    pets.write("wirewright.toml", CONFIG);
    pets.succeed("generate");
    pets
}

/// Returns the files of a client that has a lock, by their paths, as one text.
pub(crate) fn client(pets: &Pets) -> String {
    let files = crate::generate::files(pets, "out");
    let texts: Vec<String> =
        files.iter().map(|file| format!("--- {file}\n{}", pets.read(&format!("out/{file}")))).collect();
    texts.concat()
}

#[test]
fn the_first_run_writes_a_line_for_each_name() {
    let pets = locked();
    let lock = pets.read("wirewright.lock");
    let lines: Vec<&str> = lock
        .lines()
        .filter(|line| !["options ", "input ", "file "].iter().any(|word| line.starts_with(word)))
        .filter(|line| !line.contains(": ") || line.contains("id: ") || line.contains("tag: "))
        .collect();
    assert_snapshot!(lines.join("\n"), @r"
    wirewright-lock 1
    # Keeps the Rust names of the client. Check this file in; `wirewright generate` updates it.
    generator 0.1.0

    operation GET /pets = list_pets
        id: listPets
        tag: Pets
        marker = ListPets

    schema Pet
        name

    tag Pets = pets
        <type> = Pets
    ");
    for file in ["src/lib.rs", "src/operations/pets.rs", "src/types/pet.rs"] {
        assert!(lock.contains(&format!("\nfile {file} ")), "{lock}");
    }
    assert!(!lock.contains("Cargo.toml"), "the manifest belongs to the user: {lock}");
}

#[test]
fn nothing_changes_in_a_second_run() {
    let pets = locked();
    let before = (pets.read("wirewright.lock"), client(&pets));
    let ran = pets.succeed("generate");
    assert!(ran.stdout.contains("(0 changed, 0 removed)"), "{ran}");
    assert_eq!((pets.read("wirewright.lock"), client(&pets)), before);
    assert_eq!(pets.succeed("check").to_string(), "exit code 0\n");
    pets.succeed("generate --locked");
}

#[test]
fn a_lock_changes_no_output() {
    let pets = locked();
    let with = client(&pets);
    std::fs::remove_dir_all(pets.path("out")).unwrap();
    pets.succeed("generate pets.yaml --out out --crate pets");
    assert_eq!(client(&pets), with);
}

#[test]
fn an_added_claimant_does_not_take_a_name() {
    let schemas = |more: &str| {
        PETS.replace(
            "    Pet: {",
            &format!("{more}    signingGroupUsers: {{type: object, properties: {{a: {{type: string}}}}}}\n    Pet: {{"),
        )
        .replace(
            "properties: {name: {type: string}}",
            "properties: {name: {type: string}, users: {$ref: '#/components/schemas/signingGroupUsers'}}",
        )
    };
    let added = schemas("    SigningGroupUsers: {type: object, properties: {b: {type: string}}}\n")
        .replace("users: {$ref", "more: {$ref: '#/components/schemas/SigningGroupUsers'}, users: {$ref");
    let pets = Pets::new();
    pets.write("wirewright.toml", CONFIG);
    pets.write("pets.yaml", &schemas(""));
    pets.succeed("generate");
    pets.write("pets.yaml", &added);
    pets.succeed("generate");
    let lock = pets.read("wirewright.lock");
    assert!(lock.contains("\nschema signingGroupUsers = SigningGroupUsers\n"), "{lock}");
    assert!(lock.contains("\nschema SigningGroupUsers = SigningGroupUsersSchema\n"), "{lock}");
    // Without a lock, the new schema takes the name.
    std::fs::remove_file(pets.path("wirewright.lock")).unwrap();
    pets.succeed("generate --force");
    let lock = pets.read("wirewright.lock");
    assert!(lock.contains("\nschema signingGroupUsers = SigningGroupUsersSchema\n"), "{lock}");
}

#[test]
fn a_renamed_operation_id_keeps_the_function() {
    let pets = locked();
    let before = pets.read("out/src/operations/pets.rs");
    pets.edit("operationId: listPets", "operationId: fetchAllPets");
    let ran = pets.succeed("generate --verbose");
    assert!(ran.stderr.contains("note[kept-name]: the `operationId` of this operation was `listPets`"), "{ran}");
    let after = pets.read("out/src/operations/pets.rs");
    assert_eq!(after.replace("\"fetchAllPets\"", "\"listPets\""), before);
    assert!(pets.read("wirewright.lock").contains(&format!("{OPERATION}    id: fetchAllPets\n")));
    // The next run has nothing to say.
    assert!(!pets.succeed("generate --verbose").stderr.contains("kept-name"));
}

#[test]
fn a_renamed_tag_keeps_the_group() {
    let pets = locked();
    pets.edit("tags: [Pets]", "tags: [Animals]");
    pets.succeed("generate");
    let lock = pets.read("wirewright.lock");
    assert!(lock.contains("\ntag Animals = pets\n    <type> = Pets\n"), "{lock}");
    assert!(pets.read("out/src/lib.rs").contains("pub fn pets(&self) -> "));
}

/// A second operation with the tag of the first, and one with a tag of its own.
const SHOPS: &str = "  /pets/{id}:
    get:
      operationId: getPet
      tags: [Pets]
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'204': {description: Found}}
  /shops:
    get: {operationId: listShops, tags: [Shops], responses: {'204': {description: Found}}}
components:
";

fn with_shops(from: &str, to: &str) -> String {
    let text = PETS.replace("components:\n", SHOPS);
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

#[test]
fn an_operation_that_moves_to_another_tag_stays_in_its_group() {
    let pets = Pets::new();
    pets.write("wirewright.toml", CONFIG);
    pets.write("pets.yaml", &with_shops("", ""));
    pets.succeed("generate");
    for tags in ["[Shops]", "[New]", "[]"] {
        pets.write(
            "pets.yaml",
            &with_shops("operationId: getPet\n      tags: [Pets]", &format!("operationId: getPet\n      tags: {tags}")),
        );
        let ran = pets.succeed("generate --verbose");
        assert!(ran.stderr.contains("note[kept-name]: this operation had"), "{ran}");
        assert!(pets.read("out/src/operations/pets.rs").contains("pub fn get_pet("), "{tags}");
    }
    let next = with_shops("operationId: listShops, tags: [Shops]", "operationId: listShops");
    pets.write("pets.yaml", &next.replace("operationId: listPets\n      tags: [Pets]", "operationId: listPets"));
    pets.succeed("generate");
    assert!(pets.read("out/src/operations/pets.rs").contains("pub fn list_pets("));
    assert!(pets.read("out/src/operations/shops.rs").contains("pub fn list_shops("));
}

#[test]
fn a_renamed_path_parameter_keeps_the_function() {
    let pets = Pets::new();
    pets.write("wirewright.toml", CONFIG);
    pets.write("pets.yaml", &with_shops("operationId: getPet", "operationId: getPet"));
    pets.succeed("generate");
    let renamed = with_shops("/pets/{id}", "/pets/{petId}").replace("{name: id, in: path", "{name: petId, in: path");
    pets.write("pets.yaml", &renamed.replace("operationId: getPet", "operationId: fetchPet"));
    pets.succeed("generate");
    let lock = pets.read("wirewright.lock");
    assert!(lock.contains("\noperation GET /pets/{petId} = get_pet\n"), "{lock}");
    assert!(!lock.contains("/pets/{id}"), "{lock}");
}

#[test]
fn a_renamed_component_keeps_its_type_and_the_types_in_it() {
    let pets = Pets::new();
    pets.write("wirewright.toml", CONFIG);
    let text = PETS.replace(
        "{name: {type: string}}}",
        "{name: {type: string}, owner: {type: object, properties: {city: {type: string}}}}}",
    );
    pets.write("pets.yaml", &text);
    pets.succeed("generate");
    let before = pets.read("out/src/types/pet.rs");
    // With one property more, the uses tell the schema.
    let renamed = text.replace("    Pet: ", "    Animal: ").replace("schemas/Pet'", "schemas/Animal'");
    for text in [renamed.clone(), renamed.replace("{name: {", "{age: {type: integer}, name: {")] {
        pets.write("wirewright.lock", &pets.read("wirewright.lock"));
        pets.write("pets.yaml", &text);
        let ran = pets.succeed("generate --verbose");
        let after = pets.read("out/src/types/animal.rs");
        assert!(after.contains("pub struct Pet {") && after.contains("pub struct PetOwner {"), "{after}");
        if text == renamed {
            assert_eq!(after, before);
            assert!(ran.stderr.contains("note[kept-name]: the schema `Animal` seems to be `Pet` of the lock"), "{ran}");
        }
    }
    assert!(pets.read("wirewright.lock").contains("\n  .owner = PetOwner\n"));
}

#[test]
fn a_component_that_could_be_two_is_none_of_them() {
    let pets = Pets::new();
    pets.write("wirewright.toml", CONFIG);
    let pair = |a: &str, b: &str| {
        let schema = "{type: object, properties: {x: {type: string}, y: {type: string}}}";
        PETS.replace("    Pet: {", &format!("    {a}: {schema}\n    {b}: {schema}\n    Pet: {{")).replace(
            "{name: {type: string}}",
            &format!("{{name: {{type: string}}, a: {{$ref: '#/components/schemas/{a}'}}, b: {{$ref: '#/components/schemas/{b}'}}}}"),
        )
    };
    pets.write("pets.yaml", &pair("One", "Two"));
    pets.succeed("generate");
    pets.write("pets.yaml", &pair("Three", "Four"));
    let ran = pets.succeed("generate --verbose");
    assert!(!ran.stderr.contains("kept-name"), "{ran}");
    assert!(ran.stderr.contains("note[stale-name]: the lock has `schema One`"), "{ran}");
    assert!(pets.read("wirewright.lock").contains("\nschema Three\n"));
}

#[test]
fn names_of_removed_items_leave_the_lock() {
    let pets = Pets::new();
    pets.write("wirewright.toml", CONFIG);
    pets.write("pets.yaml", &with_shops("", ""));
    pets.succeed("generate");
    pets.write("pets.yaml", PETS);
    let ran = pets.succeed("generate --verbose");
    assert!(ran.stderr.contains("note[stale-name]: the lock has `operation GET /shops`"), "{ran}");
    assert!(!pets.read("wirewright.lock").contains("shops"));
}

#[test]
fn a_name_in_the_configuration_takes_precedence() {
    let pets = locked();
    pets.write("wirewright.toml", &format!("{CONFIG}rename = {{ Pet = \"Animal\", listPets = \"all\" }}\n"));
    let ran = pets.succeed("generate --verbose");
    assert!(!ran.stderr.contains("lost-name"), "{ran}");
    let lock = pets.read("wirewright.lock");
    assert!(lock.contains("operation GET /pets = all\n") && lock.contains("    marker = All\n"), "{lock}");
    assert!(lock.contains("schema Pet = Animal\n"), "{lock}");
    // Without the setting, the names of the lock stay.
    pets.write("wirewright.toml", CONFIG);
    pets.succeed("generate");
    let names = |lock: &str| lock.split_once("\n\n").map(|(_, names)| names.to_owned());
    assert_eq!(names(&pets.read("wirewright.lock")), names(&lock));
}

#[test]
fn a_name_that_the_generated_code_needs_is_not_kept() {
    let pets = locked();
    let lock = pets.read("wirewright.lock");
    pets.write("wirewright.lock", &lock.replace("schema Pet\n", "schema Pet = Vec\n"));
    let ran = pets.succeed("generate");
    assert!(ran.stderr.contains("warning[lost-name]: this item cannot keep the name `Vec` of the lock"), "{ran}");
    assert_eq!(pets.read("wirewright.lock"), lock);
}

#[test]
fn the_lock_can_have_any_place() {
    let pets = Pets::new();
    let arguments = "pets.yaml --out clients/out --crate pets --lock";
    pets.succeed(&format!("generate {arguments}"));
    assert!(pets.path("wirewright.lock").is_file());
    pets.succeed(&format!("generate {arguments}=locks/pets.lock --locked").replace(" --locked", ""));
    assert_eq!(pets.read("locks/pets.lock").lines().count(), pets.read("wirewright.lock").lines().count());
    pets.succeed(&format!("check {arguments}=locks/pets.lock"));
    let plan = Pets::new().succeed(&format!("generate {arguments} --dry-run")).stdout;
    assert!(plan.contains("Create wirewright.lock\n"), "{plan}");
}

#[test]
fn the_choice_of_operations_does_not_change_the_names_in_the_lock() {
    let names = |pets: &Pets| {
        let lock = pets.read("wirewright.lock");
        lock.split_once("\n\n").map(|(_, names)| names.to_owned()).unwrap_or_default()
    };
    let pets = Pets::new();
    pets.write("wirewright.toml", CONFIG);
    pets.write("pets.yaml", &with_shops("", ""));
    pets.succeed("generate");
    let all = names(&pets);
    pets.succeed("generate --operation listShops");
    assert_eq!(names(&pets), all);
}

#[test]
fn a_path_and_its_function_may_have_one_name() {
    let text = PETS.replace(
        "components:\n",
        "  /status:\n    get: {operationId: status, responses: {'204': {description: Up}}}\ncomponents:\n",
    );
    let pets = Pets::new();
    pets.write("pets.yaml", &text);
    pets.succeed("generate pets.yaml --out out --crate pets");
    let without = client(&pets);
    for _ in 0..2 {
        pets.succeed("generate pets.yaml --out out --crate pets --lock");
        assert_eq!(client(&pets), without);
    }
}
