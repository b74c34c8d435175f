//! Values on their way from JSON and back.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Decodes a value, and holds that encoding it gives the same again.
#[track_caller]
#[allow(clippy::needless_pass_by_value, reason = "it is made where it is passed")]
pub(crate) fn kept<T: DeserializeOwned + Serialize>(value: Value) -> T {
    let decoded: T = serde_json::from_value(value.clone()).unwrap();
    assert_eq!(serde_json::to_value(&decoded).unwrap(), value);
    decoded
}

/// The JSON of a value.
#[track_caller]
pub(crate) fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

/// Why a value can't be decoded.
#[track_caller]
pub(crate) fn refused<T: DeserializeOwned + std::fmt::Debug>(value: Value) -> String {
    serde_json::from_value::<T>(value).unwrap_err().to_string()
}
