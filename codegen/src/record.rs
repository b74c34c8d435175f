//! A record of what a build script generated, by which the next run finds that nothing has changed.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

/// The inputs and the output of a run, as digests, and what the run printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Record {
    /// The options, and the compiler itself.
    settings: u64,
    /// The files that were read.
    inputs: BTreeMap<PathBuf, u64>,
    /// The file that was written.
    output: (PathBuf, u64),
    /// The warnings.
    pub(crate) warnings: Vec<String>,
    /// The features of the runtime crate that the output needs.
    pub(crate) features: Vec<String>,
}

impl Record {
    /// Creates a record. Returns `None` if a file cannot be read.
    pub(crate) fn new<'p>(
        settings: u64,
        inputs: impl IntoIterator<Item = &'p Path>,
        output: &Path,
        warnings: Vec<String>,
        features: Vec<String>,
    ) -> Option<Self> {
        let inputs = inputs.into_iter().map(|path| Some((path.to_owned(), digest_of(path)?)));
        Some(Self {
            settings,
            inputs: inputs.collect::<Option<_>>()?,
            output: (output.to_owned(), digest_of(output)?),
            warnings,
            features,
        })
    }

    /// Returns the record at a path, if its settings are these, and no file has changed since.
    pub(crate) fn current(path: &Path, settings: u64) -> Option<Self> {
        let record: Self = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
        let is_same = |(path, digest): (&PathBuf, &u64)| digest_of(path) == Some(*digest);
        let is_current = record.settings == settings
            && record.inputs.iter().all(is_same)
            && is_same((&record.output.0, &record.output.1));
        is_current.then_some(record)
    }

    /// Writes the record. A record that cannot be written only costs the next run its time.
    pub(crate) fn write(&self, path: &Path) {
        if let Ok(text) = serde_json::to_vec(self) {
            let _ = fs::write(path, text);
        }
    }

    /// Returns the files that were read.
    pub(crate) fn inputs(&self) -> impl Iterator<Item = &Path> {
        self.inputs.keys().map(PathBuf::as_path)
    }
}

fn digest_of(path: &Path) -> Option<u64> {
    Some(digest(&fs::read(path).ok()?))
}

/// Returns the digest of a text. It detects changes, but not forgery.
pub(crate) fn digest(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

/// Returns a text that changes with the compiler: its version, and the build script that contains it.
pub(crate) fn compiler() -> String {
    let script = std::env::current_exe().and_then(fs::metadata);
    let built = script.as_ref().ok().and_then(|script| {
        let time = script.modified().ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
        Some((script.len(), time))
    });
    format!("{} {built:?}", env!("CARGO_PKG_VERSION"))
}
