//! Runs Prism, a mock server that validates requests.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Map, Value};

use super::site::without_patterns;
use crate::console::write;
use crate::corpus::expected::parse;

/// The npm package, which is downloaded once. None of its files is ever committed.
const PACKAGE: &str = "@stoplight/prism-cli@5.16.0";
const ENTRY: &str = "node_modules/@stoplight/prism-cli/dist/index.js";
/// A script that keeps Prism running after an exception in a request.
const GUARD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/requests/prism/guard.cjs");
/// The maximum time for reading a large description.
const START: Duration = Duration::from_secs(240);

/// Returns the path of the program, downloading it with npm if it is missing.
///
/// # Errors
/// Returns an error with the output of npm if the download fails.
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

/// Returns the path of a description that Prism can route. Prism does not support patterns in paths, so a version
/// without them is written to `copy` if needed.
///
/// # Errors
/// Returns an error if the description cannot be read or the copy cannot be written.
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

/// A running server. The process ends when this value is dropped.
#[derive(Debug)]
pub struct Prism {
    process: Child,
    /// The base URL of the server.
    pub base: String,
}

impl Prism {
    /// Starts Prism with a description, on a free local port. The output of Prism is written to the file `log`.
    ///
    /// # Errors
    /// Returns an error if Prism does not start listening, with the reason.
    pub fn start(entry: &Path, description: &Path, log: &Path) -> Result<Self, String> {
        let message = |error: std::io::Error| format!("Prism: {error}");
        let out = File::create(log).map_err(message)?;
        let process = Command::new("node")
            .args(["--max-old-space-size=4096", "--require", GUARD])
            .arg(entry)
            .args(["mock", "--host", "127.0.0.1", "--port", "0"])
            .args(["--cors", "false", "--verboseLevel", "fatal", "--seed", "1"])
            .arg(std::path::absolute(description).map_err(message)?)
            .stdin(Stdio::null())
            .stdout(out.try_clone().map_err(message)?)
            .stderr(out)
            .spawn()
            .map_err(|error| format!("node: {error}"))?;
        let mut prism = Self { process, base: String::new() };
        let start = Instant::now();
        while start.elapsed() < START {
            let output = std::fs::read_to_string(log).unwrap_or_default();
            if let Some(port) = output.lines().find_map(|line| line.strip_prefix("listening at ")) {
                prism.base = format!("http://127.0.0.1:{port}");
                return Ok(prism);
            }
            if prism.process.try_wait().map_err(message)?.is_some() {
                return Err(format!("Prism ended: {}", reason(&output)));
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Err("Prism did not start listening".to_owned())
    }
}

impl Drop for Prism {
    fn drop(&mut self) {
        // The process may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Returns the line of a log that states the reason.
fn reason(log: &str) -> String {
    let mut lines = log.lines().map(str::trim).filter(|line| !line.is_empty() && !line.contains("Starting Prism"));
    lines.find(|line| line.contains("Error") || line.contains("fatal")).unwrap_or_default().chars().take(300).collect()
}
