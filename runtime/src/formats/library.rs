//! What a library of dates must do to stand behind the formats.

use super::calendar::Parts;
use super::duration;
use super::marker::{Date, DateTime, Duration, Format, HttpDate, LocalDateTime, LocalTime, Seconds};

/// A date, a time or both.
pub trait Calendar: Sized {
    /// Of its numbers, if there is such a value.
    fn from_parts(parts: Parts) -> Option<Self>;

    /// Its numbers.
    fn parts(&self) -> Parts;

    /// Its numbers in UTC.
    fn utc_parts(&self) -> Parts {
        self.parts()
    }
}

/// A duration.
pub trait Span: Sized {
    /// Of so many seconds, and nanoseconds of the same sign.
    fn from_seconds(seconds: i64, nanoseconds: i32) -> Option<Self>;

    /// Its nanoseconds.
    fn nanoseconds(&self) -> i128;
}

/// An instant that is a number of seconds since 1970, in UTC.
pub trait Instant: Sized {
    /// Of so many seconds, and nanoseconds that are added to them.
    fn from_unix(seconds: i64, nanoseconds: u32) -> Option<Self>;

    /// Its seconds, rounded down, and the nanoseconds after them.
    fn unix(&self) -> (i64, u32);
}

macro_rules! calendar {
    ($($marker:ident: $read:ident, $parts:ident, $write:ident);* $(;)?) => {
        $(impl<T: Calendar> Format<T> for $marker {
            fn read(text: &str) -> Option<T> {
                Parts::$read(text).and_then(T::from_parts)
            }

            fn write(value: &T) -> String {
                value.$parts().$write()
            }
        })*
    };
}

calendar! {
    DateTime: read_date_time, parts, write_date_time;
    LocalDateTime: read_local_date_time, parts, write_local_date_time;
    Date: read_date, parts, write_date;
    LocalTime: read_time, parts, write_time;
    HttpDate: read_http_date, utc_parts, write_http_date;
}

macro_rules! spans {
    ($($marker:ident: $read:ident, $write:ident);* $(;)?) => {
        $(impl<T: Span> Format<T> for $marker {
            fn read(text: &str) -> Option<T> {
                let (nanos, second) = (duration::$read(text)?, 1_000_000_000);
                T::from_seconds(i64::try_from(nanos / second).ok()?, i32::try_from(nanos % second).ok()?)
            }

            fn write(value: &T) -> String {
                duration::$write(value.nanoseconds())
            }
        })*
    };
}

spans! {
    Duration: read_iso, write_iso;
    Seconds: read_seconds, write_seconds;
}

/// The aliases that each library has.
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
macro_rules! aliases {
    ($date_time:ty, $local:ty, $date:ty, $time:ty, $duration:ty, $instant:ty) => {
        /// `date-time`.
        pub type DateTime = Formatted<$date_time, marker::DateTime>;
        /// `http-date`, as headers have it.
        pub type HttpDate = Formatted<$date_time, marker::HttpDate>;
        /// `date-time-local`: without an offset.
        pub type LocalDateTime = Formatted<$local, marker::LocalDateTime>;
        /// `date`.
        pub type Date = Formatted<$date, marker::Date>;
        /// `time-local`: without an offset.
        pub type LocalTime = Formatted<$time, marker::LocalTime>;
        /// `duration`: days, hours, minutes and seconds.
        pub type Duration = Formatted<$duration, marker::Duration>;
        /// `google-duration`: seconds.
        pub type Seconds = Formatted<$duration, marker::Seconds>;
        /// `unix-time` that is an integer.
        pub type UnixTime = super::UnixTime<$instant, i64>;
        /// `unix-time` that may have a fraction.
        pub type FractionalUnixTime = super::UnixTime<$instant, f64>;
    };
}

#[cfg(any(feature = "chrono", feature = "jiff", feature = "time"))]
pub(super) use aliases;
