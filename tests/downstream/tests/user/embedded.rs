//! Tests that clients compile wherever a user may place them, under every lint that a user may deny.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cargo::{WORKSPACE, cargo, executable};

/// The first lines of a crate with strict lints.
const STRICT: &str = "#![forbid(unsafe_code)]
#![deny(warnings, missing_debug_implementations, missing_docs, rust_2018_idioms, unnameable_types, unreachable_pub, unused)]
#![deny(clippy::all, clippy::nursery, clippy::pedantic)]
#![deny(clippy::allow_attributes, clippy::indexing_slicing, clippy::missing_docs_in_private_items, clippy::unwrap_used)]
//! A crate.
";

/// Descriptions that together cover servers, headers, unions, separate request and response types, XML, forms, files
/// and credentials.
const DESCRIPTIONS: [&str; 3] = ["tests/specs/library.yaml", "tests/specs/parcels.yaml", "spec/invoices.yaml"];

/// A crate that contains clients in several places.
struct Crate(PathBuf);

impl Crate {
    /// Creates a crate in a folder named `name`, with the given features of the runtime crate.
    fn new(name: &str, edition: &str, features: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("src")).unwrap();
        let workspace = Path::new(WORKSPACE).canonicalize().unwrap();
        let root = workspace.to_string_lossy().replace('\\', "/");
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"{edition}\"\n\n[dependencies]\n\
             serde = {{ version = \"1\", features = [\"derive\"] }}\n\
             wirewright-client = {{ path = \"{root}/runtime\", default-features = false{features} }}\n\n[workspace]\n"
        );
        fs::write(folder.join("Cargo.toml"), manifest).unwrap();
        fs::copy(workspace.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        Self(folder)
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.0.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Generates the client of a description with the given arguments.
    fn generate(&self, description: &str, arguments: &[&str]) {
        let description = Path::new(WORKSPACE).join(description);
        let mut command = Command::new(executable("wirewright"));
        command.arg("generate").arg(description).args(arguments).current_dir(&self.0);
        let output = command.output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    /// Returns the output of clippy, which also compiles the crate.
    fn errors(&self) -> String {
        let output = cargo(&self.0).args(["clippy", "--offline", "--quiet"]).output().unwrap();
        String::from_utf8(output.stderr).unwrap()
    }
}

/// Writes a program or a library with a client of each description. Each client appears three times: as a checked-in
/// file, as the same file included with `include!`, and as a whole crate below `src/`.
fn embed(target: &Crate, folder: &str, is_library: bool) {
    let (visibility, main) = if is_library { ("pub ", "") } else { ("", "fn main() {\n    println!(\"done\");\n}\n") };
    let mut root = String::from(STRICT);
    for description in DESCRIPTIONS {
        let name = Path::new(description).file_stem().unwrap().to_str().unwrap();
        target.generate(description, &["--out", folder, "--file-name", &format!("{name}_file")]);
        target.generate(description, &["--out", &format!("{folder}/crate"), "--crate", "moved", "--features", "false"]);
        fs::rename(target.0.join(format!("{folder}/crate/src")), target.0.join(format!("{folder}/{name}_crate")))
            .unwrap();
        let moved = target.0.join(format!("{folder}/{name}_crate"));
        fs::rename(moved.join("lib.rs"), moved.join("mod.rs")).unwrap();
        fs::remove_dir_all(target.0.join(format!("{folder}/crate"))).unwrap();
        root.push_str(&format!(
            "/// A module.\n{visibility}mod {name}_file;\n/// A module.\n{visibility}mod {name}_crate;\n\
             /// A module.\nmod {name}_private {{\n    include!(\"{name}_file.rs\");\n}}\n"
        ));
    }
    target.write(&format!("{folder}/{}", if is_library { "lib.rs" } else { "main.rs" }), &(root + main));
}

#[test]
fn a_client_compiles_without_a_warning_in_any_place() {
    for edition in ["2021", "2024"] {
        let features = ", features = [\"chrono\", \"uuid\", \"xml\"]";
        let target = Crate::new(&format!("embedded-{edition}"), edition, features);
        embed(&target, "src", true);
        embed(&target, "src/bin/program", false);
        assert_eq!(target.errors(), "", "edition {edition}");
    }
}

#[test]
fn a_missing_feature_is_one_error_with_the_line_for_the_manifest() {
    let line = "wirewright-client = { version = \"0.1\", features = [\"chrono\", \"uuid\"] }";
    for features in ["", ", features = [\"uuid\"]"] {
        let target = Crate::new("without-features", "2024", features);
        target.generate("tests/specs/library.yaml", &["--out", "src", "--file-name", "library"]);
        target.write("src/lib.rs", "pub mod library;\n");
        let errors = target.errors();
        let is_own = |line: &&str| line.starts_with("error") && !line.contains("could not compile");
        assert_eq!(errors.lines().filter(is_own).count(), 1, "{errors}");
        assert!(
            errors.starts_with(&format!(
                "error: this client needs features of `wirewright-client`; in Cargo.toml: {line}\n"
            )),
            "{errors}"
        );
        assert!(errors.contains("due to 1 previous error"), "{errors}");
    }
}

#[test]
fn a_runtime_of_another_version_is_one_error_that_names_both() {
    let target = Crate::new("another-version", "2024", ", features = [\"chrono\", \"uuid\", \"xml\"]");
    target.generate("tests/specs/library.yaml", &["--out", "src", "--file-name", "library"]);
    let path = target.0.join("src/library.rs");
    let code = fs::read_to_string(&path).unwrap();
    assert!(code.contains("require!(\"0.1\""), "{code}");
    fs::write(&path, code.replace("require!(\"0.1\"", "require!(\"0.7\"")).unwrap();
    target.write("src/lib.rs", "pub mod library;\n");
    let errors = target.errors();
    let first = "error: wirewright 0.7 generated this client, but `wirewright-client` is version 0.1; generate the client \
                 again, or depend on `wirewright-client = \"0.7\"` in Cargo.toml\n";
    assert!(errors.starts_with(first) && errors.contains("due to 1 previous error"), "{errors}");
}

#[test]
fn formatting_the_crate_of_a_client_leaves_the_client_unchanged() {
    let target = Crate::new("formatted", "2021", "");
    target.write("rustfmt.toml", "hard_tabs = true\nmax_width = 60\nreorder_imports = true\n");
    let arguments = ["--out", "src", "--file-name", "library"];
    target.generate("tests/specs/library.yaml", &arguments);
    target.write("src/main.rs", "mod library;\nfn main( ) {}\n");
    assert!(cargo(&target.0).arg("fmt").status().unwrap().success());
    assert!(fs::read_to_string(target.0.join("src/main.rs")).unwrap().contains("fn main() {}"));
    let description = Path::new(WORKSPACE).join("tests/specs/library.yaml");
    let mut check = Command::new(executable("wirewright"));
    let output = check.arg("check").arg(description).args(arguments).current_dir(&target.0).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

/// Returns a description whose types form a chain of `links` links. The kinds of the links follow `kinds` in turn.
fn chain(links: usize, kinds: &[&str]) -> String {
    let mut schemas = String::new();
    for link in 0..links {
        let next = format!("{{$ref: '#/components/schemas/Link{}'}}", (link + 1) % (links + 1));
        let (required, next) = match kinds[link % kinds.len()] {
            "required" => ("required: [next], ", next),
            "optional" => ("", next),
            "nullable" => ("", format!("{{anyOf: [{next}, {{type: 'null'}}]}}")),
            "list" => ("", format!("{{type: array, items: {next}}}")),
            "map" => ("", format!("{{type: object, additionalProperties: {next}}}")),
            "union" => ("", format!("{{anyOf: [{next}, {{type: string}}]}}")),
            "nested" => {
                writeln!(schemas, "    Link{link}: {{type: array, items: {next}}}").unwrap();
                continue;
            }
            _ => {
                writeln!(schemas, "    Link{link}: {next}").unwrap();
                continue;
            }
        };
        writeln!(
            schemas,
            "    Link{link}: {{type: object, {required}properties: {{id: {{type: string}}, next: {next}}}}}"
        )
        .unwrap();
    }
    writeln!(schemas, "    Link{links}: {{type: object, properties: {{secret: {{type: string, writeOnly: true}}}}}}")
        .unwrap();
    description("Chain", &schemas)
}

/// A description of so many types in a circle, each of which also holds the seventh after it.
fn circle(types: usize) -> String {
    let mut schemas = String::new();
    for link in 0..types {
        let held = |after: usize| format!("{{$ref: '#/components/schemas/Link{}'}}", (link + after) % types);
        let (next, other) = (held(1), held(7));
        let properties = format!("next: {next}, other: {other}, id: {{type: integer}}");
        writeln!(schemas, "    Link{link}: {{type: object, properties: {{{properties}}}}}").unwrap();
    }
    description("Circle", &schemas)
}

/// A description with one operation, which sends and receives `Link0`.
fn description(title: &str, schemas: &str) -> String {
    let content = "content: {application/json: {schema: {$ref: '#/components/schemas/Link0'}}}";
    format!(
        "openapi: 3.1.0\ninfo: {{title: {title}, version: '1'}}\npaths:\n  /x:\n    post: {{operationId: post, requestBody: \
         {{{content}}}, responses: {{'200': {{description: ok, {content}}}}}}}\ncomponents:\n  schemas:\n{schemas}"
    )
}

#[test]
fn chains_of_types_of_any_length_compile() {
    const KINDS: [&str; 8] = ["required", "optional", "nullable", "list", "map", "union", "alias", "nested"];
    let target = Crate::new("chains", "2021", "");
    let mut root = String::from("#![deny(warnings)]\n");
    let one = KINDS.iter().map(|kind| (format!("chain_of_130_{kind}"), chain(130, &[kind])));
    let all = [("chain_of_1000".to_owned(), chain(1_000, &KINDS))];
    let circles = [90, 200].map(|types| (format!("circle_of_{types}"), circle(types)));
    for (name, description) in one.chain(all).chain(circles) {
        target.write(&format!("{name}.yaml"), &description);
        let path = target.0.join(format!("{name}.yaml"));
        target.generate(path.to_str().unwrap(), &["--out", "src", "--file-name", &name]);
        // Requires `Send` as well, because rustc follows types furthest to check auto traits.
        let sent = format!("{name}::types::Link0");
        root.push_str(&format!("mod {name};\nconst _: fn() = is_sent::<{sent}>;\n"));
    }
    root.push_str("fn is_sent<T: Send + Sync>() {}\nfn main() {}\n");
    target.write("src/main.rs", &root);
    let output = cargo(&target.0).args(["check", "--offline", "--quiet"]).output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    // Ordinary chains keep their plain types, without `Deep`.
    target.write("short.yaml", &chain(24, &KINDS));
    target.generate(target.0.join("short.yaml").to_str().unwrap(), &["--out", "src", "--file-name", "short"]);
    assert!(!fs::read_to_string(target.0.join("src/short.rs")).unwrap().contains("Deep<"));
    assert!(fs::read_to_string(target.0.join("src/chain_of_130_list.rs")).unwrap().contains("Deep<"));
}
