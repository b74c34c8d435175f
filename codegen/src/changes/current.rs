//! A test that checked-in code is up to date.

use std::path::Path;

use crate::config::Config;
use crate::error::Result;
use crate::generator::Generator;

/// Checks that the generated code of a configuration file is up to date. For a test of one line in the crate that has
/// the code:
///
/// ```no_run
/// # #[allow(clippy::test_attr_in_doctest)]
/// #[test]
/// fn the_client_is_current() {
///     wirewright::assert_current("wirewright.toml");
/// }
/// ```
///
/// The path is relative to the folder of the crate, in which cargo runs tests. The crate needs a `[dev-dependencies]` on
/// `wirewright` with the features `config-file`, `crates` and `diff`, and `overlay` if the configuration has overlays.
///
/// # Panics
///
/// Panics if the code is out of date, with a report of the changes, or if the description or the configuration has errors.
#[track_caller]
#[allow(clippy::panic, reason = "an assertion")]
pub fn assert_current(config: impl AsRef<Path>) {
    let config = config.as_ref();
    match report(config) {
        Ok(None) => {}
        Ok(Some(text)) => panic!(
            "the generated code is out of date; run `wirewright generate --config {}` to update it\n\n{text}",
            config.display()
        ),
        Err(error) => panic!("{error}"),
    }
}

/// Returns the report of the changes, if the code is out of date.
fn report(config: &Path) -> Result<Option<String>> {
    let generator = Generator::from_config(Config::load(config)?);
    let compilation = generator.run()?;
    let files = generator.files(&compilation)?;
    let diff = generator.compare(&files)?;
    if diff.is_empty() {
        return Ok(None);
    }
    // There is no report of code that cannot be read or is not there yet, and of files that are in other places.
    let report = generator.changes(&compilation, files).ok().filter(|report| !report.is_empty());
    Ok(Some(report.map_or(diff, |report| report.text())))
}
