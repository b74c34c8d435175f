//! Environment variables, from which a client is created.

use std::env::VarError;

use crate::ConfigError;

/// Returns the value of an environment variable, or `None` if it is missing or empty.
///
/// # Errors
///
/// Returns an error if the value is not Unicode.
///
/// ```
/// use wirewright_client::codegen::variable;
///
/// assert_eq!(variable("WIREWRIGHT_NO_SUCH_VARIABLE")?, None);
/// assert_eq!(variable("CARGO_MANIFEST_DIR")?.as_deref(), Some(env!("CARGO_MANIFEST_DIR")));
/// # Ok::<(), wirewright_client::ConfigError>(())
/// ```
pub fn variable(name: &str) -> Result<Option<String>, ConfigError> {
    match std::env::var(name) {
        Ok(value) => Ok(Some(value).filter(|value| !value.is_empty())),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(invalid(name, "is not Unicode")),
    }
}

/// Returns the value of an environment variable that must not be missing.
///
/// # Errors
///
/// Returns an error if the variable is missing or empty, or if its value is not Unicode.
///
/// ```
/// let error = wirewright_client::codegen::required_variable("WIREWRIGHT_NO_SUCH_VARIABLE").unwrap_err();
/// assert_eq!(error.to_string(), "the environment variable `WIREWRIGHT_NO_SUCH_VARIABLE` is not set");
/// ```
pub fn required_variable(name: &str) -> Result<String, ConfigError> {
    variable(name)?.ok_or_else(|| invalid(name, "is not set"))
}

fn invalid(variable: &str, reason: &'static str) -> ConfigError {
    ConfigError::Environment { variable: variable.to_owned(), reason }
}
