//! Reading of text from regular files and standard input, up to a size limit.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::foreign;

/// The path that stands for standard input.
pub(crate) const STANDARD_INPUT: &str = "-";

/// The maximum size of a text, in bytes.
const LARGEST: u64 = 256 << 20;

/// The reason why a text cannot be read, and a hint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unreadable {
    pub(crate) message: String,
    pub(crate) hint: Option<String>,
}

impl Unreadable {
    fn new(message: impl Into<String>, hint: Option<&str>) -> Self {
        Self { message: message.into(), hint: hint.map(str::to_owned) }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        self.hint.as_ref().map_or(Ok(()), |hint| write!(f, "\nhelp: {hint}"))
    }
}

/// Reads a file, or standard input if the path is `-`.
pub(crate) fn read_named(path: &Path) -> Result<String, Unreadable> {
    if path.as_os_str() == STANDARD_INPUT { text(io::stdin().lock(), "standard input") } else { read_text(path) }
}

/// Reads a regular file.
pub(crate) fn read_text(path: &Path) -> Result<String, Unreadable> {
    if let Some((message, hint)) = path.to_str().and_then(url) {
        return Err(Unreadable { message, hint: Some(hint) });
    }
    let found = fs::metadata(path).map_err(|error| Unreadable::new(error.to_string(), None))?;
    if found.is_dir() {
        return Err(Unreadable::new("it is a directory", Some("pass a file in it")));
    }
    // Opening a pipe or a device may block forever.
    if !found.is_file() {
        let hint = "pass a regular file, or `-` for standard input";
        return Err(Unreadable::new(format!("it is {}, not a file", special(&found)), Some(hint)));
    }
    // Files in `/proc` have no size, and some of them are endless.
    if found.len() == 0 {
        return Err(Unreadable::new("it is empty", None));
    }
    if found.len() > LARGEST {
        return Err(too_large());
    }
    let file = File::open(path).map_err(|error| Unreadable::new(error.to_string(), None))?;
    text(file, "it")
}

/// Reads the text from a reader.
fn text(reader: impl Read, name: &str) -> Result<String, Unreadable> {
    let mut bytes = Vec::new();
    reader.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| Unreadable::new(error.to_string(), None))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > LARGEST) {
        return Err(too_large());
    }
    if let Some((kind, hint)) = foreign::binary(&bytes) {
        return Err(Unreadable::new(format!("{name} is {kind}"), Some(hint)));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        Unreadable::new(
            format!("{name} is not valid UTF-8: invalid byte at offset {offset}"),
            Some("a description must be YAML or JSON in UTF-8"),
        )
    })?;
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Unreadable::new(format!("{name} is empty"), None));
    }
    Ok(text)
}

fn too_large() -> Unreadable {
    Unreadable::new(format!("it is larger than the limit of {} MiB", LARGEST >> 20), None)
}

/// Returns the message and the hint for a path that is a URL.
fn url(path: &str) -> Option<(String, String)> {
    let (before, rest) = path.split_once(":/")?;
    // A path in a configuration file is joined to the folder of that file.
    let scheme = before.rsplit('/').next().unwrap_or(before);
    let path = path.get(before.len() - scheme.len()..).unwrap_or(path);
    // `C:/` is a path.
    if scheme.len() < 2 || !scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte)) {
        return None;
    }
    let message = "this is a URL, and remote files are not fetched".to_owned();
    Some(match &*scheme.to_ascii_lowercase() {
        "http" | "https" => (
            message,
            format!("download the description first, e.g. with `curl -fsSL -o api.yaml {path}`, or pipe it to `-`"),
        ),
        "file" => {
            let local = rest.strip_prefix("//").unwrap_or(rest);
            ("this is a URL, not a path".to_owned(), format!("pass the path `/{}`", local.trim_start_matches('/')))
        }
        _ if rest.starts_with('/') => (message, "download the description first and pass the file".to_owned()),
        _ => return None,
    })
}

#[cfg(unix)]
fn special(found: &fs::Metadata) -> &'static str {
    use std::os::unix::fs::FileTypeExt as _;
    let kind = found.file_type();
    if kind.is_fifo() {
        "a pipe"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

#[cfg(not(unix))]
fn special(_: &fs::Metadata) -> &'static str {
    "a device"
}
