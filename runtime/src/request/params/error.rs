//! Errors of parameters.

/// The reason why a value is not a valid parameter. It never contains the value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub(crate) struct ParamError(pub(crate) String);

impl serde::ser::Error for ParamError {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}
