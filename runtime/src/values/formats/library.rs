//! The interface that a date library must provide for the formats.

use serde::Serializer;

use super::calendar::CalendarFields;
use super::duration;
use super::marker::{Date, DateTime, Duration, Format, HttpDate, LocalDateTime, LocalTime, Seconds};

/// A date, a time or both.
pub trait Calendar: Sized {
    /// True unless an offset of the components is lost, because the value is an instant in UTC.
    const HAS_OFFSET: bool = true;

    /// Creates a value from its components, or returns `None` if they are invalid.
    fn from_parts(parts: CalendarFields) -> Option<Self>;

    /// Returns the components.
    fn parts(&self) -> CalendarFields;

    /// Returns the components in UTC.
    fn utc_parts(&self) -> CalendarFields {
        self.parts()
    }
}

/// A duration.
pub trait Span: Sized {
    /// Creates a duration from seconds, and nanoseconds of the same sign.
    fn from_seconds(seconds: i64, nanoseconds: i32) -> Option<Self>;

    /// Returns the duration in nanoseconds.
    fn nanoseconds(&self) -> i128;
}

/// An instant, as seconds since 1970 in UTC.
pub trait Instant: Sized {
    /// Creates an instant from seconds, and nanoseconds that are added to them.
    fn from_unix(seconds: i64, nanoseconds: u32) -> Option<Self>;

    /// Returns the seconds, rounded down, and the remaining nanoseconds.
    fn unix(&self) -> (i64, u32);
}

macro_rules! calendar {
    ($($marker:ident: $read:ident, $parts:ident, $write:ident $({ $($more:item)* })?);* $(;)?) => {
        $(impl<T: Calendar> Format<T> for $marker {
            fn parse(text: &str) -> Option<T> {
                CalendarFields::$read(text).and_then(T::from_parts)
            }

            fn format(value: &T) -> String {
                value.$parts().$write().as_str().to_owned()
            }

            fn encode<S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(value.$parts().$write().as_str())
            }

            $($($more)*)?
        })*
    };
}

/// Defines [`Format::recognize`] by a parser of the usual notation alone.
macro_rules! recognize {
    ($usual:ident) => {
        fn recognize(text: &str) -> Option<(T, bool)> {
            match CalendarFields::$usual(text) {
                Some(parts) if T::HAS_OFFSET || parts.offset == 0 => T::from_parts(parts).map(|value| (value, true)),
                _ => Self::parse(text).map(|value| (value, false)),
            }
        }
    };
}

calendar! {
    DateTime: read_date_time, parts, write_date_time {
        recognize! { usual_date_time }

        fn covers(_: &T, _: &str) -> bool {
            true
        }
    };
    LocalDateTime: read_local_date_time, parts, write_local_date_time { recognize! { usual_local_date_time } };
    Date: read_date, parts, write_date {
        recognize! { usual_date }

        fn covers(_: &T, _: &str) -> bool {
            false
        }
    };
    LocalTime: read_time, parts, write_time { recognize! { usual_time } };
    HttpDate: read_http_date, utc_parts, write_http_date;
}

macro_rules! spans {
    ($($marker:ident: $read:ident, $write:ident);* $(;)?) => {
        $(impl<T: Span> Format<T> for $marker {
            fn parse(text: &str) -> Option<T> {
                let (nanos, second) = (duration::$read(text)?, 1_000_000_000);
                T::from_seconds(i64::try_from(nanos / second).ok()?, i32::try_from(nanos % second).ok()?)
            }

            fn format(value: &T) -> String {
                duration::$write(value.nanoseconds())
            }
        })*
    };
}

spans! {
    Duration: read_iso, write_iso;
    Seconds: read_seconds, write_seconds;
}

/// Defines the aliases that each library has.
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
macro_rules! aliases {
    ($date_time:ty, $local:ty, $date:ty, $time:ty, $duration:ty, $instant:ty) => {
        /// A date with a time and an offset (format `date-time`).
        pub type DateTime = Formatted<$date_time, marker::DateTime>;
        /// A date as in HTTP headers (format `http-date`).
        pub type HttpDate = Formatted<$date_time, marker::HttpDate>;
        /// A date with a time but no offset (format `date-time-local`).
        pub type LocalDateTime = Formatted<$local, marker::LocalDateTime>;
        /// A date (format `date`).
        pub type Date = Formatted<$date, marker::Date>;
        /// A time without an offset (format `time-local`).
        pub type LocalTime = Formatted<$time, marker::LocalTime>;
        /// A duration in days, hours, minutes and seconds (format `duration`).
        pub type Duration = Formatted<$duration, marker::Duration>;
        /// A duration in seconds (format `google-duration`).
        pub type Seconds = Formatted<$duration, marker::Seconds>;
        /// An instant as an integer number of seconds (format `unix-time`).
        pub type UnixTime = super::UnixTime<$instant, i64>;
        /// An instant as a number of seconds that may have a fraction (format `unix-time`).
        pub type FractionalUnixTime = super::UnixTime<$instant, f64>;
    };
}

#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
pub(super) use aliases;
