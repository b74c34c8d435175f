//! Parsing and formatting of durations in nanoseconds.

use std::fmt::Write as _;

use super::cursor::{Cursor, fraction};

const SECOND: i128 = 1_000_000_000;
/// The units with a fixed number of seconds, in their required order. The units of the time of day start at index 2.
const UNITS: [(u8, i128); 5] = [(b'W', 604_800), (b'D', 86_400), (b'H', 3_600), (b'M', 60), (b'S', 1)];

/// Parses an ISO 8601 duration, such as `P3DT4H5M6.5S`.
pub(super) fn read_iso(text: &str) -> Option<i128> {
    let mut cursor = Cursor::new(text);
    let sign = sign(&mut cursor);
    cursor.eat(b"Pp").then_some(())?;
    let mut nanos = 0;
    let mut next = 0;
    let mut timed = false;
    while !cursor.is_at_end() {
        if !timed && cursor.eat(b"Tt") {
            timed = true;
        }
        let (count, part) = (cursor.number()?, cursor.fraction()?);
        let unit = cursor.take(b"WwDdHhMmSs")?;
        let (index, (_, seconds)) =
            UNITS.iter().enumerate().skip(next).find(|(_, (name, _))| *name == unit.to_ascii_uppercase())?;
        // `P1M` is a month.
        if (index >= 2) != timed || (part != 0 && index != 4) {
            return None;
        }
        nanos += i128::from(count) * seconds * SECOND + i128::from(part);
        next = index + 1;
    }
    (next > 0).then_some(sign * nanos)
}

/// Formats days, hours, minutes and seconds. Units that are zero are omitted.
pub(super) fn write_iso(nanos: i128) -> String {
    let (mut rest, part) = split(nanos);
    let mut text = format!("{}P", minus(nanos));
    for (unit, seconds) in UNITS.into_iter().skip(1) {
        let count = rest / seconds.unsigned_abs();
        rest %= seconds.unsigned_abs();
        if unit == b'H' && (count, rest, part) != (0, 0, 0) {
            text.push('T');
        }
        if unit == b'S' && (count, part) != (0, 0) {
            let _ = write!(text, "{count}{}S", fraction(part));
        } else if count != 0 {
            let _ = write!(text, "{count}{}", char::from(unit));
        }
    }
    if nanos == 0 { "PT0S".to_owned() } else { text }
}

/// Parses seconds, such as `-3.5s` (the JSON form of `google.protobuf.Duration`).
pub(super) fn read_seconds(text: &str) -> Option<i128> {
    let mut cursor = Cursor::new(text);
    let sign = sign(&mut cursor);
    let nanos = i128::from(cursor.number()?) * SECOND + i128::from(cursor.fraction()?);
    (cursor.eat(b"s") && cursor.is_at_end()).then_some(sign * nanos)
}

pub(super) fn write_seconds(nanos: i128) -> String {
    let (seconds, part) = split(nanos);
    format!("{}{seconds}{}s", minus(nanos), fraction(part))
}

fn sign(cursor: &mut Cursor<'_>) -> i128 {
    if cursor.take(b"+-") == Some(b'-') { -1 } else { 1 }
}

fn minus(nanos: i128) -> &'static str {
    if nanos < 0 { "-" } else { "" }
}

/// Splits into whole seconds and remaining nanoseconds, without the sign.
fn split(nanos: i128) -> (u128, u32) {
    let nanos = nanos.unsigned_abs();
    let second = SECOND.unsigned_abs();
    (nanos / second, u32::try_from(nanos % second).unwrap_or_default())
}

#[cfg(test)]
mod tests;
