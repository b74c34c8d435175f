//! A lock that follows the names of the description: the old names are deprecated aliases.

use std::path::{Path, PathBuf};

use insta::assert_snapshot;
use wirewright::{Generator, Renames};

use crate::crate_folder::CrateFolder;

const OLD: &str = r"
openapi: 3.1.0
info: {title: Yard, version: '1'}
paths:
  /boats:
    get:
      operationId: listBoats
      tags: [boats]
      parameters: [{name: limit, in: query, schema: {type: integer}}]
      responses:
        '200':
          description: All
          headers: {X-Total: {schema: {type: integer}}}
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Boat'}}}}
        '202': {description: Later, content: {application/json: {schema: {type: object, properties: {job: {type: string}}}}}}
        '404': {description: None, content: {application/json: {schema: {type: object, properties: {code: {type: integer}}}}}}
        '409': {description: Busy, content: {application/json: {schema: {type: object, properties: {by: {type: string}}}}}}
    post:
      operationId: addBoat
      tags: [boats]
      requestBody:
        required: true
        content:
          application/json: {schema: {$ref: '#/components/schemas/Boat'}}
          text/csv: {schema: {type: string}}
      responses: {'201': {description: Added, content: {application/json: {schema: {$ref: '#/components/schemas/Boat'}}}}}
  /boats/{a}/{b}/{c}/{d}/{e}/{f}/{g}/{h}:
    put:
      operationId: moveBoat
      tags: [boats]
      parameters: PATH
      responses: {'204': {description: Moved}}
  /berths:
    get: {operationId: listBerths, tags: [berths], responses: {'204': {description: All}}}
  /rent:
    get: {operationId: getRent, tags: [money], responses: {'204': {description: All}}}
  /state:
    get: {operationId: getState, responses: {'204': {description: All}}}
components:
  schemas:
    Boat:
      type: object
      required: [a, b, c, d, e, f, g, h]
      properties:
        id: {type: string, readOnly: true}
        a: {type: string}
        b: {type: string}
        c: {type: string}
        d: {type: string}
        e: {type: string}
        f: {type: string}
        g: {type: string}
        h: {type: string}
        owner: {type: object, properties: {name: {type: string}}}
        kind: {type: string, enum: [sail, motor]}
";

/// The new names: those of operations, tags and a component schema.
const RENAMES: [(&str, &str); 9] = [
    ("operationId: listBoats\n      tags: [boats]", "operationId: fetchBoats\n      tags: [boats]"),
    ("operationId: addBoat\n      tags: [boats]", "operationId: createBoat\n      tags: [fleet]"),
    ("operationId: moveBoat\n      tags: [boats]", "operationId: relocateBoat\n      tags: [boats]"),
    ("operationId: listBerths, tags: [berths]", "operationId: listBerths, tags: [places]"),
    ("operationId: getRent, tags: [money]", "operationId: getRent"),
    ("operationId: getState,", "operationId: readState, tags: [yard],"),
    ("    Boat:\n", "    Ship:\n"),
    ("schemas/Boat'}}}}\n", "schemas/Ship'}}}}\n"),
    ("schemas/Boat'", "schemas/Ship'"),
];

/// A program that uses the old and the new names.
const PROGRAM: &str = r#"
#![allow(deprecated, dead_code)]

use yard::operations::{berths, boats, fleet, money, places, untagged, yard as of_yard};
use yard::types::{Boat, BoatKind, BoatOwner, BoatRequest, Ship, ShipKind, ShipOwner, ShipRequest};

async fn run(client: &yard::Client, old: BoatRequest) -> Result<(), Box<dyn std::error::Error>> {
    let new: ShipRequest = old;
    let call: boats::ListBoatsCall<'_> = client.boats().list_boats().limit(3);
    let call: boats::FetchBoatsCall<'_> = call;
    match call.await? {
        boats::ListBoatsResponse::Ok(ships) => drop::<Vec<Ship>>(ships),
        _ => {}
    }
    let error: Option<boats::ListBoatsError> = None;
    let _: Option<boats::FetchBoatsError> = error;
    let headers: Option<boats::ListBoatsHeaders> = None;
    let _: Option<boats::FetchBoatsHeaders> = headers;
    let call: boats::AddBoatCall<'_> = client.boats().add_boat(&new);
    let _: fleet::CreateBoatCall<'_> = call;
    client.boats().add_boat(boats::AddBoatBody::TextCsv("a")).await?;
    client.fleet().create_boat(fleet::CreateBoatBody::TextCsv("a")).await?;
    let arguments = |a| boats::MoveBoatArguments { a, b: a, c: a, d: a, e: a, f: a, g: a, h: a };
    let text = String::new();
    client.boats().move_boat(arguments(&text)).await?;
    client.boats().relocate_boat(arguments(&text)).await?;
    let _: places::ListBerthsCall<'_> = client.berths().list_berths();
    let _: berths::ListBerthsCall<'_> = client.places().list_berths();
    let _: money::GetRentCall<'_> = client.get_rent();
    let _: untagged::GetRentCall<'_> = client.money().get_rent();
    let _: of_yard::ReadStateCall<'_> = client.get_state();
    let _: untagged::GetStateCall<'_> = client.yard().read_state();
    let _: (Option<Boat>, Option<BoatKind>, Option<BoatOwner>) = (None::<Ship>, None::<ShipKind>, None::<ShipOwner>);
    Ok(())
}

