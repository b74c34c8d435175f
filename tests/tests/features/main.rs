//! The cargo features of a whole crate, and the settings that customize the generated code.

#![allow(clippy::unwrap_used)] // A test that cannot generate should stop on the spot.

mod crate_folder;
mod customized;
mod lock;
mod renames;
mod retries;
mod split;

use crate_folder::CrateFolder;
use insta::assert_snapshot;
use wirewright::{Generator, Renderer};

/// A description with three groups: that of a tag, and those of two paths, of which one is named `default`.
const HARBOUR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/specs/harbour.yaml");

/// A description with schemas, operations and tags to customize.
const PARCELS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/specs/parcels.yaml");
const KENNEL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/specs/kennel.yaml");

/// Returns the errors of a generator's run, without the folder of the description.
fn failure(generator: &Generator) -> String {
    let text = match generator.run().and_then(|compilation| compilation.check(Renderer::default())) {
        Ok(()) => "no errors".to_owned(),
        Err(error) => error.to_string(),
    };
    text.replace(concat!(env!("CARGO_MANIFEST_DIR"), "/specs/"), "")
}

#[test]
fn each_group_has_a_feature_and_types_have_those_of_the_groups_that_need_them() {
    let harbour = CrateFolder::generate(HARBOUR, "harbour", |generator| generator);
    assert_snapshot!(harbour.tree());
    assert_snapshot!(harbour.texts(&["Cargo.toml", "src/lib.rs", "src/operations/mod.rs", "src/types/mod.rs"]));
}

#[test]
fn every_choice_of_features_compiles_without_a_warning() {
    let harbour = CrateFolder::generate(HARBOUR, "harbour", |generator| generator);
    for features in ["", "boats", "berths", "default-operations", "other-types", "berths,default-operations"] {
        harbour.check(&["--no-default-features", "--features", features]);
    }
    harbour.check(&[]);
}

#[test]
fn without_features_nothing_is_conditional() {
    let harbour = CrateFolder::generate(HARBOUR, "harbour", |generator| generator.features(false));
    assert!(!harbour.all_texts().contains("#[cfg("));
    assert!(harbour.texts(&["Cargo.toml"]).contains("default = [\"reqwest\"]\n"));
}

#[test]
fn a_single_file_has_no_features() {
    let generator = wirewright::Generator::new(HARBOUR).schemas(["*"]);
    let files = generator.files(&generator.run().unwrap()).unwrap();
    assert!(files.iter().all(|file| !file.text.contains("#[cfg(")));
}
