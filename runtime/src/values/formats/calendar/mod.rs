//! Parsing and formatting of dates and times, independent of the library.

use super::cursor::{Cursor, fraction};

/// The components of a date, a time and an offset from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CalendarFields {
    pub year: i32,
    pub month: u8,
    pub day: u8,
    pub hour: u8,
    pub minute: u8,
    pub second: u8,
    pub nanosecond: u32,
    /// Seconds east of UTC.
    pub offset: i32,
}

const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl CalendarFields {
    /// Parses RFC 3339 and some similar notations.
    pub(super) fn read_date_time(text: &str) -> Option<Self> {
        let mut cursor = Cursor::new(text);
        let parts = Self::local(&mut cursor)?.with_offset(&mut cursor)?;
        cursor.is_at_end().then_some(parts)
    }

    pub(super) fn write_date_time(self) -> String {
        format!("{}T{}{}", self.write_date(), self.write_time(), self.write_offset())
    }

    pub(super) fn read_local_date_time(text: &str) -> Option<Self> {
        let mut cursor = Cursor::new(text);
        let parts = Self::local(&mut cursor)?;
        cursor.is_at_end().then_some(parts)
    }

    pub(super) fn write_local_date_time(self) -> String {
        format!("{}T{}", self.write_date(), self.write_time())
    }

    /// Parses a date, or the date of a date with a time.
    pub(super) fn read_date(text: &str) -> Option<Self> {
        let mut cursor = Cursor::new(text);
        let parts = Self::default().with_date(&mut cursor, true)?;
        (cursor.is_at_end() || cursor.eat(b"TtZz ")).then_some(parts)
    }

    pub(super) fn write_date(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    pub(super) fn read_time(text: &str) -> Option<Self> {
        let mut cursor = Cursor::new(text);
        let parts = Self::default().with_time(&mut cursor, true)?;
        cursor.is_at_end().then_some(parts)
    }

    pub(super) fn write_time(self) -> String {
        format!("{:02}:{:02}:{:02}{}", self.hour, self.minute, self.second, fraction(self.nanosecond))
    }

    /// Parses a date of RFC 9110, section 5.6.7, or RFC 5322, section 3.3. The day of the week is not checked.
    pub(super) fn read_http_date(text: &str) -> Option<Self> {
        let mut cursor = Cursor::new(text);
        if !cursor.letters().is_empty() {
            cursor.eat(b",").then_some(())?;
            cursor.eat(b" ");
        }
        let day = u8::try_from(cursor.number()?).ok()?;
        cursor.eat(b" -").then_some(())?;
        let name = cursor.letters();
        let month = MONTHS.iter().position(|month| month.as_bytes().eq_ignore_ascii_case(name))?;
        cursor.eat(b" -").then_some(())?;
        let year = i32::try_from(cursor.digits(4)?).ok()?;
        cursor.eat(b" ").then_some(())?;
        let parts = Self { year, month: u8::try_from(month + 1).ok()?, day, ..Self::default() };
        let parts = parts.with_time(&mut cursor, true)?.with_offset(&mut cursor)?;
        cursor.is_at_end().then_some(parts)
    }

    /// Formats a date in UTC, as RFC 9110 requires. The components must be in UTC.
    pub(super) fn write_http_date(self) -> String {
        let name = |names: &[&'static str], index: i64| {
            usize::try_from(index).ok().and_then(|index| names.get(index).copied()).unwrap_or_default()
        };
        let (day, month) = (name(&DAYS, self.weekday()), name(&MONTHS, i64::from(self.month) - 1));
        let Self { day: date, year, hour, minute, second, .. } = self;
        format!("{day}, {date:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} GMT")
    }

    /// Returns the day of the week, counted from Sunday, by Zeller's congruence.
    fn weekday(self) -> i64 {
        let early = i64::from(self.month < 3);
        let (month, year) = (i64::from(self.month) + 12 * early, i64::from(self.year) - early);
        (i64::from(self.day) + 13 * (month + 1) / 5 + year + year.div_euclid(4) - year.div_euclid(100)
            + year.div_euclid(400)
            - 1)
        .rem_euclid(7)
    }

    fn local(cursor: &mut Cursor<'_>) -> Option<Self> {
        let mut probe = *cursor;
        // `20240229T123000Z`: the compact form has no separators at all.
        let marks = probe.digits(8).is_none();
        let parts = Self::default().with_date(cursor, marks)?;
        cursor.eat(b"Tt ").then_some(())?;
        parts.with_time(cursor, marks)
    }

    fn with_date(self, cursor: &mut Cursor<'_>, marks: bool) -> Option<Self> {
        let mark = |cursor: &mut Cursor<'_>| (!marks || cursor.eat(b"-")).then_some(());
        let year = i32::try_from(cursor.digits(4)?).ok()?;
        mark(cursor)?;
        let month = two(cursor)?;
        mark(cursor)?;
        Some(Self { year, month, day: two(cursor)?, ..self })
    }

    fn with_time(self, cursor: &mut Cursor<'_>, marks: bool) -> Option<Self> {
        let hour = two(cursor)?;
        (!marks || cursor.eat(b":")).then_some(())?;
        let minute = two(cursor)?;
        let seconds = if marks { cursor.eat(b":") } else { cursor.peek().is_some_and(|byte| byte.is_ascii_digit()) };
        if !seconds {
            return Some(Self { hour, minute, ..self });
        }
        Some(Self { hour, minute, second: two(cursor)?, nanosecond: cursor.fraction()?, ..self })
    }

    fn with_offset(self, cursor: &mut Cursor<'_>) -> Option<Self> {
        cursor.eat(b" ");
        if cursor.eat(b"Zz") || cursor.eat_word("GMT") || cursor.eat_word("UTC") {
            return Some(self);
        }
        let sign = if cursor.take(b"+-")? == b'-' { -1 } else { 1 };
        let hours = i32::from(two(cursor)?);
        cursor.eat(b":");
        let minutes = if cursor.is_at_end() { 0 } else { i32::from(two(cursor)?) };
        (hours < 24 && minutes < 60).then_some(Self { offset: sign * (hours * 3600 + minutes * 60), ..self })
    }

    fn write_offset(self) -> String {
        if self.offset == 0 {
            return "Z".to_owned();
        }
        let sign = if self.offset < 0 { '-' } else { '+' };
        // No offset in present use has seconds, and RFC 3339 cannot express them.
        let minutes = self.offset.unsigned_abs() / 60;
        format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
    }
}

fn two(cursor: &mut Cursor<'_>) -> Option<u8> {
    cursor.digits(2).and_then(|number| u8::try_from(number).ok())
}

#[cfg(test)]
mod tests;