fn main() {}
"#;

fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
    let parameter = |c: char| format!("{{name: {c}, in: path, required: true, schema: {{type: string}}}}");
    let path = "abcdefgh".chars().map(parameter).collect::<Vec<_>>().join(", ");
    let file = folder.join(name);
    std::fs::write(&file, text.replace("PATH", &format!("[{path}]"))).unwrap();
    file
}

/// Returns the descriptions, and a lock of the old one.
fn versions(folder: &Path, settings: impl Fn(Generator) -> Generator) -> (PathBuf, PathBuf) {
    let lock = folder.join("wirewright.lock");
    let mut text = OLD.to_owned();
    for (from, to) in RENAMES {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    let (old, new) = (write(folder, "old.yaml", OLD), write(folder, "new.yaml", &text));
    CrateFolder::generate(old.to_str().unwrap(), "yard", |generator| settings(generator.lock(&lock)));
    (new, lock)
}

#[test]
fn old_names_are_deprecated_aliases_with_every_choice_of_features() {
    let folder = tempfile::tempdir().unwrap();
    let (new, lock) = versions(folder.path(), |generator| generator);
    let follow = |generator: Generator| generator.lock(&lock).renames(Renames::Follow);
    let yard = CrateFolder::generate(new.to_str().unwrap(), "yard", follow);
    assert_snapshot!(yard.texts(&["src/operations/berths.rs", "src/operations/money.rs", "src/types/ship.rs"]));
    let (_, names) =
        std::fs::read_to_string(&lock).unwrap().split_once("\n\n").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    let former: Vec<&str> = names.split("\n\n").filter(|section| section.starts_with("former ")).collect();
    assert_snapshot!(former.join("\n\n"));
    yard.write("examples/user.rs", PROGRAM);
    yard.check(&["--examples"]);
    for features in ["", "boats", "fleet", "berths", "places", "money", "yard", "rent", "boats,fleet"] {
        yard.check(&["--lib", "--no-default-features", "--features", features]);
    }
}

#[test]
fn aliases_stay_until_they_are_removed_from_the_lock() {
    let folder = tempfile::tempdir().unwrap();
    let (new, lock) = versions(folder.path(), |generator| generator.features(false));
    let follow = |generator: Generator| generator.features(false).lock(&lock).renames(Renames::Follow);
    let yard = CrateFolder::generate(new.to_str().unwrap(), "yard", follow);
    yard.write("examples/user.rs", PROGRAM);
    yard.check(&["--examples"]);
    // They stay when nothing is renamed, and without the option.
    let (first, lines) = (yard.read("src/operations/boats.rs"), std::fs::read_to_string(&lock).unwrap());
    assert!(first.matches("#[deprecated").count() > 10, "{first}");
    for renames in [Renames::Follow, Renames::Keep] {
        let again = |generator: Generator| generator.features(false).lock(&lock).renames(renames);
        let yard = CrateFolder::generate(new.to_str().unwrap(), "yard", again);
        let names = |text: &str| text.split_once("\n\n").map(|(_, names)| names.to_owned());
        assert_eq!(names(&std::fs::read_to_string(&lock).unwrap()), names(&lines));
        assert_eq!(yard.read("src/operations/boats.rs"), first);
    }
    let text = std::fs::read_to_string(&lock).unwrap();
    let kept: Vec<&str> = text.split("\n\n").filter(|section| !section.starts_with("former ")).collect();
    std::fs::write(&lock, kept.join("\n\n") + "\n").unwrap();
    let yard = CrateFolder::generate(new.to_str().unwrap(), "yard", follow);
    assert!(!yard.all_texts().contains("deprecated"));
    assert!(yard.tree().contains("src/operations/places.rs") && !yard.tree().contains("src/operations/berths.rs"));
    yard.check(&[]);
}

#[test]
fn a_single_file_has_the_aliases_too() {
    let folder = tempfile::tempdir().unwrap();
    let (new, lock) = versions(folder.path(), |generator| generator);
    let generator = Generator::new(&new).schemas(["*"]).lock(&lock).renames(Renames::Follow);
    let files = generator.files(&generator.run().unwrap()).unwrap();
    let text = &files.first().unwrap().text;
    for alias in [
        "pub type Boat = Ship;",
        "pub type BoatRequestRequired = ShipRequestRequired;",
        "pub type ListBoatsCall<'c> = FetchBoatsCall<'c>;",
        "pub type AddBoat = super::fleet::CreateBoat;",
        "pub type GetStateCall<'c> = super::yard::ReadStateCall<'c>;",
    ] {
        assert!(text.contains(alias), "{alias}");
    }
}

#[test]
fn a_split_client_has_the_aliases_within_a_crate() {
    let folder = tempfile::tempdir().unwrap();
    let (new, lock) = versions(folder.path(), |generator| generator.split(true));
    let follow = |generator: Generator| generator.split(true).lock(&lock).renames(Renames::Follow);
    let yard = CrateFolder::generate(new.to_str().unwrap(), "yard", follow);
    let text = yard.all_texts();
    assert!(
        text.contains("pub type ListBoatsCall<'c> = FetchBoatsCall<'c>;") && text.contains("pub type Boat = Ship;")
    );
    assert!(!text.contains("pub fn add_boat("));
    yard.check(&[]);
}
