//! Builds the crate of a server: its generated client, and the program that calls it.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use wirewright::Renderer;
use wirewright::{Generator, Serde};

use super::catalogue::{Description, Server};
use super::process::Running;
use super::python;
use crate::console::{RUNTIME, write};
use crate::corpus::crates::put;
use crate::corpus::expected::parse;
use crate::corpus::specs;
use crate::xml::cut::cut;

/// The folder with the programs and overlays of the servers.
const SERVERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/servers");

/// Writes the description of a server to a file.
///
/// # Errors
/// Returns an error if the description cannot be obtained or written.
pub fn description(server: &Server, running: &Running, environment: &Path, work: &Path) -> Result<PathBuf, String> {
    match server.description {
        Description::Shipped(path) => python::file(environment, path),
        Description::Served(path) => {
            let file = work.join(format!("{}.json", server.name));
            write(&file, &running.get(path)?)?;
            Ok(file)
        }
        Description::Corpus(path, operations) => {
            let mut description: Value = parse(&specs::fetched()?.join(path))?;
            cut(&mut description, &operations.iter().copied().collect());
            let file = work.join(format!("{}.json", server.name));
            write(&file, &description.to_string())?;
            Ok(file)
        }
    }
}

/// Generates the client, builds the program, and returns its path.
///
/// # Errors
/// Returns an error if the description cannot be compiled or the program cannot be built.
pub fn build(server: &Server, description: &Path, work: &Path) -> Result<PathBuf, String> {
    let files = Path::new(SERVERS).join(server.name);
    let mut generator = Generator::new(description).serde(Serde::Both);
    let overlay = files.join("overlay.yaml");
    if overlay.is_file() {
        generator = generator.overlay(&overlay);
    }
    let compilation = generator.run().map_err(|error| error.to_string())?;
    let api = compilation.single_file("api", Renderer::default()).map_err(|error| error.to_string())?;
    let project = std::path::absolute(work.join("programs").join(server.name)).map_err(|error| error.to_string())?;
    std::fs::create_dir_all(project.join("src")).map_err(|error| error.to_string())?;
    let runtime = std::fs::canonicalize(RUNTIME).map_err(|error| error.to_string())?;
    let put = |path: &str, text: &str| put(&project.join(path), text).map_err(|error| format!("{path}: {error}"));
    put("Cargo.toml", &manifest(server.name, &runtime))?;
    put("src/api.rs", &api.text)?;
    for (to, from) in [("src/main.rs", files.join("main.rs")), ("src/record.rs", Path::new(SERVERS).join("record.rs"))]
    {
        put(to, &std::fs::read_to_string(&from).map_err(|error| format!("{}: {error}", from.display()))?)?;
    }
    let lock = project.join("Cargo.lock");
    if !lock.exists() {
        std::fs::copy(runtime.join("../Cargo.lock"), lock).map_err(|error| error.to_string())?;
    }
    let target = std::path::absolute(work.join("target")).map_err(|error| error.to_string())?;
    let output = Command::new("cargo")
        .args(["build", "--quiet"])
        .current_dir(&project)
        .env("CARGO_TARGET_DIR", &target)
        .output()
        .map_err(|error| format!("cargo: {error}"))?;
    if output.status.success() {
        Ok(target.join("debug").join(server.name))
    } else {
        Err(format!("the program of {}: {}", server.name, String::from_utf8_lossy(&output.stderr)))
    }
}

fn manifest(name: &str, runtime: &Path) -> String {
    let runtime = toml::Value::from(runtime.to_string_lossy().into_owned());
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         base64 = \"0.22\"\nserde = {{ version = \"1\", features = [\"derive\"] }}\nserde_json = \"1\"\n\
         tokio = {{ version = \"1\", features = [\"macros\", \"rt\", \"time\"] }}\n\
         wirewright-client = {{ path = {runtime}, default-features = false, features = [\"chrono\", \"reqwest\", \"uuid\", \"xml\"] }}\n\
         \n[lints.rust]\nwarnings = \"deny\"\n\n[profile.dev]\ndebug = false\n"
    )
}
