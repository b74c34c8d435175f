//! Compiles arbitrary bytes as a description. The result must be valid Rust, or an error with a location.
//!
//! `cargo fuzz run --sanitizer none description fuzz/corpus/description tests/probes/specs tests/bad`

#![no_main]

use std::cell::LazyCell;
use std::path::Path;

use libfuzzer_sys::{Corpus, fuzz_target};
use tempfile::TempDir;
use wirewright::Renderer;
use wirewright::{Error, Generator, report};

thread_local! {
    static FOLDER: LazyCell<TempDir> = LazyCell::new(|| tempfile::tempdir().expect("no temporary folder"));
}

fuzz_target!(|bytes: &[u8]| -> Corpus { FOLDER.with(|folder| compile(folder.path(), bytes)) });

fn compile(folder: &Path, bytes: &[u8]) -> Corpus {
    let path = folder.join("description.yaml");
    std::fs::write(&path, bytes).expect("a file can be written");
    let generator = Generator::new(&path).crate_name("fuzzed");
    let compilation = generator.run().expect("a run fails only for invalid options");
    let shown = compilation.render(Renderer::default());
    let ledger = report::ledger(&compilation);
    match generator.files(&compilation) {
        Ok(files) => {
            assert!(!ledger.is_empty(), "code without a ledger");
            for file in files.iter().filter(|file| Path::new(&file.path).extension().is_some_and(|e| e == "rs")) {
                if let Err(error) = syn::parse_file(&file.text) {
                    panic!("{} is not valid Rust: {error}\n{}", file.path, file.text);
                }
            }
            Corpus::Keep
        }
        Err(Error::Description { .. }) => {
            assert!(shown.contains("description.yaml"), "rejected without a location: {shown}");
            Corpus::Keep
        }
        Err(error) => panic!("{error}"),
    }
}
