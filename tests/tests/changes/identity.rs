//! Nothing is reported if nothing changed.

use std::path::{Path, PathBuf};

use wirewright::Generator;
use wirewright::changes::{Step, Version, compare};

/// Returns all descriptions in the folders of the tests.
fn descriptions() -> Vec<PathBuf> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "yaml" || extension == "json") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_description_has_no_change_from_itself() {
    let mut count = 0;
    for path in descriptions() {
        let generator = Generator::new(&path).crate_name("pets");
        let Ok(compilation) = generator.run() else { continue };
        let Ok(files) = generator.files(&compilation) else { continue };
        let version = Version::of(&compilation, files);
        let report = compare(&version, &version).unwrap();
        assert!(report.is_empty() && report.verdict == Step::None, "{}\n{}", path.display(), report.text());
        count += 1;
    }
    assert!(count > 100, "only {count} descriptions were compared");
}
