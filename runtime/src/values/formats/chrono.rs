//! Dates and times of `chrono`.
//!
//! ```
//! use wirewright_client::formats::chrono::{Date, DateTime, Duration};
//!
//! let created = DateTime::from_text("2024-02-29T12:30:00+01:00");
//! assert_eq!(created.value().unwrap().timestamp(), 1_709_206_200);
//! assert_eq!(Date::from_text("2024-02-29").value().unwrap().to_string(), "2024-02-29");
//! assert_eq!(Duration::from_text("PT1H30M").value().unwrap().num_minutes(), 90);
//! ```

use chrono::{
    DateTime as Instant, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc,
};

use super::calendar::CalendarFields;
use super::library::{self, Calendar, Span, aliases};
use super::{formatted::Formatted, marker};

aliases!(Instant<FixedOffset>, NaiveDateTime, NaiveDate, NaiveTime, TimeDelta, Instant<Utc>);

/// A time in UTC, such as that of the clock, is a time with an offset of zero.
///
/// ```
/// use wirewright_client::{chrono::Utc, formats::chrono::DateTime};
///
/// let now: DateTime = Utc::now().into();
/// assert!(now.to_string().ends_with('Z'));
/// ```
impl<F> From<Instant<Utc>> for Formatted<Instant<FixedOffset>, F> {
    fn from(time: Instant<Utc>) -> Self {
        time.fixed_offset().into()
    }
}

impl Calendar for Instant<FixedOffset> {
    fn from_parts(parts: CalendarFields) -> Option<Self> {
        let offset = FixedOffset::east_opt(parts.offset)?;
        NaiveDateTime::from_parts(parts)?.and_local_timezone(offset).single()
    }

    fn parts(&self) -> CalendarFields {
        CalendarFields { offset: self.offset().local_minus_utc(), ..self.naive_local().parts() }
    }

    fn utc_parts(&self) -> CalendarFields {
        self.with_timezone(&Utc).naive_utc().parts()
    }
}

impl Calendar for NaiveDateTime {
    fn from_parts(parts: CalendarFields) -> Option<Self> {
        Some(NaiveDate::from_parts(parts)?.and_time(NaiveTime::from_parts(parts)?))
    }

    fn parts(&self) -> CalendarFields {
        let CalendarFields { hour, minute, second, nanosecond, .. } = self.time().parts();
        CalendarFields { hour, minute, second, nanosecond, ..self.date().parts() }
    }
}

impl Calendar for NaiveDate {
    fn from_parts(parts: CalendarFields) -> Option<Self> {
        Self::from_ymd_opt(parts.year, parts.month.into(), parts.day.into())
    }

    fn parts(&self) -> CalendarFields {
        CalendarFields {
            year: self.year(),
            month: small(self.month()),
            day: small(self.day()),
            weekday: small(self.weekday().num_days_from_sunday()),
            ..CalendarFields::default()
        }
    }
}

impl Calendar for NaiveTime {
    fn from_parts(parts: CalendarFields) -> Option<Self> {
        let CalendarFields { hour, minute, second, nanosecond, .. } = parts;
        if second == 60 {
            // `chrono` represents a leap second as a longer second.
            return Self::from_hms_nano_opt(hour.into(), minute.into(), 59, nanosecond.checked_add(1_000_000_000)?);
        }
        Self::from_hms_nano_opt(hour.into(), minute.into(), second.into(), nanosecond)
    }

    fn parts(&self) -> CalendarFields {
        let leap = self.nanosecond() / 1_000_000_000;
        CalendarFields {
            hour: small(self.hour()),
            minute: small(self.minute()),
            second: small(self.second() + leap),
            nanosecond: self.nanosecond() % 1_000_000_000,
            ..CalendarFields::default()
        }
    }
}

impl library::Instant for Instant<Utc> {
    fn from_unix(seconds: i64, nanoseconds: u32) -> Option<Self> {
        Self::from_timestamp(seconds, nanoseconds)
    }

    fn unix(&self) -> (i64, u32) {
        (self.timestamp(), self.timestamp_subsec_nanos())
    }
}

impl Span for TimeDelta {
    fn from_seconds(seconds: i64, nanoseconds: i32) -> Option<Self> {
        Self::try_seconds(seconds)?.checked_add(&Self::nanoseconds(nanoseconds.into()))
    }

    fn nanoseconds(&self) -> i128 {
        i128::from(self.num_seconds()) * 1_000_000_000 + i128::from(self.subsec_nanos())
    }
}

fn small(number: u32) -> u8 {
    u8::try_from(number).unwrap_or_default()
}
