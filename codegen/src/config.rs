//! The configuration: one name for one option in `wirewright.toml`, in [`Generator`](crate::Generator) and on the command line.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::diagnostics::{Code, Lints};
use crate::emit::Serde;
use crate::error::Error;
use crate::lower::Formats;
use crate::source;
use crate::write::file_name_fault;

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
    /// Whether files that are not generated ones are replaced where output is written.
    #[serde(skip)]
    pub force: bool,
}

impl Config {
    /// Reads a file, or standard input where the path is `-`.
    ///
    /// # Errors
    /// A file that can't be read, or that says what is not known.
    pub fn load(path: &Path) -> Result<Self, Error> {
        let invalid = |cause: String| Error::Config { path: path.display().to_string(), cause };
        let text = source::read_named(path).map_err(|error| invalid(error.to_string()))?;
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

    /// Checks the names of the crate and of the file, and what stands at the output folder.
    ///
    /// # Errors
    ///
    /// Returns an error if a name is invalid, or if the output folder cannot be one.
    pub(crate) fn check_output(&self) -> Result<(), Error> {
        if let Some(name) = &self.crate_name
            && let Some(fault) = crate_name_fault(name)
        {
            return Err(Error::Usage(format!("`{name}` is not a name for a crate: {fault}")));
        }
        if let Some(name) = &self.file_name {
            let extension = Path::new(name)
                .extension()
                .is_some_and(|extension| extension == "rs")
                .then_some("it is given without `.rs`");
            if let Some(fault) = file_name_fault(name).or(extension) {
                return Err(Error::Usage(format!("`{name}` is not a name for a file: {fault}")));
            }
        }
        self.out.as_deref().map_or(Ok(()), check_folder)
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

/// Returns why a text cannot be the name of a crate.
fn crate_name_fault(name: &str) -> Option<&'static str> {
    // Those that cargo refuses, or that the generated crate could not be told from.
    const TAKEN: [&str; 9] =
        ["alloc", "core", "proc_macro", "std", "test", "self", "super", "serde", "wirewright_client"];
    let identifier = name.replace('-', "_");
    if name.is_empty() {
        Some("it is empty")
    } else if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
        Some("it must begin with a letter or `_`")
    } else if name.contains(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-') {
        Some("it may have letters, digits, `-` and `_` only")
    } else if TAKEN.contains(&&*identifier) || syn::parse_str::<syn::Ident>(&identifier).is_err() {
        Some("Rust or the generated code has another use for it")
    } else {
        file_name_fault(name)
    }
}

/// Refuses an output folder at whose path, or above it, something else stands.
fn check_folder(out: &Path) -> Result<(), Error> {
    let refuse = |path: &Path, is: &str| {
        let path = path.display();
        Err(Error::Usage(format!("the output folder can't be `{}`: `{path}` is {is}", out.display())))
    };
    for path in out.ancestors().filter(|path| !path.as_os_str().is_empty()) {
        match std::fs::metadata(path) {
            Ok(found) if found.is_dir() => return Ok(()),
            Ok(_) => return refuse(path, "a file"),
            Err(_) if std::fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink()) => {
                return refuse(path, "a symbolic link that leads nowhere");
            }
            Err(_) => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_cargo_refuses_are_no_names_for_a_crate() {
        for name in ["", "1 bad", "1bad", "a b", "a.b", "../a", "größe", "fn", "std", "self", "con", "a/b", "-a", "_"]
        {
            assert!(crate_name_fault(name).is_some(), "{name:?}");
        }
        for name in ["pets", "pets-client", "pets_2", "_pets", "Pets", "union"] {
            assert_eq!(crate_name_fault(name), None, "{name}");
        }
    }
}
