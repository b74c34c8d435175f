//! Tests of date formats with each supported library.

use super::CalendarFields;

#[test]
fn date_times_of_real_servers_are_parsed() {
    let read =
        |text: &str| CalendarFields::read_date_time(text).map(|parts| parts.write_date_time().as_str().to_owned());
    for (text, meant) in [
        ("2019-05-01T10:53:23Z", "2019-05-01T10:53:23Z"),
        ("2019-05-01t10:53:23z", "2019-05-01T10:53:23Z"),
        ("2018-08-28T17:26:00.9454387Z", "2018-08-28T17:26:00.945438700Z"),
        ("2018-02-09T05:51:59.82+00:00", "2018-02-09T05:51:59.820Z"),
        ("2015-02-10T17:12:23-0700", "2015-02-10T17:12:23-07:00"),
        ("2015-02-10T17:12:23+02", "2015-02-10T17:12:23+02:00"),
        ("2016-12-16T13:59Z", "2016-12-16T13:59:00Z"),
        ("2017-11-12 13:14:15 UTC", "2017-11-12T13:14:15Z"),
        ("20161215T210332Z", "2016-12-15T21:03:32Z"),
        ("20170214T1215Z", "2017-02-14T12:15:00Z"),
        ("2020-01-01T00:00:00.1234567891Z", "2020-01-01T00:00:00.123456789Z"),
    ] {
        assert_eq!(read(text).as_deref(), Some(meant), "{text}");
    }
    for text in ["", "2017-02-10T01:37:49", "2022-02-255", "10/8/2018 12:00:00 AM", "2017-11-12T13:14:15Z+10:00", "now"]
    {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn a_date_may_be_followed_by_a_time() {
    let read = |text: &str| CalendarFields::read_date(text).map(|parts| parts.write_date().as_str().to_owned());
    for text in ["2019-01-20", "2019-01-20T00:00:00.000+0000", "2019-01-20Z", "2019-01-20 00:24"] {
        assert_eq!(read(text).as_deref(), Some("2019-01-20"), "{text}");
    }
    for text in ["2012-12", "yyyy-MM-dd", "2019-01-200", "20190120"] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn an_http_date_has_the_day_of_its_week() {
    for text in ["Sun, 06 Nov 1994 08:49:37 GMT", "Thu, 29 Feb 2024 00:00:00 GMT", "Sat, 01 Jan 2000 23:59:59 GMT"] {
        assert_eq!(
            CalendarFields::read_http_date(text).map(|parts| parts.write_http_date().as_str().to_owned()).as_deref(),
            Some(text)
        );
    }
    assert_eq!(CalendarFields::read_http_date("Tue, 1 Jul 2003 10:52:37 +0200").map(|parts| parts.offset), Some(7200));
    assert_eq!(CalendarFields::read_http_date("1994-11-06"), None);
}

#[test]
fn the_usual_notation_is_the_one_that_is_formatted() {
    let dates = ["2024-02-29", "0000-01-01", "9999-12-31", "2024-2-29", "20240229", "+2024-02-29"];
    let clocks = ["23:59:60", "00:00:00", "12:30", "24:00:00", "1:02:03", "123456"];
    let fractions =
        ["", ".", ".0", ".5", ".500", ".000", ".500000", ".500001", ".000000001", ".123456000", ",500", ".1234567891"];
    let offsets = ["", "Z", "z", "+00:00", "-00:00", "+05:30", "-23:59", "+24:00", "+05:60", "+0530", " UTC", "Z "];
    for date in dates {
        let usual = CalendarFields::usual_date(date);
        assert!(usual.is_none_or(|parts| parts.write_date().as_str() == date), "{date}");
        for time in clocks.iter().flat_map(|clock| fractions.map(|fraction| format!("{clock}{fraction}"))) {
            let (read, usual) = (CalendarFields::read_time(&time), CalendarFields::usual_time(&time));
            assert_eq!(usual, read.filter(|parts| parts.write_time().as_str() == time), "{time}");
            for text in offsets.map(|offset| format!("{date}T{time}{offset}")) {
                let (read, usual) = (CalendarFields::read_date_time(&text), CalendarFields::usual_date_time(&text));
                assert_eq!(usual, read.filter(|parts| parts.write_date_time().as_str() == text), "{text}");
                let (read, usual) =
                    (CalendarFields::read_local_date_time(&text), CalendarFields::usual_local_date_time(&text));
                assert_eq!(usual, read.filter(|parts| parts.write_local_date_time().as_str() == text), "{text}");
            }
        }
    }
}

macro_rules! library {
    ($library:ident, $feature:literal, $utc:literal) => {
        #[cfg(feature = $feature)]
        mod $library {
            use crate::values::formats::{
                Formatted,
                marker::Format,
                $library::{Date, DateTime, Duration, HttpDate, LocalDateTime, LocalTime, Seconds},
            };

            #[test]
            fn every_text_is_kept() {
                for text in [
                    "",
                    "soon",
                    "2024-02-30T00:00:00Z",
                    "2024-02-29T23:59:60Z",
                    "2024-02-29T12:30:00.50+05:30",
                    "2024-02-29 12:30",
                    "0000-01-01T00:00:00Z",
                    "9999-12-31T23:59:59.999999999-23:59",
                    "PT1H",
                    "P1Y",
                    "3.5s",
                ] {
                    assert_eq!(DateTime::from_text(text).text(), text);
                    assert_eq!(Date::from_text(text).text(), text);
                    assert_eq!(LocalDateTime::from_text(text).text(), text);
                    assert_eq!(LocalTime::from_text(text).text(), text);
                    assert_eq!(HttpDate::from_text(text).text(), text);
                    assert_eq!(Duration::from_text(text).text(), text);
                    assert_eq!(Seconds::from_text(text).text(), text);
                }
            }

            #[test]
            fn values_are_encoded_in_their_format() {
                let written =
                    |text: &str| DateTime::new(DateTime::from_text(text).into_value().unwrap()).text().into_owned();
                assert_eq!(written("2024-02-29 12:30:00.5+0530"), $utc);
                assert_eq!(written("2024-02-29T12:30Z"), "2024-02-29T12:30:00Z");
                let local = LocalDateTime::from_text("2024-02-29 12:30").into_value().unwrap();
                assert_eq!(LocalDateTime::new(local).text(), "2024-02-29T12:30:00");
                let date = Date::from_text("2024-02-29T12:30").into_value().unwrap();
                assert_eq!(Date::new(date).text(), "2024-02-29");
                let time = LocalTime::from_text("06:00").into_value().unwrap();
                assert_eq!(LocalTime::new(time).text(), "06:00:00");
                let instant = DateTime::from_text("2024-02-29T01:30:00+02:00").into_value().unwrap();
                assert_eq!(HttpDate::new(instant).text(), "Wed, 28 Feb 2024 23:30:00 GMT");
                let duration = Duration::from_text("-P1DT90.5S").into_value().unwrap();
                assert_eq!(Duration::new(duration).text(), "-P1DT1M30.500S");
                assert_eq!(Seconds::new(duration).text(), "-86490.500s");
            }

            #[test]
            fn a_text_is_kept_unless_it_is_formatted_from_the_value() {
                fn check<T, F: Format<T>>(text: &str, _: &Formatted<T, F>) {
                    if let Some((value, is_usual)) = F::recognize(text) {
                        assert_eq!(is_usual, F::format(&value) == text, "{text}");
                        let is_covered = is_usual || F::covers(&value, text);
                        assert_eq!(is_covered, is_usual || !text.starts_with(&F::format(&value)), "{text}");
                    }
                }
                for text in [
                    "2024-02-29T12:30:00Z",
                    "2024-02-29T12:30:00.500Z",
                    "2024-02-29T12:30:00.50Z",
                    "2024-02-29T12:30:00+05:30",
                    "2024-02-29T12:30:00+00:00",
                    "2024-02-29T23:59:60Z",
                    "2024-02-29T12:30:00.500",
                    "2024-02-29",
                    "2024-02-29Z",
                    "12:30:00.000001",
                    "12:30:00.0000010",
                    "Sun, 06 Nov 1994 08:49:37 GMT",
                ] {
                    check(text, &DateTime::from_text(text));
                    check(text, &LocalDateTime::from_text(text));
                    check(text, &LocalTime::from_text(text));
                    check(text, &HttpDate::from_text(text));
                    check(text, &Date::from_text(text));
                }
            }

            #[test]
            fn equal_instants_are_equal_in_any_notation() {
                assert_eq!(
                    DateTime::from_text("2024-02-29T12:00:00Z"),
                    DateTime::from_text("2024-02-29T14:00:00.0+02:00")
                );
            }
        }
    };
}

library!(chrono, "chrono", "2024-02-29T12:30:00.500+05:30");
library!(jiff, "jiff", "2024-02-29T07:00:00.500Z");
library!(time, "time", "2024-02-29T12:30:00.500+05:30");
