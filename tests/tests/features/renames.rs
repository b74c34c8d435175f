//! Names that the user chooses.

use insta::assert_snapshot;
use wirewright::Generator;

use crate::crate_folder::CrateFolder;
use crate::{KENNEL, failure};

fn renamed(generator: Generator) -> Generator {
    generator
        .rename("Dog", "Hound")
        .rename("Dog.fooBar", "foo")
        .rename("Cat.fooBar", "type")
        .rename("HoundOwner", "Person")
        .rename("HoundOwner.loud", "is_loud")
        .rename("org.kennel.State", "Progress")
        .rename("org.kennel.State.in-progress", "Running")
        .rename("CatSize.1", "Small")
        .rename("Guest.Dog", "Barking")
        .rename("Dogs_ListAllAsync", "all")
        .rename("Dogs_ListAllAsync.per-page", "page_size")
        .rename("POST /dogs", "add")
        .rename("dogs", "hounds")
}

#[test]
fn every_kind_of_item_can_be_renamed() {
    let kennel = CrateFolder::generate(KENNEL, "kennel", renamed);
    assert_snapshot!(kennel.tree());
    assert_snapshot!(kennel.texts(&[
        "src/operations/hounds.rs",
        "src/types/cat.rs",
        "src/types/guest.rs",
        "src/types/hound.rs",
        "src/types/progress.rs",
    ]));
    kennel.check(&[]);
}

#[test]
fn an_extension_renames_the_item_that_it_is_part_of() {
    let folder = tempfile::tempdir().unwrap();
    let overlay = folder.path().join("names.overlay.yaml");
    std::fs::write(&overlay, NAMES).unwrap();
    let by_overlay = |generator: Generator| generator.overlay(&overlay);
    let kennel = CrateFolder::generate(KENNEL, "kennel", by_overlay);
    let text = kennel.all_texts();
    for expected in [
        "pub struct Hound {",
        "pub foo: Option<String>,",
        "pub owner: Option<HoundOwner>,",
        "pub struct Stay {",
        "pub fn all(self)",
        "pub fn page_size(",
        "pub fn hounds(&self)",
    ] {
        assert!(text.contains(expected), "{expected}");
    }
    // The configuration wins.
    let kennel = CrateFolder::generate(KENNEL, "kennel", |generator| by_overlay(generator).rename("Dog", "Puppy"));
    assert!(kennel.all_texts().contains("pub struct Puppy {"));
}

const NAMES: &str = r#"
overlay: 1.0.0
info: {title: Names, version: '1'}
actions:
  - {target: "$.components.schemas.Dog", update: {x-wirewright-name: Hound}}
  - {target: "$.components.schemas.Dog.properties.fooBar", update: {x-wirewright-name: foo}}
  - target: "$.paths['/visits'].post.requestBody.content['application/json'].schema"
    update: {x-wirewright-name: Stay}
  - {target: "$.paths['/dogs'].get", update: {x-wirewright-name: all}}
  - {target: "$.paths['/dogs'].get.parameters[0]", update: {x-wirewright-name: page_size}}
  - {target: "$.tags[0]", update: {x-wirewright-name: hounds}}
"#;

#[test]
fn a_key_that_names_nothing_or_several_items_is_an_error() {
    let failure = |key: &str| failure(&Generator::new(KENNEL).rename(key, "Name"));
    assert_snapshot!(
        ["Dgo", "Dog.fooBaz", "GET /dog", "Dogs_Creat", "tag:cats", "Nothing of the kind"].map(failure).join("\n")
    );
    let folder = tempfile::tempdir().unwrap();
    let spec = folder.path().join("a.yaml");
    std::fs::write(&spec, AMBIGUOUS).unwrap();
    let failure = |key: &str| crate::failure(&Generator::new(&spec).rename(key, "name"));
    assert_snapshot!(["pets", "tag:pets", "operation:pets"].map(failure).join("\n"));
}

const AMBIGUOUS: &str = "
openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /pets: {get: {tags: [pets], operationId: pets, responses: {'204': {description: Done}}}}
components: {schemas: {pets: {type: object}}}
";
