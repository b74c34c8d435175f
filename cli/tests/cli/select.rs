//! Choice of operations, and the reasons for types.

use std::collections::BTreeMap;
use std::fs;

use insta::assert_snapshot;

use crate::run::Pets;

/// Operations of two groups, with shared, nested and recursive types.
const SHOP: &str = "\
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /pets:
    get:
      operationId: pets/list
      tags: [pets]
      parameters: [{name: size, in: query, schema: {$ref: '#/components/schemas/Size'}}]
      responses: {'200': {description: All, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}}
    post:
      operationId: pets/add
      tags: [pets]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/NewPet'}}}}
      responses: {'201': {description: Added, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
  /pets/{id}/owner:
    get:
      operationId: pets/owner
      tags: [pets]
      parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]
      responses: {'200': {description: One, content: {application/json: {schema: {$ref: '#/components/schemas/Owner'}}}}}
  /orders:
    get:
      operationId: orders/list
      tags: [orders]
      responses: {'200': {description: All, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Order'}}}}}}
components:
  schemas:
    Size: {type: string, enum: [small, large]}
    Pet:
      type: object
      properties:
        name: {type: string}
        collar: {type: object, properties: {color: {type: string}}}
        parents: {type: array, items: {$ref: '#/components/schemas/Pet'}}
    NewPet: {type: object, required: [name], properties: {name: {type: string}, size: {$ref: '#/components/schemas/Size'}}}
    Owner: {type: object, properties: {pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}
    Order: {type: object, properties: {paid: {type: string, format: date-time}, at: {type: string, x-paid-at: true}}}
    Spare: {type: object, properties: {note: {type: string, x-note: 1}}}
";

fn shop() -> Pets {
    let shop = Pets::new();
    shop.write("shop.yaml", SHOP);
    shop
}

/// Returns the operations and types that are generated, separated by spaces.
fn listed(shop: &Pets, arguments: &[&str]) -> String {
    let ran = shop.run_with(&[&["list", "shop.yaml", "--short"], arguments].concat());
    assert_eq!(ran.code, 0, "{ran}");
    let names = ran.stdout.lines().filter(|line| !line.starts_with("group")).map(|line| {
        let (_, path) = line.trim_end().rsplit_once("::").unwrap();
        path.to_owned()
    });
    names.collect::<Vec<_>>().join(" ")
}

#[test]
fn operations_are_chosen_by_id_tag_path_and_method() {
    let shop = shop();
    let one = |pattern: &str| listed(&shop, &["--operation", pattern]);
    assert_eq!(one("pets/list"), "list Size Pet PetCollar");
    assert_eq!(one("orders"), "list Order");
    assert_eq!(one("pets/*"), one("pets"));
    assert_eq!(one("pets"), "list add owner Size Pet NewPet Owner PetCollar");
    assert_eq!(one("/pets/*/owner"), "owner Pet Owner PetCollar");
    assert_eq!(one("/*"), "list add list Size Pet NewPet Order PetCollar");
    assert_eq!(one("post /**"), "add Size Pet NewPet PetCollar");
    assert_eq!(
        listed(&shop, &["--operation", "POST /pets", "--operation", "orders"]),
        "add list Size Pet NewPet Order PetCollar"
    );
    assert_eq!(listed(&shop, &[]), "list add owner list Size Pet NewPet Owner Order PetCollar");
}

#[test]
fn schemas_that_no_operation_uses_are_generated_on_request() {
    let shop = shop();
    assert_eq!(listed(&shop, &["--operation", "orders", "--schema", "Sp*"]), "list Order Spare");
    assert_eq!(listed(&shop, &["--schema", "*"]), "list add owner list Size Pet NewPet Owner Order Spare PetCollar");
    let ran = shop.run("list shop.yaml --schema Spar");
    assert_eq!((ran.code, &*ran.stderr), (2, "error: no component schema matches `Spar`; did you mean `Spare`?\n"));
    let ran = shop.run("generate shop.yaml --out out --verbose");
    assert!(
        ran.stderr.contains("note[unused-schema]: no operation uses the type of the schema `Spare`; it is left out"),
        "{ran}"
    );
    assert!(ran.stdout.contains(", 1 unused schema left out, "), "{ran}");
    shop.write("app/wirewright.toml", "spec = \"../shop.yaml\"\nschemas = [\"Spare\"]\n");
    assert!(shop.succeed("list --config app/wirewright.toml").stdout.contains("types::Spare"));
}

#[test]
fn schemas_of_webhooks_and_callbacks_and_of_a_description_without_operations_are_generated() {
    let shop = shop();
    let body = "{content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Spare'}}}}}";
    let message = format!("{{post: {{requestBody: {body}, responses: {{'204': {{description: None}}}}}}}}");
    let webhook = format!("webhooks: {{stocked: {message}}}\ncomponents:\n");
    let callback = format!("      tags: [orders]\n      callbacks: {{stocked: {{'{{$url}}': {message}}}}}\n");
    let (_, components) = SHOP.split_once("components:\n").unwrap();
    for (text, expected) in [
        (SHOP.replace("components:\n", &webhook), "list Order Spare"),
        (SHOP.replace("      tags: [orders]\n", &callback), "list Order Spare"),
        (format!("openapi: 3.1.0\ninfo: {{title: Shop, version: '1'}}\ncomponents:\n{components}"), "Size Pet"),
    ] {
        shop.write("shop.yaml", &text);
        let listed = listed(&shop, &[]);
        assert!(expected.split(' ').all(|name| listed.split(' ').any(|known| known == name)), "{listed}");
    }
}

#[test]
fn a_pattern_that_matches_nothing_is_bad_usage() {
    let shop = shop();
    let ran = |pattern: &str| {
        let ran = shop.run_with(&["list", "shop.yaml", "--operation", pattern]);
        assert_eq!(ran.code, 2, "{ran}");
        ran.stderr
    };
    let ran = ["pets/lst", "order", "GET /pet", "/orders/**/x", "nothing like it", "["].map(ran).concat();
    assert_snapshot!(ran, @r"
    error: no operation matches `pets/lst`; did you mean `pets/list`?
    error: no operation matches `order`; did you mean `orders`?
    error: no operation matches `GET /pet`; did you mean `GET /pets`?
    error: no operation matches `/orders/**/x`; did you mean `/orders`?
    error: no operation matches `nothing like it`; `wirewright list` shows all operations
    error: `[` is not a valid pattern: Pattern syntax error near position 0: invalid range pattern
    ");
}

#[test]
fn a_choice_changes_no_type_that_remains() {
    let shop = shop();
    shop.succeed("generate shop.yaml --out whole --crate shop");
    shop.succeed("generate shop.yaml --out part --crate shop --operation pets/owner");
    let files = |folder: &str| -> BTreeMap<String, String> {
        let entries = fs::read_dir(shop.path(folder)).unwrap().map(|entry| entry.unwrap());
        let files = entries.filter(|entry| entry.file_type().unwrap().is_file());
        files
            .map(|entry| (entry.file_name().into_string().unwrap(), fs::read_to_string(entry.path()).unwrap()))
            .filter(|(name, _)| name != "mod.rs")
            .collect()
    };
    let (whole, part) = (files("whole/src/types"), files("part/src/types"));
    assert_eq!(part.keys().collect::<Vec<_>>(), ["owner.rs", "pet.rs"]);
    for (name, text) in &part {
        assert_eq!(whole.get(name), Some(text), "{name}");
    }
    assert_eq!(files("part/src/operations").len(), 1);
    // The chosen operation needs no dates.
    assert!(shop.read("whole/Cargo.toml").contains("chrono") && !shop.read("part/Cargo.toml").contains("chrono"));
}

#[test]
fn warnings_about_other_items_are_not_shown() {
    let shop = shop();
    shop.write("shop.yaml", &SHOP.replace("x-note: 1", "patern: a").replace("x-paid-at: true", "patern: b"));
    let warnings = |arguments: &str| {
        let ran = shop.run(&format!("generate shop.yaml --out out --strict {arguments}"));
        (ran.code, ran.stderr.matches("patern").count() > 0)
    };
    assert_eq!(warnings(""), (1, true));
    assert_eq!(warnings("--operation orders"), (1, true));
    assert_eq!(warnings("--operation pets"), (0, false));
}

#[test]
fn the_operations_that_sources_call_are_chosen() {
    let shop = shop();
    shop.write(
        "src/main.rs",
        "#!/usr/bin/env run\n//! client.orders().list()\nfn main() { client.pets()\n    .owner(id); let text = \"orders().list()\"; }\n",
    );
    assert_eq!(listed(&shop, &["--used-by", "src"]), "owner Pet Owner PetCollar");
    shop.write("src/inner/calls.rs", "macro_rules! all { () => { [orders(client), Orders::list(client.orders())] } }");
    assert_eq!(listed(&shop, &["--used-by", "src"]), "list owner list Size Pet Owner Order PetCollar");
    assert_eq!(
        listed(&shop, &["--used-by", "src/main.rs", "--operation", "orders"]),
        "owner list Pet Owner Order PetCollar"
    );
    shop.write("src/text.rs", "fn main( {");
    let ran = shop.run("list shop.yaml --used-by src");
    assert!(ran.code == 2 && ran.stderr.contains("src/text.rs: "), "{ran}");
}

#[test]
fn the_configuration_chooses_operations() {
    let shop = shop();
    shop.write("app/wirewright.toml", "spec = \"../shop.yaml\"\noperations = [\"orders/*\"]\nused-by = [\"src\"]\n");
    shop.write("app/src/lib.rs", "fn add(pets: Pets) { pets.add(&client.pets()) }");
    let ran = shop.succeed("list --config app/wirewright.toml --json").stdout;
    let kept = ["GET /orders", "POST /pets", "GET /pets\""].map(|operation| ran.contains(operation));
    assert_eq!(kept, [true, true, false], "{ran}");
}

#[test]
fn why_shows_the_operations_that_keep_a_type() {
    let shop = shop();
    let ran = ["PetCollar", "types::Size", "Spare", "PetColar", "Shoe", "Size --operation pets/add"].map(|arguments| {
        let (name, rest) = arguments.split_once(' ').unwrap_or((arguments, ""));
        shop.run(&format!("why {name} shop.yaml {rest}")).to_string()
    });
    assert_snapshot!(ran.concat());
}
