use super::*;

#[test]
fn a_duration_of_iso_8601_is_a_number_of_nanoseconds() {
    let read = |text: &str| read_iso(text).map(|nanos| (nanos, write_iso(nanos)));
    for (text, seconds, written) in [
        ("PT8M", 480, "PT8M"),
        ("Pt90m", 5_400, "PT1H30M"),
        ("P93D", 93 * 86_400, "P93D"),
        ("P2W", 14 * 86_400, "P14D"),
        ("PT0S", 0, "PT0S"),
        ("-P1DT2H", -93_600, "-P1DT2H"),
    ] {
        assert_eq!(read(text), Some((seconds * SECOND, written.to_owned())), "{text}");
    }
    assert_eq!(read_iso("P10675199DT2H48M5.4775807S"), Some(922_337_203_685_477_580_700));
    assert_eq!(write_iso(1_500_000_000), "PT1.500S");
    for text in ["", "P", "PT", "P1M", "P1Y", "P1D2H", "PT1M1H", "PT1.5M", "1D", "P1DT1D", "22:00:00", "PTS"] {
        assert_eq!(read_iso(text), None, "{text}");
    }
}

#[test]
fn seconds_may_have_a_fraction_and_a_sign() {
    for (text, nanos) in [("3.500s", 3_500_000_000), ("0s", 0), ("-0.000000001s", -1), ("120s", 120 * SECOND)] {
        assert_eq!((read_seconds(text), write_seconds(nanos).as_str()), (Some(nanos), text));
    }
    for text in ["", "s", "3", "3 s", "3.s", "1e3s"] {
        assert_eq!(read_seconds(text), None, "{text}");
    }
}
