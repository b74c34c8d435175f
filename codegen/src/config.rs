//! The configuration: one name for one option in `wirewright.toml`, in [`Generator`](crate::Generator) and on the command line.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::diagnostics::{Code, Lints};
use crate::emit::Serde;
use crate::error::Error;
use crate::lower::Formats;

/// What `wirewright.toml` may say. Paths are relative to the file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Config {
    /// The description.
    pub spec: Option<PathBuf>,
    /// Overlays, applied in this order.
    pub overlays: Vec<PathBuf>,
    /// The folder that is written to.
    pub out: Option<PathBuf>,
    /// The name of the one file that is written without `crate`, without `.rs`; by default that of the description.
    pub file_name: Option<String>,
    /// The name of a whole crate; without it one file is written.
    #[serde(rename = "crate")]
    pub crate_name: Option<String>,
    /// The folder of the runtime crate, for a path dependency on it.
    pub runtime_path: Option<PathBuf>,
    /// Which serde implementations a model has.
    pub serde: Serde,
    /// What formats become, where that is not the default: `dates = "jiff"`, `uuid = "string"`.
    pub formats: Formats,
    /// Every warning is an error.
    pub strict: bool,
    /// The codes of diagnostics that are errors.
    pub deny: Vec<String>,
    /// The codes of diagnostics that are not shown.
    pub allow: Vec<String>,
    /// Whether a `$ref` may lead out of the folder of the description.
    pub allow_outside: bool,
}

impl Config {
    /// Reads a file.
    ///
    /// # Errors
    /// A file that can't be read, or that says what is not known.
    pub fn load(path: &Path) -> Result<Self, Error> {
        let invalid = |cause: String| Error::Config { path: path.display().to_string(), cause };
        let text = std::fs::read_to_string(path).map_err(|error| invalid(error.to_string()))?;
        let mut config: Self =
            toml::from_str(&text).map_err(|error| invalid(error.to_string().trim_end().to_owned()))?;
        let folder = path.parent().unwrap_or(Path::new(""));
        let place = |path: &mut PathBuf| *path = folder.join(&*path);
        config.spec.iter_mut().for_each(place);
        config.overlays.iter_mut().for_each(place);
        config.out.iter_mut().for_each(place);
        config.runtime_path.iter_mut().for_each(place);
        Ok(config)
    }

    /// The types of formats that it asks for.
    ///
    /// # Errors
    /// A format or a type that is not known.
    pub(crate) fn formats(&self) -> Result<&Formats, Error> {
        self.formats.check().map_err(Error::UnknownFormat)?;
        Ok(&self.formats)
    }

    /// The lints that it asks for.
    ///
    /// # Errors
    /// A code that no diagnostic has.
    pub(crate) fn lints(&self) -> Result<Lints, Error> {
        let codes = |names: &[String]| -> Result<Vec<Code>, Error> {
            names.iter().map(|name| Code::from_name(name).ok_or_else(|| Error::UnknownCode(name.clone()))).collect()
        };
        Ok(Lints { strict: self.strict, deny: codes(&self.deny)?, allow: codes(&self.allow)? })
    }
}
