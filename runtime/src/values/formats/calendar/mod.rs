//! Parsing and formatting of dates and times, independent of the library.

mod usual;
mod write;

use super::cursor::Cursor;

/// The components of a date, a time and an offset from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CalendarFields {
    pub year: i32,
    pub month: u8,
    pub day: u8,
    /// The day of the week, from 0 for Sunday. The library calculates it; a parser does not check it.
    pub weekday: u8,
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

    pub(super) fn read_local_date_time(text: &str) -> Option<Self> {
        let mut cursor = Cursor::new(text);
        let parts = Self::local(&mut cursor)?;
        cursor.is_at_end().then_some(parts)
    }

    /// Parses a date, or the date of a date with a time.
    pub(super) fn read_date(text: &str) -> Option<Self> {
        let mut cursor = Cursor::new(text);
        let parts = Self::default().with_date(&mut cursor, true)?;
        (cursor.is_at_end() || cursor.eat(b"TtZz ")).then_some(parts)
    }

    pub(super) fn read_time(text: &str) -> Option<Self> {
        let mut cursor = Cursor::new(text);
        let parts = Self::default().with_time(&mut cursor, true)?;
        cursor.is_at_end().then_some(parts)
    }

    /// Parses a date of RFC 9110, section 5.6.7, or RFC 5322, section 3.3. The day of the week is not checked.
    pub(super) fn read_http_date(text: &str) -> Option<Self> {
        let mut cursor = Cursor::new(text);
        let name = cursor.letters();
        if !name.is_empty() {
            cursor.eat(b",").then_some(())?;
            cursor.eat(b" ");
        }
        let weekday = position(&DAYS, name).unwrap_or_default();
        let day = u8::try_from(cursor.number()?).ok()?;
        cursor.eat(b" -").then_some(())?;
        let name = cursor.letters();
        let month = position(&MONTHS, name)? + 1;
        cursor.eat(b" -").then_some(())?;
        let year = i32::try_from(cursor.digits(4)?).ok()?;
        cursor.eat(b" ").then_some(())?;
        let parts = Self { year, month, day, weekday, ..Self::default() };
        let parts = parts.with_time(&mut cursor, true)?.with_offset(&mut cursor)?;
        cursor.is_at_end().then_some(parts)
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
}

/// Returns the position of a name, ignoring case.
fn position(names: &[&str], name: &[u8]) -> Option<u8> {
    let found = names.iter().position(|known| known.as_bytes().eq_ignore_ascii_case(name))?;
    u8::try_from(found).ok()
}

fn two(cursor: &mut Cursor<'_>) -> Option<u8> {
    cursor.digits(2).and_then(|number| u8::try_from(number).ok())
}

#[cfg(test)]
mod tests;
