//! The pause that a server asks for.

use std::time::{Duration, SystemTime};

use http::{
    HeaderMap,
    header::{DATE, RETRY_AFTER},
};

/// Returns the pause of the header `Retry-After` (RFC 9110, section 10.2.3): a number of seconds or a date. The header
/// `retry-after-ms` of some servers is more precise.
///
/// A date is compared with that of the response, so the clocks of client and server need not agree.
pub(super) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = |name: &str| headers.get(name)?.to_str().ok().map(str::trim);
    let number = |name: &str| text(name)?.parse::<f64>().ok();
    let millis = number("retry-after-ms").map(|millis| millis / 1000.0);
    if let Some(seconds) = millis.or_else(|| number(RETRY_AFTER.as_str())).filter(|seconds| *seconds >= 0.0) {
        // A number that is too large is a pause without end.
        return Some(Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX));
    }
    let date = httpdate::parse_http_date(text(RETRY_AFTER.as_str())?).ok()?;
    let now = text(DATE.as_str()).and_then(|date| httpdate::parse_http_date(date).ok()).unwrap_or(now);
    Some(date.duration_since(now).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use http::{HeaderMap, HeaderName};

    use super::retry_after;

    fn pause(headers: &[(&str, &str)]) -> Option<Duration> {
        let headers: HeaderMap =
            headers.iter().map(|(name, value)| (name.parse::<HeaderName>().unwrap(), value.parse().unwrap())).collect();
        // Sun, 06 Nov 1994 08:49:37 GMT
        retry_after(&headers, SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777))
    }

    #[test]
    fn seconds_dates_and_milliseconds_are_understood() {
        let of = |value: &str| pause(&[("retry-after", value)]);
        assert_eq!(of("120"), Some(Duration::from_secs(120)));
        assert_eq!(of(" 0 "), Some(Duration::ZERO));
        assert_eq!(of("1.5"), Some(Duration::from_millis(1500)));
        assert_eq!(of("Sun, 06 Nov 1994 08:49:40 GMT"), Some(Duration::from_secs(3)));
        assert_eq!(of("Sunday, 06-Nov-94 08:49:40 GMT"), Some(Duration::from_secs(3)));
        assert_eq!(of("Sun Nov  6 08:49:40 1994"), Some(Duration::from_secs(3)));
        assert_eq!(of("Sun, 06 Nov 1994 08:00:00 GMT"), Some(Duration::ZERO));
        assert_eq!(pause(&[("retry-after-ms", "250"), ("retry-after", "9")]), Some(Duration::from_millis(250)));
        assert_eq!(pause(&[("retry-after-ms", "?"), ("retry-after", "9")]), Some(Duration::from_secs(9)));
    }

    #[test]
    fn a_date_is_compared_with_that_of_the_response() {
        let headers = [("date", "Mon, 07 Nov 1994 00:00:00 GMT"), ("retry-after", "Mon, 07 Nov 1994 00:00:07 GMT")];
        assert_eq!(pause(&headers), Some(Duration::from_secs(7)));
    }

    #[test]
    fn invalid_values_are_ignored() {
        assert_eq!(pause(&[]), None);
        for value in ["", "soon", "-1", "NaN", "Sun, 99 Nov 1994 08:49:37 GMT", "-inf"] {
            assert_eq!(pause(&[("retry-after", value)]), None, "{value}");
        }
        for value in ["1e300", "inf", "99999999999999999999999"] {
            assert_eq!(pause(&[("retry-after", value)]), Some(Duration::MAX), "{value}");
        }
    }
}
