//! Successive versions of descriptions: the verdict of `diff` is compared with that of cargo-semver-checks.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use wirewright::changes::{Report, Step, Version, compare};
use wirewright::{Compilation, Generator, OutputFile};

use crate::console::{RUNTIME, output};

/// A step from one version to the next.
pub struct Stride {
    /// The folder of the history, and the numbers of the versions.
    pub name: String,
    /// The report of `diff`.
    pub report: Report,
    /// The verdict of cargo-semver-checks and the failed checks, if it ran.
    pub checked: Option<(Step, Vec<String>)>,
}

/// The folders and programs of a run.
pub struct Setup {
    /// The folder for generated crates.
    pub work: PathBuf,
    /// The program cargo-semver-checks, if it is there.
    pub semver_checks: Option<PathBuf>,
}

/// Returns the histories in a folder: its folders, each with the numbered files of successive versions.
///
/// # Errors
/// Returns an error if the folder cannot be read.
pub fn histories(folder: &Path) -> Result<BTreeMap<String, Vec<PathBuf>>, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if !path.is_dir() {
            continue;
        }
        let number = |file: &PathBuf| file.file_stem().and_then(|stem| stem.to_str()?.parse::<u32>().ok());
        let files = std::fs::read_dir(&path).map_err(failed)?.flatten().map(|entry| entry.path());
        let mut files: Vec<PathBuf> = files.filter(|file| number(file).is_some()).collect();
        files.sort_by_key(number);
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        found.insert(name, files);
    }
    Ok(found)
}

/// A generated version.
struct Generated {
    compilation: Compilation,
    files: Vec<OutputFile>,
    /// The rustdoc JSON, if it was made.
    rustdoc: Option<PathBuf>,
}

/// Compares each version of a history with the next.
///
/// # Errors
/// Returns an error if a version cannot be generated, documented or compared.
pub fn strides(name: &str, versions: &[PathBuf], setup: &Setup) -> Result<Vec<Stride>, String> {
    let mut strides = Vec::new();
    let mut before: Option<Generated> = None;
    for (index, path) in versions.iter().enumerate() {
        let after = generated(name, index + 1, path, setup)?;
        if let Some(before) = &before {
            let old = Version::of(&before.compilation, before.files.clone());
            let new = Version::of(&after.compilation, after.files.clone());
            let report = compare(&old, &new).map_err(|error| error.to_string())?;
            let checked = checked(before, &after, setup)?;
            strides.push(Stride { name: format!("{name} {index} -> {}", index + 1), report, checked });
        }
        before = Some(after);
    }
    Ok(strides)
}

fn generated(name: &str, number: usize, path: &Path, setup: &Setup) -> Result<Generated, String> {
    let out = setup.work.join(name).join(number.to_string());
    let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    // All versions have the name of one crate, as their users see it.
    let generator = Generator::new(path).out(&out).crate_name("history-client").runtime_path(RUNTIME);
    let compilation = generator.run().map_err(|error| failed(&error))?;
    let mut files = generator.files(&compilation).map_err(|error| failed(&error))?;
    let rustdoc = match &setup.semver_checks {
        None => None,
        Some(_) => {
            if out.exists() {
                std::fs::remove_dir_all(&out).map_err(|error| failed(&error))?;
            }
            let is_manifest = |file: &&mut OutputFile| file.path == "Cargo.toml";
            let manifest = files.iter_mut().find(is_manifest).ok_or("the crate has no manifest")?;
            let text = manifest.text.clone();
            manifest.text.push_str("\n[workspace]\n");
            generator.write(&files).map_err(|error| failed(&error))?;
            if let Some(manifest) = files.iter_mut().find(is_manifest) {
                manifest.text.clone_from(&text);
            }
            Some(document(&out, &text, setup)?)
        }
    };
    Ok(Generated { compilation, files, rustdoc })
}

/// Returns the rustdoc JSON of a crate with all groups of operations. It needs no HTTP client.
fn document(out: &Path, manifest: &str, setup: &Setup) -> Result<PathBuf, String> {
    let manifest: toml::Table = manifest.parse().map_err(|error: toml::de::Error| error.to_string())?;
    let features = manifest.get("features").and_then(toml::Value::as_table);
    let names = features.iter().flat_map(|table| table.keys()).map(String::as_str);
    let names: Vec<&str> = names.filter(|name| !matches!(*name, "default" | "reqwest")).collect();
    std::fs::copy(Path::new(RUNTIME).join("../Cargo.lock"), out.join("Cargo.lock"))
        .map_err(|error| error.to_string())?;
    let target = setup.work.join("target");
    let mut command = Command::new("cargo");
    command.args(["rustdoc", "--lib", "--quiet", "--offline", "--no-default-features", "--features", &names.join(",")]);
    command.args([
        "--",
        "-Zunstable-options",
        "--output-format",
        "json",
        "--document-hidden-items",
        "--cap-lints=allow",
    ]);
    // The format of the JSON is that of the toolchain, which only unstable options print.
    command.current_dir(out).env("RUSTC_BOOTSTRAP", "1").env("CARGO_TARGET_DIR", &target);
    output(&mut command)?;
    let copy = out.join("rustdoc.json");
    std::fs::copy(target.join("doc/history_client.json"), &copy).map_err(|error| error.to_string())?;
    Ok(copy)
}

fn checked(old: &Generated, new: &Generated, setup: &Setup) -> Result<Option<(Step, Vec<String>)>, String> {
    let (Some(program), Some(old), Some(new)) = (&setup.semver_checks, &old.rustdoc, &new.rustdoc) else {
        return Ok(None);
    };
    let mut command = Command::new(program);
    command.args(["semver-checks", "--color", "never", "--release-type", "patch", "--baseline-rustdoc"]);
    command.arg(old).arg("--current-rustdoc").arg(new);
    let ran = command.output().map_err(|error| error.to_string())?;
    let text = format!("{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    verdict(&text).map(Some).ok_or(text)
}

/// Reads the verdict and the failed checks from the output of cargo-semver-checks.
fn verdict(text: &str) -> Option<(Step, Vec<String>)> {
    let failures = text.lines().filter_map(|line| line.trim().strip_prefix("--- failure "));
    let failures: Vec<String> =
        failures.map(|line| line.split(':').next().unwrap_or_default().trim().to_owned()).collect();
    let summary = text.lines().find(|line| line.trim_start().starts_with("Summary"))?;
    let step = if summary.contains("no semver update required") {
        Step::Patch
    } else if summary.contains("new major version") {
        Step::Major
    } else if summary.contains("new minor version") {
        Step::Minor
    } else {
        return None;
    };
    Some((step, failures))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_output_of_semver_checks_is_understood() {
        let text = "--- failure enum_missing: pub enum removed ---\n     Summary semver requires new major version: 1 major and 0 minor checks failed\n";
        assert_eq!(verdict(text), Some((Step::Major, vec!["enum_missing".to_owned()])));
        assert_eq!(verdict("     Summary no semver update required\n"), Some((Step::Patch, Vec::new())));
        assert_eq!(verdict("error: no such file\n"), None);
    }
}
