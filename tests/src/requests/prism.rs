//! Prism, a mock server that validates requests.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Map, Value};

use super::site::without_patterns;
use crate::console::write;
use crate::corpus::expected::parse;

/// The package, which is fetched once. Nothing of it is ever committed.
const PACKAGE: &str = "@stoplight/prism-cli@5.16.0";
const ENTRY: &str = "node_modules/@stoplight/prism-cli/dist/index.js";
/// What keeps it from ending at one request that it can't bear.
const GUARD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/requests/prism/guard.cjs");
/// How long it may take to read a large description.
const START: Duration = Duration::from_secs(240);

/// The program, fetched with npm if it is not there.
///
/// # Errors
/// What npm says.
pub fn fetched() -> Result<PathBuf, String> {
    let name = PACKAGE.trim_start_matches('@').replace(['/', '@'], "-");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target").join(name);
    let entry = folder.join(ENTRY);
    if entry.is_file() {
        return Ok(entry);
    }
    eprintln!("fetching {PACKAGE} into {}", folder.display());
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let arguments = ["install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--no-save", PACKAGE];
    let output = Command::new("npm").args(arguments).current_dir(&folder).output();
    let output = output.map_err(|error| format!("npm: {error}"))?;
    if output.status.success() && entry.is_file() {
        Ok(entry)
    } else {
        Err(format!("npm: {}", String::from_utf8_lossy(&output.stderr)))
    }
}

/// A description as Prism can route by it: it takes no patterns in paths. `copy` is where one without them is written to.
///
/// # Errors
/// A description that can't be read, or a copy that can't be written.
pub fn routable(description: &Path, copy: &Path) -> Result<PathBuf, String> {
    let mut document = parse(description)?;
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    let Some(paths) = paths.filter(|paths| paths.keys().any(|path| without_patterns(path) != *path)) else {
        return Ok(description.to_owned());
    };
    let mut plain = Map::new();
    for (path, item) in std::mem::take(paths) {
        let without = without_patterns(&path);
        plain.insert(if plain.contains_key(&without) { path } else { without }, item);
    }
    *paths = plain;
    write(copy, &document.to_string())?;
    Ok(copy.to_owned())
}

/// A running server; it ends with this.
#[derive(Debug)]
pub struct Prism {
    process: Child,
    /// Its URL.
    pub base: String,
}

impl Prism {
    /// Starts it on a description, on a free port of this machine. What it says goes into the file `log`.
    ///
    /// # Errors
    /// Why it does not listen.
    pub fn start(entry: &Path, description: &Path, log: &Path) -> Result<Self, String> {
        let told = |error: std::io::Error| format!("Prism: {error}");
        let out = File::create(log).map_err(told)?;
        let process = Command::new("node")
            .args(["--max-old-space-size=4096", "--require", GUARD])
            .arg(entry)
            .args(["mock", "--host", "127.0.0.1", "--port", "0"])
            .args(["--cors", "false", "--verboseLevel", "fatal", "--seed", "1"])
            .arg(std::path::absolute(description).map_err(told)?)
            .stdin(Stdio::null())
            .stdout(out.try_clone().map_err(told)?)
            .stderr(out)
            .spawn()
            .map_err(|error| format!("node: {error}"))?;
        let mut prism = Self { process, base: String::new() };
        let start = Instant::now();
        while start.elapsed() < START {
            let said = std::fs::read_to_string(log).unwrap_or_default();
            if let Some(port) = said.lines().find_map(|line| line.strip_prefix("listening at ")) {
                prism.base = format!("http://127.0.0.1:{port}");
                return Ok(prism);
            }
            if prism.process.try_wait().map_err(told)?.is_some() {
                return Err(format!("Prism ended: {}", reason(&said)));
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Err("Prism does not listen".to_owned())
    }
}

impl Drop for Prism {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The line of a log that says why.
fn reason(log: &str) -> String {
    let mut lines = log.lines().map(str::trim).filter(|line| !line.is_empty() && !line.contains("Starting Prism"));
    lines.find(|line| line.contains("Error") || line.contains("fatal")).unwrap_or_default().chars().take(300).collect()
}
