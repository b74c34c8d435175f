//! Runs of the binary on a pseudo-terminal.

#![cfg(unix)]

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::os::unix::ffi::OsStrExt as _;
use std::process::{Command, Stdio};
use std::time::Duration;

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};

/// The texts that a terminal received.
pub(crate) struct OnTerminal {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// A new terminal: the side of the program, and the reader of its output.
fn terminal() -> (File, std::thread::JoinHandle<String>) {
    let own = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&own).unwrap();
    unlockpt(&own).unwrap();
    let name = ptsname(&own, Vec::new()).unwrap();
    let path = std::path::Path::new(std::ffi::OsStr::from_bytes(name.as_bytes()));
    let program = File::options().read(true).write(true).open(path).unwrap();
    let reader = std::thread::spawn(move || {
        let mut own = File::from(own);
        let mut text = Vec::new();
        // The last read fails, once the program has closed its side.
        let _ = own.read_to_end(&mut text);
        String::from_utf8(text).unwrap().replace("\r\n", "\n")
    });
    (program, reader)
}

/// Runs a command with two terminals for its output. The text is passed to standard input after a pause.
pub(crate) fn run(mut command: Command, input: Option<(Duration, &str)>) -> OnTerminal {
    let (stdout, stdout_reader) = terminal();
    let (stderr, stderr_reader) = terminal();
    command.stdin(if input.is_some() { Stdio::piped() } else { Stdio::null() }).stdout(stdout).stderr(stderr);
    let mut child = command.spawn().unwrap();
    if let Some((pause, text)) = input {
        std::thread::sleep(pause);
        child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    }
    child.wait().unwrap();
    // Closes the sides of the program that this process still has.
    drop(command);
    OnTerminal { stdout: stdout_reader.join().unwrap(), stderr: stderr_reader.join().unwrap() }
}
