//! Formatting of dates and times.

use std::fmt::Write as _;

use super::{CalendarFields, DAYS, MONTHS};
use crate::values::formats::line::{Line, two};

impl CalendarFields {
    pub(in super::super) fn write_date_time(self) -> Line {
        let mut line = self.write_local_date_time();
        self.put_offset(&mut line);
        line
    }

    pub(in super::super) fn write_local_date_time(self) -> Line {
        let mut line = self.write_date();
        line.push(b"T");
        self.put_time(&mut line);
        line
    }

    pub(in super::super) fn write_date(self) -> Line {
        let mut line = Line::new();
        put_year(self.year, &mut line);
        let ([m1, m2], [d1, d2]) = (two(self.month), two(self.day));
        line.push(&[b'-', m1, m2, b'-', d1, d2]);
        line
    }

    pub(in super::super) fn write_time(self) -> Line {
        let mut line = Line::new();
        self.put_time(&mut line);
        line
    }

    /// Formats a date in UTC, as RFC 9110 requires. The components must be in UTC.
    pub(in super::super) fn write_http_date(self) -> Line {
        let name = |names: &[&'static str], index: u8| names.get(usize::from(index)).copied().unwrap_or_default();
        let mut line = Line::new();
        line.push(name(&DAYS, self.weekday).as_bytes());
        line.push(b", ");
        line.push(&two(self.day));
        line.push(b" ");
        line.push(name(&MONTHS, self.month.saturating_sub(1)).as_bytes());
        line.push(b" ");
        put_year(self.year, &mut line);
        line.push(b" ");
        self.put_clock(&mut line);
        line.push(b" GMT");
        line
    }

    fn put_clock(self, line: &mut Line) {
        let ([h1, h2], [m1, m2], [s1, s2]) = (two(self.hour), two(self.minute), two(self.second));
        line.push(&[h1, h2, b':', m1, m2, b':', s1, s2]);
    }

    fn put_time(self, line: &mut Line) {
        self.put_clock(line);
        put_fraction(self.nanosecond, line);
    }

    fn put_offset(self, line: &mut Line) {
        if self.offset == 0 {
            return line.push(b"Z");
        }
        let sign = if self.offset < 0 { b'-' } else { b'+' };
        // No offset in present use has seconds, and RFC 3339 cannot express them.
        let minutes = self.offset.unsigned_abs() / 60;
        let ([h1, h2], [m1, m2]) = (two(byte(minutes / 60)), two(byte(minutes % 60)));
        line.push(&[sign, h1, h2, b':', m1, m2]);
    }
}

fn put_year(year: i32, line: &mut Line) {
    match u16::try_from(year) {
        Ok(year @ 0..=9999) => {
            let ([y, z], [a, b]) = (two(byte(year / 100)), two(byte(year % 100)));
            line.push(&[y, z, a, b]);
        }
        _ => {
            let _ = write!(line, "{year:04}");
        }
    }
}

/// Formats a fraction of a second with no, three, six or nine digits.
fn put_fraction(nanos: u32, line: &mut Line) {
    if nanos == 0 {
        return;
    }
    let (milli, micro, nano) = (nanos / 1_000_000, nanos / 1_000 % 1_000, nanos % 1_000);
    line.push(b".");
    line.push(&three(milli));
    if (micro, nano) != (0, 0) {
        line.push(&three(micro));
    }
    if nano != 0 {
        line.push(&three(nano));
    }
}

fn three(number: u32) -> [u8; 3] {
    let [b, c] = two(byte(number % 100));
    [b'0' + byte(number / 100 % 10), b, c]
}

/// Converts a number below 256.
fn byte(number: impl TryInto<u8>) -> u8 {
    number.try_into().unwrap_or_default()
}
