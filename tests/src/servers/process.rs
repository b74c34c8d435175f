//! A running server process.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::catalogue::Server;
use crate::console::write;

/// The maximum time that a server may take to start.
const START: Duration = Duration::from_secs(120);

/// A running server. The process ends when this value is dropped.
#[derive(Debug)]
pub struct Running {
    process: Child,
    port: u16,
}

impl Running {
    /// Starts a server on a free local port, with an empty folder for its data. Its output goes to a log file beside
    /// the folder.
    ///
    /// # Errors
    /// Returns an error with the end of the log if the server ends or does not respond in time.
    pub fn start(server: &Server, environment: &Path, work: &Path) -> Result<Self, String> {
        let message = |error: std::io::Error| format!("{}: {error}", server.name);
        let data = work.join("data").join(server.name);
        if data.exists() {
            std::fs::remove_dir_all(&data).map_err(message)?;
        }
        std::fs::create_dir_all(&data).map_err(message)?;
        let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).map_err(message)?.port();
        let filled = |text: &str| text.replace("{port}", &port.to_string()).replace("{data}", &data.to_string_lossy());
        if !server.config.is_empty() {
            write(&data.join("config.ini"), &filled(server.config))?;
        }
        let log = work.join(format!("{}.log", server.name));
        let out = File::create(&log).map_err(message)?;
        let (program, arguments) = server.command.split_first().ok_or("the server has no command")?;
        let process = Command::new(environment.join("bin").join(program))
            .args(arguments.iter().map(|argument| filled(argument)))
            .current_dir(&data)
            .env("HOME", &data)
            .env("PATH", path_with(&environment.join("bin")))
            // Kernels and terminals are children of the server. They belong to its process group and end with it.
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(out.try_clone().map_err(message)?)
            .stderr(out)
            .spawn()
            .map_err(message)?;
        let mut running = Self { process, port };
        let start = Instant::now();
        while start.elapsed() < START {
            if running.get(server.ready).is_ok() {
                return Ok(running);
            }
            if running.process.try_wait().map_err(message)?.is_some() {
                return Err(format!("{} ended: {}", server.name, end_of(&log)));
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        Err(format!("{} does not respond: {}", server.name, end_of(&log)))
    }

    /// Returns the origin.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Returns the body of the resource at a path.
    ///
    /// # Errors
    /// Returns an error if the server does not respond with 200.
    pub fn get(&self, path: &str) -> Result<String, String> {
        let message = |error: std::io::Error| format!("{path}: {error}");
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).map_err(message)?;
        stream.set_read_timeout(Some(Duration::from_secs(30))).map_err(message)?;
        // With HTTP/1.0, the end of the connection marks the end of the body.
        write!(stream, "GET {path} HTTP/1.0\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port).map_err(message)?;
        let mut response = String::new();
        stream.read_to_string(&mut response).map_err(message)?;
        let (head, body) = response.split_once("\r\n\r\n").ok_or_else(|| format!("{path}: no response"))?;
        let status = head.split(' ').nth(1).unwrap_or_default();
        if status == "200" { Ok(body.to_owned()) } else { Err(format!("{path}: status {status}")) }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // The process group has the server's id. The group may have ended already.
        let _ = Command::new("kill").args(["-9", "--", &format!("-{}", self.process.id())]).status();
        let _ = self.process.wait();
    }
}

fn path_with(folder: &Path) -> String {
    format!("{}:{}", folder.display(), std::env::var("PATH").unwrap_or_default())
}

/// Returns the last lines of a log.
fn end_of(log: &Path) -> String {
    let text = std::fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().rev().take(5).collect();
    lines.into_iter().rev().collect::<Vec<_>>().join("\n")
}
