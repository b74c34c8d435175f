//! Input: regular files and standard input.

use insta::assert_snapshot;

use crate::run::{PETS, Pets};

#[test]
fn standard_input_is_read_as_yaml_or_json() {
    let pets = Pets::new();
    let listed = pets.succeed("list pets.yaml --short").stdout;
    let json = r#"{"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "components": {"schemas": {"Pet": {"type": "object"}}}}"#;
    assert_eq!(pets.run_on("list - --short", PETS).stdout, listed);
    assert_eq!(pets.run_on("list -", json).code, 0);
    assert_eq!(pets.run_on("generate - --out out --file-name pets", PETS).code, 0);
    assert_eq!(pets.run_on("check - --out out --file-name pets", PETS).code, 0);
    assert_eq!(pets.run("check pets.yaml --out out").code, 0);
}

#[test]
fn references_of_standard_input_resolve_against_the_current_folder() {
    let pets = Pets::new();
    pets.write("parts/pet.yaml", "Pet: {type: object, properties: {name: {type: string}}}\n");
    let ran = pets.run_on("list -", &PETS.replace("#/components/schemas/Pet", "parts/pet.yaml#/Pet"));
    assert_eq!(ran.code, 0, "{ran}");
    let ran = pets.run_on("list -", &PETS.replace("#/components/schemas/Pet", "../pet.yaml#/Pet"));
    assert_eq!(ran.code, 1, "{ran}");
}

#[test]
fn an_overlay_and_a_configuration_may_come_from_standard_input() {
    let pets = Pets::new();
    let overlay = "overlay: 1.0.0\nactions: [{target: $.components.schemas.Pet, update: {title: Animal}}]\n";
    assert_eq!(pets.run_on("list pets.yaml --overlay -", overlay).code, 0);
    assert_eq!(pets.run_on("list --config -", "spec = \"pets.yaml\"\n").code, 0);
    let ran = pets.run_on("list - --overlay -", overlay);
    assert_eq!((ran.code, ran.stderr.as_str()), (2, "error: standard input (`-`) can be read only once\n"));
}

#[test]
fn errors_in_standard_input_have_a_location() {
    let pets = Pets::new();
    assert_snapshot!(pets.run_on("list -", "openapi: 3.1.0\ninfo: [\n"));
    assert_snapshot!("nothing_on_standard_input", pets.run_on("list -", ""));
    assert_snapshot!("a_page_on_standard_input", pets.run_on("list -", "<!doctype html>\n<html></html>\n"));
}

#[test]
fn a_url_is_not_fetched() {
    let pets = Pets::new();
    assert_snapshot!(pets.run("list https://api.example.com/openapi.json"));
    pets.write("spec/wirewright.toml", "spec = \"https://api.example.com/openapi.json\"\n");
    let ran = pets.run("list");
    assert!(
        ran.stderr.contains("this is a URL") && ran.stderr.contains("-o api.yaml https://api.example.com/"),
        "{ran}"
    );
    assert_snapshot!("a_url_of_a_file", pets.run("list file:///srv/api.yaml"));
}

#[cfg(unix)]
#[test]
fn only_regular_files_are_read() {
    let pets = Pets::new();
    assert!(std::process::Command::new("mkfifo").arg(pets.path("pipe")).status().unwrap().success());
    let _socket = std::os::unix::net::UnixListener::bind(pets.path("socket")).unwrap();
    std::fs::create_dir(pets.path("folder")).unwrap();
    for (name, message) in [
        ("pipe", "it is a pipe, not a file"),
        ("socket", "it is a socket, not a file"),
        ("folder", "it is a directory"),
        ("/dev/zero", "it is a device, not a file"),
        ("/proc/self/environ", "it is empty"),
    ] {
        let inputs = [
            (format!("list {name}"), 1),
            (format!("list pets.yaml --overlay {name}"), 1),
            (format!("list --config {name}"), 2),
        ];
        for (arguments, code) in inputs {
            // Systems without `/proc` report that the file does not exist.
            let ran = pets.run(&arguments);
            assert_eq!(ran.code, code, "{arguments}: {ran}");
            assert!(ran.stderr.contains(message) || ran.stderr.contains("No such file"), "{arguments}: {ran}");
        }
        pets.edit("#/components/schemas/Pet", &format!("{name}#/Pet"));
        let ran = pets.run("list pets.yaml --allow-outside");
        assert_eq!(ran.code, 1, "{ran}");
        assert!(ran.stderr.contains(message) || ran.stderr.contains("No such file"), "{ran}");
        pets.write("pets.yaml", PETS);
    }
}

#[test]
fn a_file_beyond_the_limit_is_not_read() {
    let pets = Pets::new();
    std::fs::File::create(pets.path("large.yaml")).unwrap().set_len(300 << 20).unwrap();
    for arguments in ["list large.yaml", "list pets.yaml --overlay large.yaml", "list --config large.yaml"] {
        let ran = pets.run(arguments);
        assert!(ran.stderr.contains("it is larger than the limit of 256 MiB"), "{ran}");
    }
}
