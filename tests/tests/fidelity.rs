//! The fidelity runner with correct types, and with faulty types.

// A fixture that cannot be set up stops the test at once.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::path::Path;

use wirewright_tests::corpus::crates::Workspace;
use wirewright_tests::corpus::specs::Spec;
use wirewright_tests::fidelity::build::ask;
use wirewright_tests::fidelity::judge::{Row, judge};
use wirewright_tests::fidelity::prepare::prepare;
use wirewright_tests::fidelity::program::broken;
use wirewright_tests::known::Tried as _;

const PETS: &str = "
openapi: 3.0.3
info: {title: Pets, version: '1'}
paths: {}
components:
  schemas:
    Pet:
      type: object
      required: [name, weight]
      properties:
        name: {type: string}
        weight: {type: number}
        born: {type: string, format: date-time}
        owner: {type: string, nullable: true}
        friends: {type: array, items: {$ref: '#/components/schemas/Friend'}}
      example: {name: Rex, weight: 0.9123105625617661, born: '2020-01-02T03:04:05.000Z', owner: null, friends: [{bark: loud}, {lives: 9}], unknown: 1}
    Friend: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}
    Cat: {type: object, required: [lives], properties: {lives: {type: integer}}}
    Dog: {type: object, required: [bark], properties: {bark: {type: string}}}
";

/// Returns the rows of the same document, with the emitted types and with one field renamed.
fn rows(property: &str) -> [Row; 2] {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pets.yaml");
    std::fs::write(&path, PETS).unwrap();
    let spec = |name: &str| Spec { name: name.to_owned(), path: path.clone(), bytes: 0 };
    let (right, wrong) = (spec("right"), spec("wrong"));
    let mut prepared = [prepare(&right), prepare(&wrong)];
    prepared[1].text = broken(&prepared[1].text, property).unwrap();
    // The folder is kept, so that the next run need not compile the dependencies again.
    let workspace = Workspace::new(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("fidelity")).unwrap();
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime");
    let outcomes = ask(&prepared, &workspace, &runtime, 1, |_| ()).unwrap();
    [judge(&right, &prepared[0], outcomes.get("right")), judge(&wrong, &prepared[1], outcomes.get("wrong"))]
}

#[test]
fn a_broken_type_is_distinguished_from_a_correct_one() {
    let [right, wrong] = rows("owner");
    assert_eq!(right.causes().collect::<Vec<_>>(), [""; 0]);
    let counts = &right.counts;
    assert_eq!((counts.valid, counts.survived, counts.union_values, counts.wrong_variant), (1, 1, 4, 0));
    assert_eq!(wrong.causes().collect::<Vec<_>>(), ["lost null"]);
    assert_eq!((wrong.counts.valid, wrong.counts.survived), (1, 0));
}
