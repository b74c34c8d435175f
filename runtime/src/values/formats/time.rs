//! Dates and times of `time`.
//!
//! ```
//! use wirewright_client::formats::time::{Date, DateTime, Duration};
//!
//! let created = DateTime::from_text("2024-02-29T12:30:00+01:00");
//! assert_eq!(created.value().unwrap().unix_timestamp(), 1_709_206_200);
//! assert_eq!(Date::from_text("2024-02-29").value().unwrap().to_string(), "2024-02-29");
//! assert_eq!(Duration::from_text("PT1H30M").value().unwrap().whole_minutes(), 90);
//! ```

use time::{Date as CivilDate, Duration as Length, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

use super::calendar::CalendarFields;
use super::library::{Calendar, Instant, Span, aliases};
use super::{formatted::Formatted, marker};

aliases!(OffsetDateTime, PrimitiveDateTime, CivilDate, Time, Length, OffsetDateTime);

impl Calendar for OffsetDateTime {
    fn from_parts(parts: CalendarFields) -> Option<Self> {
        let offset = UtcOffset::from_whole_seconds(parts.offset).ok()?;
        Some(PrimitiveDateTime::from_parts(parts)?.assume_offset(offset))
    }

    fn parts(&self) -> CalendarFields {
        let local = PrimitiveDateTime::new(self.date(), self.time());
        CalendarFields { offset: self.offset().whole_seconds(), ..local.parts() }
    }

    fn utc_parts(&self) -> CalendarFields {
        self.checked_to_offset(UtcOffset::UTC).unwrap_or(*self).parts()
    }
}

impl Calendar for PrimitiveDateTime {
    fn from_parts(parts: CalendarFields) -> Option<Self> {
        Some(Self::new(CivilDate::from_parts(parts)?, Time::from_parts(parts)?))
    }

    fn parts(&self) -> CalendarFields {
        let CalendarFields { hour, minute, second, nanosecond, .. } = self.time().parts();
        CalendarFields { hour, minute, second, nanosecond, ..self.date().parts() }
    }
}

impl Calendar for CivilDate {
    fn from_parts(parts: CalendarFields) -> Option<Self> {
        Self::from_calendar_date(parts.year, Month::try_from(parts.month).ok()?, parts.day).ok()
    }

    fn parts(&self) -> CalendarFields {
        CalendarFields {
            year: self.year(),
            month: self.month().into(),
            day: self.day(),
            weekday: self.weekday().number_days_from_sunday(),
            ..CalendarFields::default()
        }
    }
}

impl Calendar for Time {
    fn from_parts(parts: CalendarFields) -> Option<Self> {
        Self::from_hms_nano(parts.hour, parts.minute, parts.second, parts.nanosecond).ok()
    }

    fn parts(&self) -> CalendarFields {
        CalendarFields {
            hour: self.hour(),
            minute: self.minute(),
            second: self.second(),
            nanosecond: self.nanosecond(),
            ..CalendarFields::default()
        }
    }
}

impl Instant for OffsetDateTime {
    fn from_unix(seconds: i64, nanoseconds: u32) -> Option<Self> {
        let nanoseconds = i128::from(seconds) * 1_000_000_000 + i128::from(nanoseconds);
        Self::from_unix_timestamp_nanos(nanoseconds).ok()
    }

    fn unix(&self) -> (i64, u32) {
        (self.unix_timestamp(), self.nanosecond())
    }
}

impl Span for Length {
    fn from_seconds(seconds: i64, nanoseconds: i32) -> Option<Self> {
        Some(Self::new(seconds, nanoseconds))
    }

    fn nanoseconds(&self) -> i128 {
        self.whole_nanoseconds()
    }
}
