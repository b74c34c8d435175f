//! Tests of inputs that cannot be kept as files, because they are too large, are not text, or are missing.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use wirewright::Verbosity;

use crate::report::{is_as_reviewed, report};

const DEEP: usize = 10_000;
/// The time limit of a report. It usually takes a second, but the machine may be busy.
const TIME_LIMIT: Duration = Duration::from_secs(4);

/// Writes an input to a folder and returns its path.
type Make = fn(&Path) -> PathBuf;

const MADE: &[(&str, Make)] = &[
    ("made-missing-file", |folder| folder.join("missing.yaml")),
    ("made-directory", Path::to_owned),
    ("made-empty-file", |folder| write(folder, "a.yaml", "")),
    ("made-blank-file", |folder| write(folder, "a.yaml", " \n\n")),
    ("made-comment-only", |folder| write(folder, "a.yaml", "# nothing\n")),
    ("made-binary-file", |folder| write(folder, "a.yaml", b"openapi\xff\x00\x01")),
    ("made-utf-16", |folder| write(folder, "a.yaml", b"\xff\xfeo\0p\0e\0n\0")),
    ("made-deep-flow-yaml", |folder| write(folder, "a.yaml", format!("a: {}", "[".repeat(DEEP) + &"]".repeat(DEEP)))),
    ("made-deep-block-yaml", |folder| write(folder, "a.yaml", "- ".repeat(DEEP) + "a\n")),
    ("made-deep-json", |folder| write(folder, "a.json", "[".repeat(DEEP) + &"]".repeat(DEEP))),
    ("made-deep-json-objects", |folder| write(folder, "a.json", "{\"a\":".repeat(DEEP) + "1" + &"}".repeat(DEEP))),
    ("made-alias-bomb", |folder| write(folder, "a.yaml", bomb())),
    ("made-long-scalar", |folder| write(folder, "a.yaml", format!("openapi: {}\n", "3".repeat(5_000_000)))),
    ("made-long-key", |folder| {
        let key = "k".repeat(100_000);
        write(
            folder,
            "a.json",
            format!(r#"{{"openapi": "3.1.0", "info": {{"title": "T", "version": "1"}}, "{key}": 1}}"#),
        )
    }),
    ("made-long-line", |folder| {
        let many = r#"{"type": "string"}, "#.repeat(1_000);
        let text = format!(
            r#"{{"openapi": "3.1.0", "info": {{"title": "T", "version": "1"}}, "components": {{"schemas": {{"A": {{"allOf": [{many}{{"type": "strng"}}, {many}{{}}]}}}}}}}}"#
        );
        write(folder, "a.json", text)
    }),
    ("made-deep-all-of", |folder| {
        let mut text = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\ncomponents:\n  schemas:\n".to_owned();
        for index in 0..200 {
            let next = format!("{{$ref: '#/components/schemas/S{}'}}", (index + 1) % 200);
            let own = format!("{{properties: {{p{index}: {{type: string}}}}}}");
            let parts = if index == 199 { own } else { format!("{next}, {own}") };
            let _ = writeln!(text, "    S{index}: {{allOf: [{parts}]}}");
        }
        write(folder, "a.yaml", text)
    }),
    ("made-missing-overlay", |folder| {
        write(folder, "a.toml", "spec = \"a.yaml\"\noverlays = [\"b.yaml\"]\n");
        write(folder, "a.yaml", "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n");
        folder.join("a.toml")
    }),
    ("made-missing-configuration", |folder| folder.join("wirewright.toml")),
    ("made-gzip", |folder| write(folder, "a.yaml", b"\x1f\x8b\x08\0\0\0\0\0\0\x03\x03\0\0\0\0\0\0\0\0\0")),
    ("made-zip", |folder| write(folder, "a.json", b"PK\x03\x04\x14\0")),
    ("made-pdf", |folder| write(folder, "a.yaml", b"%PDF-1.7\n%\xe2\xe3")),
    ("made-reference-to-a-page", |folder| {
        write(folder, "pet.yaml", "<!doctype html>\n<html></html>\n");
        let schemas = "{A: {$ref: 'pet.yaml#/Pet'}}";
        let text = format!("openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\ncomponents: {{schemas: {schemas}}}\n");
        write(folder, "a.yaml", text)
    }),
    #[cfg(unix)]
    ("made-link-outside", link_outside),
];

pub(crate) fn names() -> impl Iterator<Item = String> {
    MADE.iter().map(|(name, _)| (*name).to_owned())
}

#[test]
fn each_made_input_gets_its_report_soon() {
    let mut changed = Vec::new();
    for (name, make) in MADE {
        let folder = tempfile::tempdir().unwrap();
        let input = make(folder.path());
        let start = Instant::now();
        let text = report(&input, Verbosity::Verbose);
        let elapsed = start.elapsed();
        assert!(elapsed < TIME_LIMIT, "{name} took {elapsed:?}");
        let text = text.replace(&*folder.path().to_string_lossy(), "DIR");
        if !is_as_reviewed(name, &text) {
            changed.push(name);
        }
    }
    assert!(changed.is_empty(), "these reports differ from their snapshots: {changed:?}");
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_is_an_error_unless_the_system_ignores_permissions() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = tempfile::tempdir().unwrap();
    let input = write(folder.path(), "a.yaml", "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n");
    fs::set_permissions(&input, fs::Permissions::from_mode(0o000)).unwrap();
    let text = report(&input, Verbosity::Verbose);
    // Permissions do not apply to root.
    let expected =
        if fs::read(&input).is_ok() { "no diagnostics" } else { "error[unreadable-file]: Permission denied" };
    assert!(text.starts_with(expected), "{text}");
}

fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    path
}

/// Returns a document of thirty lists, each ten times the previous one: 10^30 values if aliases were expanded.
fn bomb() -> String {
    let mut text = "a0: &a0 [boom]\n".to_owned();
    for level in 1..=30 {
        let alias = format!("*a{}", level - 1);
        writeln!(text, "a{level}: &a{level} [{}]", [alias.as_str(); 10].join(", ")).unwrap();
    }
    text
}

#[cfg(unix)]
fn link_outside(folder: &Path) -> PathBuf {
    let inner = folder.join("inner");
    fs::create_dir(&inner).unwrap();
    let outside = write(folder, "outside.yaml", "A: {type: string}\n");
    std::os::unix::fs::symlink(outside, inner.join("link.yaml")).unwrap();
    let text = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\ncomponents: {schemas: {A: {$ref: 'link.yaml#/A'}}}\n";
    write(&inner, "a.yaml", text)
}
