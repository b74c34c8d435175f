//! Dates and times of `jiff`. Its instants have no offset: new values are written in UTC.
//!
//! ```
//! use wirewright_client::formats::jiff::{Date, DateTime, Duration};
//!
//! let created = DateTime::from_text("2024-02-29T12:30:00+01:00");
//! assert_eq!(created.value().unwrap().as_second(), 1_709_206_200);
//! assert_eq!(Date::from_text("2024-02-29").value().unwrap().to_string(), "2024-02-29");
//! assert_eq!(Duration::from_text("PT1H30M").value().unwrap().as_mins(), 90);
//! ```

use jiff::civil::{Date as CivilDate, DateTime as CivilDateTime, Time};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

use super::calendar::CalendarFields;
use super::library::{Calendar, Instant, Span, aliases};
use super::{formatted::Formatted, marker};

aliases!(Timestamp, CivilDateTime, CivilDate, Time, SignedDuration, Timestamp);

impl Calendar for Timestamp {
    const HAS_OFFSET: bool = false;

    fn from_parts(parts: CalendarFields) -> Option<Self> {
        let offset = Offset::from_seconds(parts.offset).ok()?;
        offset.to_timestamp(<CivilDateTime as Calendar>::from_parts(parts)?).ok()
    }

    fn parts(&self) -> CalendarFields {
        Offset::UTC.to_datetime(*self).parts()
    }
}

impl Calendar for CivilDateTime {
    fn from_parts(parts: CalendarFields) -> Option<Self> {
        Some(Self::from_parts(CivilDate::from_parts(parts)?, Time::from_parts(parts)?))
    }

    fn parts(&self) -> CalendarFields {
        let CalendarFields { hour, minute, second, nanosecond, .. } = Calendar::parts(&self.time());
        CalendarFields { hour, minute, second, nanosecond, ..self.date().parts() }
    }
}

impl Calendar for CivilDate {
    fn from_parts(parts: CalendarFields) -> Option<Self> {
        let year = i16::try_from(parts.year).ok()?;
        Self::new(year, i8::try_from(parts.month).ok()?, i8::try_from(parts.day).ok()?).ok()
    }

    fn parts(&self) -> CalendarFields {
        CalendarFields {
            year: self.year().into(),
            month: small(self.month()),
            day: small(self.day()),
            weekday: small(self.weekday().to_sunday_zero_offset()),
            ..CalendarFields::default()
        }
    }
}

impl Calendar for Time {
    fn from_parts(parts: CalendarFields) -> Option<Self> {
        let number = |part: u8| i8::try_from(part).ok();
        let (hour, minute, second) = (number(parts.hour)?, number(parts.minute)?, number(parts.second)?);
        Self::new(hour, minute, second, i32::try_from(parts.nanosecond).ok()?).ok()
    }

    fn parts(&self) -> CalendarFields {
        CalendarFields {
            hour: small(self.hour()),
            minute: small(self.minute()),
            second: small(self.second()),
            nanosecond: u32::try_from(self.subsec_nanosecond()).unwrap_or_default(),
            ..CalendarFields::default()
        }
    }
}

impl Instant for Timestamp {
    fn from_unix(seconds: i64, nanoseconds: u32) -> Option<Self> {
        let nanoseconds = i128::from(seconds) * 1_000_000_000 + i128::from(nanoseconds);
        Self::from_nanosecond(nanoseconds).ok()
    }

    fn unix(&self) -> (i64, u32) {
        let (seconds, rest) = (self.as_second(), self.subsec_nanosecond());
        match u32::try_from(rest) {
            Ok(rest) => (seconds, rest),
            // Before 1970, the rest has the same sign as the seconds.
            Err(_) => (seconds - 1, u32::try_from(rest + 1_000_000_000).unwrap_or_default()),
        }
    }
}

impl Span for SignedDuration {
    fn from_seconds(seconds: i64, nanoseconds: i32) -> Option<Self> {
        Some(Self::new(seconds, nanoseconds))
    }

    fn nanoseconds(&self) -> i128 {
        self.as_nanos()
    }
}

fn small(number: i8) -> u8 {
    u8::try_from(number).unwrap_or_default()
}
