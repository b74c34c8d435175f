//! Prism, a mock server that validates requests.

use std::fs::File;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

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
        // The port is free again before Prism takes it; on this machine only.
        let port = TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).map_err(told)?.port();
        let out = File::create(log).map_err(told)?;
        let process = Command::new("node")
            .args(["--max-old-space-size=4096", "--require", GUARD])
            .arg(entry)
            .args(["mock", "--host", "127.0.0.1", "--port", &port.to_string()])
            .args(["--cors", "false", "--verboseLevel", "fatal", "--seed", "1"])
            .arg(std::path::absolute(description).map_err(told)?)
            .stdin(Stdio::null())
            .stdout(out.try_clone().map_err(told)?)
            .stderr(out)
            .spawn()
            .map_err(|error| format!("node: {error}"))?;
        let mut prism = Self { process, base: format!("http://127.0.0.1:{port}") };
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if prism.process.try_wait().map_err(told)?.is_some() {
                return Err(format!("Prism ended: {}", reason(log)));
            }
            if start.elapsed() > START {
                return Err("Prism does not listen".to_owned());
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Ok(prism)
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
fn reason(log: &Path) -> String {
    let text = std::fs::read_to_string(log).unwrap_or_default();
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.contains("Starting Prism"));
    lines.find(|line| line.contains("Error") || line.contains("fatal")).unwrap_or_default().chars().take(300).collect()
}
