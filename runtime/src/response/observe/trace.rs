//! The place of the value that a thread decodes. It is traced only to locate an error, or for an observer.
//!
//! The rules for JSON call these functions while they decode: see `response/json/strict`. The decoded types take no
//! part, so they are not compiled a second time.

use serde::de::Expected;

use super::{
    drift::DriftKind,
    reading::{allow_null, is_active, report, stand_at_traced},
    report::{note_ignored, unknown_value},
    tracing::{Level, Tracing, place, with},
};

/// Starts to trace places.
pub(crate) fn begin() -> Tracing {
    allow_null(true);
    Tracing::begin()
}

/// Returns from a buffered value, whose places are not traced.
#[cold]
pub(crate) fn stand() {
    stand_at_traced();
}

/// Sets the names that the next object or enum knows.
#[cold]
pub(crate) fn names(names: &'static [&'static str]) {
    with(|trace| trace.names = Some(names));
}

/// Enters an array, an object or an enum. A struct that keeps additional properties requests a map.
#[cold]
pub(crate) fn open(visitor: &dyn Expected) {
    let is_struct = is_active() && visitor.to_string().starts_with("struct ");
    with(|trace| {
        let names = trace.names.take();
        let is_map = names.is_none() && !is_struct;
        trace.levels.push(Level { start: trace.place.len(), names, is_map });
    });
}

/// Leaves the innermost level.
#[cold]
pub(crate) fn close() {
    with(|trace| {
        trace.enter(None);
        trace.levels.pop();
    });
}

/// Enters an item of an array.
#[cold]
pub(crate) fn item(index: usize) {
    with(|trace| trace.enter(Some(&index.to_string())));
    allow_null(true);
    stand();
}

/// Proceeds to the name of the next property.
#[cold]
pub(crate) fn next() {
    with(|trace| {
        trace.enter(None);
        trace.is_naming = true;
    });
}

/// Enters a property.
#[cold]
pub(crate) fn property(name: &str) {
    let level = with(|trace| {
        trace.enter(Some(name));
        trace.is_naming = false;
        trace.levels.last().map(|level| (level.names, level.is_map))
    });
    let (names, is_map) = level.flatten().unwrap_or((None, true));
    if let Some(documented) = names.filter(|names| is_active() && !names.contains(&name)) {
        note_ignored();
        here(DriftKind::UnknownProperty { documented });
    }
    allow_null(is_map);
    stand();
}

/// Enters the variant of an enum.
#[cold]
pub(crate) fn variant(name: &str) {
    let names = with(|trace| trace.levels.last().and_then(|level| level.names)).flatten();
    if let Some(documented) = names.filter(|names| is_active() && !names.contains(&name)) {
        stand();
        unknown_value(name, documented);
    }
    with(|trace| trace.enter(Some(name)));
}

/// Ends an object. Properties that serde has buffered are decoded next.
#[cold]
pub(crate) fn end() {
    with(|trace| trace.enter(None));
    stand();
}

/// Reports a null, if it is not documented.
#[cold]
pub(crate) fn null() {
    if !allow_null(true) {
        here(DriftKind::UnexpectedNull);
    }
}

/// Reports an integer that a float cannot represent exactly.
#[cold]
pub(crate) fn rounded(whole: i128, round: fn(f64) -> f64) {
    if let Some(kind) = rounding(whole, round) {
        here(kind);
    }
}

/// Returns the deviation of an integer that a float cannot represent exactly.
pub(super) fn rounding(whole: i128, round: impl Fn(f64) -> f64) -> Option<DriftKind> {
    if whole.unsigned_abs() <= 1 << 24 || !is_active() {
        return None;
    }
    #[allow(clippy::cast_precision_loss, reason = "the loss of precision is to be detected")]
    let kept = round(whole as f64);
    #[allow(clippy::cast_possible_truncation, reason = "the float is an integer of 64 bits, rounded")]
    let is_exact = kept as i128 == whole;
    (!is_exact).then(|| DriftKind::Rounded { found: whole.to_string(), kept: kept.to_string() })
}

/// Notes the place of an error. The innermost place is kept.
#[cold]
pub(crate) fn fail() {
    with(|trace| {
        trace.failed.get_or_insert_with(|| trace.place.clone());
    });
}

/// Notes the place of an error in the name of a property. A name that cannot be decoded is shown as `?`.
#[cold]
pub(crate) fn fail_at_name() {
    with(|trace| {
        if trace.is_naming {
            trace.enter(Some("?"));
        }
    });
    fail();
}

fn here(kind: DriftKind) {
    if is_active() {
        report(place(), kind);
    }
}
