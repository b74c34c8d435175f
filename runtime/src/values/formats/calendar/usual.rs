//! Parsing of dates and times in the notation in which this crate formats them, and no other.
//!
//! Most dates of servers have this notation. Such a text need not be kept: it is formatted again from its value.

use super::CalendarFields;

type Parsed<'t> = Option<(CalendarFields, &'t [u8])>;

impl CalendarFields {
    pub(in super::super) fn usual_date_time(text: &str) -> Option<Self> {
        let (fields, rest) = local(text.as_bytes())?;
        Some(Self { offset: offset(rest)?, ..fields })
    }

    pub(in super::super) fn usual_local_date_time(text: &str) -> Option<Self> {
        local(text.as_bytes()).filter(|(_, rest)| rest.is_empty()).map(|(fields, _)| fields)
    }

    pub(in super::super) fn usual_date(text: &str) -> Option<Self> {
        date(text.as_bytes()).filter(|(_, rest)| rest.is_empty()).map(|(fields, _)| fields)
    }

    pub(in super::super) fn usual_time(text: &str) -> Option<Self> {
        time(Self::default(), text.as_bytes()).filter(|(_, rest)| rest.is_empty()).map(|(fields, _)| fields)
    }
}

fn local(text: &[u8]) -> Parsed<'_> {
    let (fields, rest) = date(text)?;
    time(fields, rest.strip_prefix(b"T")?)
}

fn date(text: &[u8]) -> Parsed<'_> {
    let (head, rest) = text.split_first_chunk::<10>()?;
    let [c1, c2, y1, y2, b'-', m1, m2, b'-', d1, d2] = *head else { return None };
    let year = i32::from(two(c1, c2)?) * 100 + i32::from(two(y1, y2)?);
    Some((CalendarFields { year, month: two(m1, m2)?, day: two(d1, d2)?, ..CalendarFields::default() }, rest))
}

fn time(fields: CalendarFields, text: &[u8]) -> Parsed<'_> {
    let (head, rest) = text.split_first_chunk::<8>()?;
    let [h1, h2, b':', m1, m2, b':', s1, s2] = *head else { return None };
    let (nanosecond, rest) = fraction(rest)?;
    Some((
        CalendarFields { hour: two(h1, h2)?, minute: two(m1, m2)?, second: two(s1, s2)?, nanosecond, ..fields },
        rest,
    ))
}

/// Parses a fraction of three, six or nine digits, whose last three are not zeros.
fn fraction(text: &[u8]) -> Option<(u32, &[u8])> {
    let Some((b'.', digits)) = text.split_first() else { return Some((0, text)) };
    let count = digits.iter().take(9).take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = digits.split_at_checked(count)?;
    let number = digits.iter().fold(0, |number, digit| number * 10 + u32::from(digit - b'0'));
    let unit = match count {
        3 => 1_000_000,
        6 => 1_000,
        9 => 1,
        _ => return None,
    };
    (!number.is_multiple_of(1_000)).then_some((number * unit, rest))
}

fn offset(text: &[u8]) -> Option<i32> {
    let (sign, hours, minutes) = match *text {
        [b'Z'] => return Some(0),
        [b'+', h1, h2, b':', m1, m2] => (1, two(h1, h2)?, two(m1, m2)?),
        [b'-', h1, h2, b':', m1, m2] => (-1, two(h1, h2)?, two(m1, m2)?),
        _ => return None,
    };
    let (hours, minutes) = (i32::from(hours), i32::from(minutes));
    let offset = hours * 3600 + minutes * 60;
    (hours < 24 && minutes < 60 && offset != 0).then_some(sign * offset)
}

fn two(tens: u8, ones: u8) -> Option<u8> {
    (tens.is_ascii_digit() && ones.is_ascii_digit()).then(|| (tens - b'0') * 10 + (ones - b'0'))
}
