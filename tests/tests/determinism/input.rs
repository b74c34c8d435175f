//! The descriptions under test, as files and as values that tests modify.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;
use wirewright::Generator;
use wirewright::Renderer;

/// The mail server's description. Its overlay describes the behaviour of the real server.
pub(crate) const MAIL_SERVER: &str = "../spec/mailserver.yaml";
pub(crate) const MAIL_SERVER_OVERLAY: &str = "../spec/mailserver.overlay.yaml";
/// A description that uses many features.
pub(crate) const LIBRARY: &str = "specs/library.yaml";

/// Returns a description as a value.
pub(crate) fn value(path: impl AsRef<Path>) -> Value {
    serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// Creates a file with this name and text in a new folder.
pub(crate) fn file(name: &str, text: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, text).unwrap();
    (folder, path)
}

/// Returns all files of the output: the single file, then the files of a crate.
pub(crate) fn output(generator: &Generator) -> Vec<(String, String)> {
    let compilation = generator.run().unwrap();
    let mut files = vec![compilation.single_file("api", Renderer::default()).unwrap()];
    files.extend(compilation.crate_files(Renderer::default()).unwrap());
    files.into_iter().map(|file| (file.path, file.text)).collect()
}

/// Returns the output for a value, written as JSON.
pub(crate) fn output_of(value: &Value) -> Vec<(String, String)> {
    let (_folder, path) = file("api.json", &serde_json::to_string_pretty(value).unwrap());
    output(&Generator::new(path))
}

/// Asserts that two outputs are equal, and shows the difference as a diff.
#[track_caller]
pub(crate) fn assert_equal(found: &[(String, String)], expected: &[(String, String)], when: &str) {
    let names = |files: &[(String, String)]| files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(found), names(expected), "{when}");
    for ((name, found), (_, expected)) in found.iter().zip(expected) {
        let diff = similar::TextDiff::from_lines(expected.as_str(), found).unified_diff().to_string();
        assert!(diff.is_empty(), "{name}, {when}:\n{diff}");
    }
}
