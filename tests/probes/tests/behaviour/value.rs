//! Helpers that decode and encode JSON values.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Decodes a value and asserts that encoding it gives the same JSON.
#[track_caller]
#[allow(clippy::needless_pass_by_value, reason = "callers pass temporaries")]
pub(crate) fn kept<T: DeserializeOwned + Serialize>(value: Value) -> T {
    let decoded: T = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(&decoded).unwrap(), value);
    decoded
}

/// Returns the JSON of a value.
#[track_caller]
pub(crate) fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

/// Returns the error of decoding a value.
#[track_caller]
pub(crate) fn refused<T: DeserializeOwned + std::fmt::Debug>(value: Value) -> String {
    serde_json::from_value::<T>(value).unwrap_err().to_string()
}
