//! Reports of deviations and losses.

use std::fmt::Display;

use serde::{Deserialize, Deserializer};

use super::{
    drift::DriftKind,
    found::Found,
    reading::{allow_null, count_loss, observe, place, report, take_found},
};

/// Decodes a property that is required and can be null. An `Option` alone does not show whether null is documented.
///
/// # Errors
///
/// Returns an error if the value is invalid.
pub fn nullable<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    allow_null(true);
    Option::deserialize(deserializer)
}

/// Decodes, and returns the deviations that were found.
pub(crate) fn decode_reporting<T>(decode: impl FnOnce() -> T) -> (T, Found) {
    let _observing = observe();
    let value = decode();
    (value, take_found())
}

/// Decodes as [`decode_reporting`] does if `is_wanted` is true, and without reporting deviations otherwise.
pub(crate) fn decode_reporting_if<T>(is_wanted: bool, decode: impl FnOnce() -> T) -> (T, Found) {
    if is_wanted { decode_reporting(decode) } else { (decode(), Found::default()) }
}

/// Reports a value that an enum does not know. The cost is negligible unless the client has an observer.
pub(crate) fn unknown_value(found: impl Display, documented: impl IntoIterator<Item = impl Display>) {
    note_unknown();
    if let Some(place) = place() {
        report(place, unknown(&found, documented));
    }
}

/// Reports a value that a union does not know.
pub(crate) fn unknown_value_at(place: &str, found: &str, documented: &[&str]) {
    note_unknown();
    report(place.to_owned(), unknown(&found, documented));
}

fn unknown(found: &dyn Display, documented: impl IntoIterator<Item = impl Display>) -> DriftKind {
    let documented = documented.into_iter().map(|value| value.to_string()).collect();
    DriftKind::UnknownValue { found: found.to_string(), documented }
}

fn note_unknown() {
    count_loss(|loss| loss.unknown += 1);
}

/// Counts a property that is ignored, because it is unknown.
pub(super) fn note_ignored() {
    count_loss(|loss| loss.ignored += 1);
}

/// Counts a string that is not valid in its format. The string is kept, but another variant may fit better.
pub(crate) fn note_invalid_format() {
    count_loss(|loss| loss.invalid_format += 1);
}
