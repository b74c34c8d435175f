//! Observation of a decoding: its deviations from the description, and its losses.

mod attempt;
mod body;
mod budget;
mod drift;
mod found;
mod loss;
mod objects;
mod place;
mod reading;
mod report;
pub(crate) mod trace;
mod tracing;
mod watch;

pub use drift::{Drift, DriftKind};
pub use report::nullable;

pub(crate) use attempt::{Attempt, Outcome};
pub(crate) use body::check;
pub(crate) use budget::Budget;
pub(crate) use drift::Observer;
pub(crate) use found::Found;
#[cfg(test)]
pub(crate) use loss::Loss;
pub(crate) use objects::{announce_model, note_struct, note_unknown_object, take_objects};
#[cfg(feature = "xml")]
pub(crate) use reading::report_body;
pub(crate) use reading::{enter_level, is_locating, is_observed, locate, place, take_shared};
pub(crate) use report::{decode_reporting, decode_reporting_if, note_invalid_format, unknown_value, unknown_value_at};
pub(crate) use watch::{SHARED_VALUE, TAGGED_VALUE, Watch, is_shared};
