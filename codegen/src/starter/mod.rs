//! The first configuration file of a user: the options that a description needs, and all others as comments.

mod findings;
mod naming;
mod options;
mod text;

use std::path::{Path, PathBuf};

use crate::config::crate_name_fault;
use crate::error::{Error, Result};
use crate::generator::Generator;
use crate::settings::InlineNames;
use crate::write::relative;
use findings::Findings;

/// A configuration file for a description, as returned by [`Generator::starter`].
///
/// # Examples
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let folder = tempfile::tempdir()?;
/// # let (spec, path) = (folder.path().join("pets.yaml"), folder.path().join("wirewright.toml"));
/// # std::fs::write(&spec, "{openapi: 3.1.0, info: {title: Pets, version: '1'}, paths: {}}")?;
/// use wirewright::{Config, Generator};
///
/// let starter = Generator::new(&spec).starter(&path)?;
/// std::fs::write(&path, starter.text)?;
/// assert_eq!(Config::load(&path)?.crate_name.as_deref(), Some("pets-client"));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Starter {
    /// The text of the file.
    pub text: String,
    /// The proposals of the file, each a sentence.
    pub proposals: Vec<String>,
}

impl Generator {
    /// Inspects the description, and returns a commented configuration file for it. Paths in the file are relative to
    /// `path`, where the file is to be written. Nothing is written.
    ///
    /// # Errors
    ///
    /// Returns an error if no description is set, or if it has errors.
    pub fn starter(&self, path: &Path) -> Result<Starter> {
        let spec = self.config().spec.as_deref().ok_or(Error::Missing("missing description: set `spec`"))?;
        // Decimals are strings and inline types are named by their places. Here they are converted, and named by their
        // titles, so that they are found.
        let compilation = self.clone().format("decimal", "rust_decimal").inline_names(InlineNames::Title).run()?;
        let model = compilation.model_or_error(self.renderer)?;
        let findings = Findings::of(model);
        let folder = path.parent().unwrap_or(Path::new(""));
        let spec = relative(folder, spec).map_or_else(|| spec.to_owned(), plain);
        let stem = spec.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let spec = spec.to_string_lossy();
        // A backslash separates folders only on Windows.
        let spec = if cfg!(windows) { spec.replace('\\', "/") } else { spec.into_owned() };
        let name = crate_name(&[&model.api.title, &stem]);
        Ok(Starter { text: text::text(&findings, &spec, &stem, &name), proposals: findings.proposals() })
    }
}

/// Returns a path that is not empty.
fn plain(path: PathBuf) -> PathBuf {
    if path.as_os_str().is_empty() { PathBuf::from(".") } else { path }
}

/// Returns a crate name made of the first text that gives a valid one, such as `pets-client` for `Pets API`.
fn crate_name(texts: &[&str]) -> String {
    let name = texts.iter().map(|text| {
        let ascii = deunicode::deunicode(text).to_ascii_lowercase();
        let mut words: Vec<&str> = ascii.split(|c: char| !c.is_ascii_alphanumeric()).collect();
        words.retain(|word| !word.is_empty());
        while words.len() > 1 && words.last().is_some_and(|word| ["api", "rest", "client"].contains(word)) {
            words.pop();
        }
        words.truncate(MOST_WORDS);
        format!("{}-client", words.join("-"))
    });
    let mut names = name.filter(|name| name.len() <= LONGEST && crate_name_fault(name).is_none());
    names.next().unwrap_or_else(|| "api-client".to_owned())
}

/// The number of words of a title that a crate name has.
const MOST_WORDS: usize = 5;
/// The length of the longest crate name.
const LONGEST: usize = 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_crate_name_is_made_of_the_title_or_of_the_file_name() {
        for (title, stem, name) in [
            ("Pets", "openapi", "pets-client"),
            ("GitHub v3 REST API", "openapi", "github-v3-client"),
            ("Größen: API", "openapi", "grossen-client"),
            ("API", "openapi", "api-client"),
            ("3D models", "models", "models-client"),
            ("", "swagger", "swagger-client"),
            ("1", "2", "api-client"),
        ] {
            assert_eq!(crate_name(&[title, stem]), name, "{title}");
        }
    }
}
