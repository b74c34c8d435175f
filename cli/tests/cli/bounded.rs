//! Malicious descriptions: each run ends quickly, within a memory limit, and with an error that names the cause.

#![cfg(unix)]

use std::fmt::Write as _;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::run::{Pets, RunOutput, run};

/// The time limit for small inputs. A run takes about a second on a busy machine.
const SHORT_TIME: Duration = Duration::from_secs(4);
/// The time limit for inputs of 100 MB in an unoptimized build.
const LONG_TIME: Duration = Duration::from_secs(60);
/// The limit on address space, in kilobytes. The allocator reserves far more than it uses.
const MEMORY: u32 = 2_000_000;

/// Runs `list` on a text, with limits on memory and time.
fn run_limited(name: &str, text: &str, time: Duration) -> RunOutput {
    let pets = Pets::new();
    pets.write(name, text);
    let start = Instant::now();
    let output = Command::new("sh")
        .args(["-c", &format!("ulimit -v {MEMORY}; exec \"$0\" list --short \"$1\"")])
        .arg(env!("CARGO_BIN_EXE_wirewright"))
        .arg(name)
        .current_dir(pets.folder())
        .output()
        .unwrap();
    let elapsed = start.elapsed();
    assert!(elapsed < time, "{name} took {elapsed:?}");
    RunOutput {
        code: output.status.code().expect("the process exited without a signal"),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn alias_bombs_are_rejected() {
    let mut text = "a0: &a0 [boom]\n".to_owned();
    for level in 1..=30 {
        let alias = format!("*a{}", level - 1);
        writeln!(text, "a{level}: &a{level} [{}]", [alias.as_str(); 10].join(", ")).unwrap();
    }
    let ran = run_limited("bomb.yaml", &text, SHORT_TIME);
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.starts_with("error[syntax]: aliases expand to more than 100000 values\n --> bomb.yaml:2:5\n"),
        "{ran}"
    );
}

#[test]
fn deep_nesting_is_rejected_with_its_location() {
    const DEEP: usize = 100_000;
    let brackets = "[".repeat(DEEP) + &"]".repeat(DEEP);
    for (name, text, location) in [
        ("deep.json", brackets.clone(), "deep.json:1:128\n"),
        ("deep.yaml", format!("a: {brackets}"), "deep.yaml:1:2004\n"),
        ("block.yaml", "- ".repeat(DEEP) + "a\n", "block.yaml:1:257\n"),
    ] {
        let ran = run_limited(name, &text, SHORT_TIME);
        assert_eq!(ran.code, 1);
        assert!(ran.stderr.starts_with("error[syntax]: recursion limit exceeded\n"), "{ran}");
        assert!(ran.stderr.contains(location), "{ran}");
        assert!(ran.stderr.len() < 1_000, "{ran}");
    }
}

#[test]
fn a_long_chain_of_references_is_followed() {
    let mut text =
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\ncomponents:\n  schemas:\n    S0: {type: string}\n".to_owned();
    for index in 1..1_000 {
        writeln!(text, "    S{index}: {{$ref: '#/components/schemas/S{}'}}", index - 1).unwrap();
    }
    let ran = run_limited("chain.yaml", &text, SHORT_TIME);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_eq!(ran.stdout.lines().count(), 1_000);
}

#[test]
fn a_long_chain_of_all_ofs_is_followed() {
    let mut text =
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\ncomponents:\n  schemas:\n    S0: {type: object}\n".to_owned();
    for index in 1..100 {
        let part = index - 1;
        writeln!(
            text,
            "    S{index}: {{allOf: [{{$ref: '#/components/schemas/S{part}'}}], properties: {{p{index}: {{}}}}}}"
        )
        .unwrap();
    }
    let ran = run_limited("chain.yaml", &text, SHORT_TIME);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_eq!(ran.stdout.lines().count(), 100);
}

#[test]
fn a_scalar_of_100_megabytes_is_accepted_and_its_name_is_shortened() {
    let long = "a".repeat(100 << 20);
    for name in ["long.json", "long.yaml"] {
        let text = format!(
            r#"{{"openapi": "3.1.0", "info": {{"title": "T", "version": "1"}}, "paths": {{"/a": {{"get": {{"operationId": "{long}", "responses": {{}}}}}}}}}}"#
        );
        let ran = run_limited(name, &text, LONG_TIME);
        assert!(ran.stderr.len() < 10_000 && ran.stdout.len() < 10_000, "{} {}", ran.stdout.len(), ran.stderr.len());
        assert_eq!(ran.code, 0, "{ran}");
    }
}

#[test]
fn references_through_links_and_pipes_cannot_leave_the_folder() {
    let pets = Pets::new();
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(outside.path().join("secret.yaml"), "Secret: {type: string}\n").unwrap();
    std::os::unix::fs::symlink(outside.path().join("secret.yaml"), pets.folder().join("link.yaml")).unwrap();
    std::os::unix::fs::symlink(outside.path(), pets.folder().join("folder")).unwrap();
    assert!(Command::new("mkfifo").arg(pets.folder().join("pipe.yaml")).status().unwrap().success());
    let absolute = outside.path().join("secret.yaml");
    for target in ["link.yaml", "folder/secret.yaml", "pipe.yaml", &absolute.display().to_string(), "/dev/zero"] {
        pets.write(
            "api.yaml",
            &format!(
                "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\ncomponents:\n  schemas:\n    A: {{$ref: '{target}#/Secret'}}\n"
            ),
        );
        let ran = run(pets.folder(), "list api.yaml");
        assert_eq!(ran.code, 1, "{target}: {ran}");
        assert!(ran.stderr.contains("api.yaml:5:"), "{target}: {ran}");
    }
}
