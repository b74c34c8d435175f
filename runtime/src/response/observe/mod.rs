//! Observation of a decoding: its deviations from the description, and its losses.

mod attempt;
mod body;
mod budget;
mod drift;
mod found;
mod loss;
mod place;
mod reading;
mod report;
mod watch;

pub use drift::{Drift, DriftKind};
pub use report::{nullable, unknown_value};

pub(crate) use attempt::{Attempt, Outcome};
pub(crate) use body::look;
pub(crate) use budget::Budget;
pub(crate) use drift::Observer;
pub(crate) use found::Found;
#[cfg(test)]
pub(crate) use loss::Loss;
#[cfg(feature = "xml")]
pub(crate) use reading::tell;
pub(crate) use reading::{enter_level, is_locating, locate, place, take_shared};
pub(crate) use report::{gather, gather_if, note_unread, unknown_value_at};
pub(crate) use watch::{SHARED_VALUE, Watch};
