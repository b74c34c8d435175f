//! The state of one reading: a thread-local, and the guard that restores it.
//!
//! Structs expose their field names to every deserializer through serde. Enums, unions and formats cannot, so they
//! report through this state.

use std::cell::{Cell, RefCell};

use super::{drift::DriftKind, found::Found, loss::Loss, tracing};
use crate::response::json::Node;

/// The state of a thread that decodes.
struct Reading {
    /// The losses of the current attempt.
    loss: Cell<Loss>,
    /// The deviations, if they are being reported.
    report: RefCell<Option<Report>>,
    /// The budget of nested unions for further attempts.
    budget: Cell<Option<usize>>,
    /// True if the next value may be null.
    may_be_null: Cell<bool>,
    /// The value that a union has requested.
    shared: Cell<Option<Node>>,
    /// True while a body is decoded to locate an error.
    is_locating: Cell<bool>,
    /// The number of nested objects whose additional properties are being checked.
    levels: Cell<usize>,
}

/// The deviations of a body.
struct Report {
    /// True during the second decoding.
    is_active: bool,
    /// The place of the value being decoded, if the value was buffered. Otherwise the place is traced.
    place: Option<String>,
    found: Found,
}

thread_local! {
    static READING: Reading = const {
        Reading {
            loss: Cell::new(Loss::NONE),
            report: RefCell::new(None),
            budget: Cell::new(None),
            may_be_null: Cell::new(true),
            shared: Cell::new(None),
            is_locating: Cell::new(false),
            levels: Cell::new(0),
        }
    };
}

/// Restores a part of the state when it is dropped, even if decoding panics.
#[must_use = "the state is restored when the guard is dropped"]
pub(crate) struct Guard(fn(&Reading));

impl Drop for Guard {
    fn drop(&mut self) {
        READING.with(self.0);
    }
}

/// Starts to report deviations.
pub(super) fn observe() -> Guard {
    let report = Report { is_active: false, place: None, found: Found::default() };
    READING.with(|reading| reading.report.replace(Some(report)));
    Guard(|reading| drop(reading.report.take()))
}

/// Returns the deviations found since [`observe`], and ends their report.
pub(super) fn take_found() -> Found {
    READING.with(|reading| reading.report.take()).map(|report| report.found).unwrap_or_default()
}

/// Returns true if deviations are to be reported.
pub(crate) fn is_observed() -> bool {
    READING.with(|reading| reading.report.borrow().is_some())
}

/// Returns true if this is the second decoding.
pub(super) fn is_active() -> bool {
    READING.with(|reading| reading.report.borrow().as_ref().is_some_and(|report| report.is_active))
}

/// Starts or ends the second decoding.
pub(super) fn set_active(is_active: bool) {
    with_report(|report| report.is_active = is_active);
}

/// Returns the place of the value being decoded, if this is the second decoding.
pub(crate) fn place() -> Option<String> {
    with_active(|report| report.place.clone()).map(|place| place.unwrap_or_else(tracing::place))
}

/// Sets the place of a buffered value that is being decoded, if this is the second decoding.
pub(super) fn stand_at(write: impl FnOnce(&mut String)) {
    with_active(|report| {
        let place = report.place.get_or_insert_default();
        place.clear();
        write(place);
    });
}

/// Returns from buffered values to the place that is traced.
pub(super) fn stand_at_traced() {
    with_active(|report| report.place = None);
}

/// Reports a deviation of a whole body, before the body is decoded.
#[cfg(feature = "xml")]
pub(crate) fn report_body(kind: DriftKind) {
    with_report(|report| report.found.add(String::new(), kind));
}

/// Reports a deviation, if this is the second decoding.
pub(super) fn report(place: String, kind: DriftKind) {
    with_active(|report| report.found.add(place, kind));
}

/// Reports the deviations that another decoding found.
pub(super) fn report_all(other: Found) {
    with_active(|report| report.found.extend(other));
}

/// Replaces the deviations found so far by others. Returns an empty list if nothing is being reported.
pub(super) fn swap_found(other: Found) -> Found {
    with_active(|report| std::mem::replace(&mut report.found, other)).unwrap_or_default()
}

fn with_report<T>(use_report: impl FnOnce(&mut Report) -> T) -> Option<T> {
    READING.with(|reading| reading.report.borrow_mut().as_mut().map(use_report))
}

fn with_active<T>(use_report: impl FnOnce(&mut Report) -> T) -> Option<T> {
    READING.with(|reading| reading.report.borrow_mut().as_mut().filter(|report| report.is_active).map(use_report))
}

/// Changes the losses of the current attempt.
pub(super) fn count_loss(count: impl FnOnce(&mut Loss)) {
    READING.with(|reading| {
        let mut loss = reading.loss.get();
        count(&mut loss);
        reading.loss.set(loss);
    });
}

/// Replaces the losses of the current attempt, and returns them.
pub(super) fn replace_loss(loss: Loss) -> Loss {
    READING.with(|reading| reading.loss.replace(loss))
}

/// Returns the budget of nested unions.
pub(super) fn budget() -> Option<usize> {
    READING.with(|reading| reading.budget.get())
}

/// Sets the budget of nested unions.
pub(super) fn set_budget(budget: usize) {
    READING.with(|reading| reading.budget.set(Some(budget)));
}

/// Returns a guard that ends the budget of nested unions.
pub(super) fn end_budget() -> Guard {
    Guard(|reading| reading.budget.set(None))
}

/// Sets whether the next value may be null, and returns the previous setting.
pub(super) fn allow_null(is_allowed: bool) -> bool {
    READING.with(|reading| reading.may_be_null.replace(is_allowed))
}

/// Passes a value to the union that has requested it.
pub(super) fn share(value: Node) {
    READING.with(|reading| reading.shared.set(Some(value)));
}

/// Takes the value that was requested by [`SHARED_VALUE`](super::SHARED_VALUE).
pub(crate) fn take_shared() -> Option<Node> {
    READING.with(|reading| reading.shared.take())
}

/// Starts to locate an error. Code that decodes a part separately then adds the place within that part.
pub(crate) fn locate() -> Guard {
    READING.with(|reading| reading.is_locating.set(true));
    Guard(|reading| reading.is_locating.set(false))
}

/// Returns true if this thread is decoding a body to locate an error.
pub(crate) fn is_locating() -> bool {
    READING.with(|reading| reading.is_locating.get())
}

/// The deepest level of objects whose additional properties are checked for deviations. Each level copies them.
const DEEPEST: usize = 8;

/// Enters a level of objects whose additional properties are checked. Returns `None` if it is too deep.
pub(crate) fn enter_level() -> Option<Guard> {
    READING.with(|reading| {
        let levels = reading.levels.get();
        (levels < DEEPEST).then(|| {
            reading.levels.set(levels + 1);
            Guard(|reading| reading.levels.set(reading.levels.get().saturating_sub(1)))
        })
    })
}
