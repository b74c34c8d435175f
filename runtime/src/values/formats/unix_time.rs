//! Instants that are encoded as numbers.

use std::fmt;
use std::marker::PhantomData;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::library::Instant;

/// Seconds since 1970 in UTC, as a number (format `unix-time`, or `unixtime` in the OpenAPI Format Registry).
///
/// The number is preserved, even if the library cannot represent it as an instant: it then has no
/// [`value`](Self::value).
///
#[cfg_attr(feature = "chrono", doc = "```")]
#[cfg_attr(not(feature = "chrono"), doc = "```ignore")]
/// # use wirewright_client::{chrono, formats::chrono::UnixTime, serde_json};
/// let created: UnixTime = serde_json::from_str("1709206200")?;
/// assert_eq!(created.value().unwrap().to_rfc3339(), "2024-02-29T11:30:00+00:00");
/// assert_eq!((created, created.number()), (UnixTime::from_number(1_709_206_200), 1_709_206_200));
/// assert_eq!(serde_json::to_string(&UnixTime::new(&chrono::DateTime::UNIX_EPOCH))?, "0");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnixTime<T, N> {
    number: N,
    time: PhantomData<fn() -> T>,
}

/// A number of seconds.
pub trait Seconds: Copy {
    /// Splits the number into whole seconds, rounded down, and nanoseconds.
    fn split(self) -> Option<(i64, u32)>;

    /// Joins seconds and nanoseconds into a number. Nanoseconds beyond its precision are discarded.
    fn join(seconds: i64, nanoseconds: u32) -> Self;
}

impl Seconds for i64 {
    fn split(self) -> Option<(i64, u32)> {
        Some((self, 0))
    }

    fn join(seconds: i64, _: u32) -> Self {
        seconds
    }
}

impl Seconds for f64 {
    /// Splits the number with a precision of microseconds: a double has no more digits for present-day instants.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "both are checked to be in range")]
    fn split(self) -> Option<(i64, u32)> {
        let whole = self.floor();
        // A double represents integers within these bounds exactly.
        if !(-9.0e15..9.0e15).contains(&whole) {
            return None;
        }
        let micros = ((self - whole) * 1_000_000.0).round() as u32;
        Some((whole as i64 + i64::from(micros / 1_000_000), micros % 1_000_000 * 1_000))
    }

    #[allow(clippy::cast_precision_loss, reason = "an instant of any library has fewer digits")]
    fn join(seconds: i64, nanoseconds: u32) -> Self {
        seconds as Self + Self::from(nanoseconds / 1_000) / 1_000_000.0
    }
}

impl<T, N: Copy> UnixTime<T, N> {
    /// Creates a value from a number of seconds, even if the library cannot represent the instant.
    pub const fn from_number(number: N) -> Self {
        Self { number, time: PhantomData }
    }

    /// Returns the number on the wire.
    pub const fn number(self) -> N {
        self.number
    }
}

impl<T: Instant, N: Seconds> UnixTime<T, N> {
    /// Creates a value from an instant. If the number is an integer, the fraction of a second is discarded.
    pub fn new(time: &T) -> Self {
        let (seconds, nanoseconds) = time.unix();
        Self::from_number(N::join(seconds, nanoseconds))
    }

    /// Returns the instant, or `None` if it is out of the library's range.
    pub fn value(self) -> Option<T> {
        let (seconds, nanoseconds) = self.number.split()?;
        T::from_unix(seconds, nanoseconds)
    }
}

impl<T: Instant, N: Seconds> From<T> for UnixTime<T, N> {
    fn from(time: T) -> Self {
        Self::new(&time)
    }
}

impl<T, N: fmt::Debug> fmt::Debug for UnixTime<T, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.number.fmt(f)
    }
}

impl<T, N: fmt::Display> fmt::Display for UnixTime<T, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.number.fmt(f)
    }
}

impl<'de, T, N: Copy + Deserialize<'de>> Deserialize<'de> for UnixTime<T, N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        N::deserialize(deserializer).map(Self::from_number)
    }
}

impl<T, N: Serialize> Serialize for UnixTime<T, N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.number.serialize(serializer)
    }
}

#[cfg(all(test, feature = "chrono", feature = "jiff", feature = "time"))]
mod tests {
    use super::*;
    use crate::values::formats::{chrono, jiff, time};

    /// Returns the instant for a number in each library, as seconds and nanoseconds.
    fn in_all<N: Seconds>(number: N) -> [Option<(i64, u32)>; 3] {
        [
            UnixTime::<::chrono::DateTime<::chrono::Utc>, N>::from_number(number).value().map(|time| time.unix()),
            UnixTime::<::jiff::Timestamp, N>::from_number(number).value().map(|time| time.unix()),
            UnixTime::<::time::OffsetDateTime, N>::from_number(number).value().map(|time| time.unix()),
        ]
    }

    #[test]
    fn a_number_is_the_same_instant_in_every_library() {
        for seconds in [0, 1, -1, 1_709_206_200, -62_135_596_800] {
            assert_eq!(in_all(seconds), [Some((seconds, 0)); 3]);
        }
        assert_eq!(in_all(1_709_206_200.5), [Some((1_709_206_200, 500_000_000)); 3]);
        assert_eq!(in_all(-0.25), [Some((-1, 750_000_000)); 3]);
        assert_eq!(in_all(1.999_999_9), [Some((2, 0)); 3]);
        assert_eq!(in_all(i64::MAX), [None; 3]);
        assert_eq!(in_all(f64::NAN), [None; 3]);
    }

    #[test]
    fn every_number_is_kept() {
        for number in [i64::MIN, -1, 0, 1_709_206_200_000, i64::MAX] {
            let text = number.to_string();
            let kept: [String; 3] = [
                serde_json::to_string(&serde_json::from_str::<chrono::UnixTime>(&text).unwrap()).unwrap(),
                serde_json::to_string(&serde_json::from_str::<jiff::UnixTime>(&text).unwrap()).unwrap(),
                serde_json::to_string(&serde_json::from_str::<time::UnixTime>(&text).unwrap()).unwrap(),
            ];
            assert_eq!(kept, [&*text; 3]);
        }
    }

    #[test]
    fn instants_are_encoded_as_whole_or_fractional_seconds() {
        let time = ::jiff::Timestamp::new(1_709_206_200, 500_000_000).unwrap();
        assert_eq!(jiff::UnixTime::from(time).number(), 1_709_206_200);
        assert_eq!(format!("{0} {0:?}", jiff::FractionalUnixTime::from(time)), "1709206200.5 1709206200.5");
        let early = ::jiff::Timestamp::new(0, -250_000_000).unwrap();
        assert_eq!(jiff::UnixTime::from(early).number(), -1);
        assert!((jiff::FractionalUnixTime::from(early).number() + 0.25).abs() < f64::EPSILON);
    }
}
