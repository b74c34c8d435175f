//! Excerpts of a body for messages.

/// The number of bytes that an excerpt shows on each side of the place.
const SIDE: usize = 100;

/// Returns about 200 bytes around `offset`, cut at character boundaries, with `...` where text is omitted.
pub(super) fn excerpt(body: &[u8], offset: usize) -> String {
    let offset = offset.min(body.len());
    let mut start = offset.saturating_sub(SIDE);
    let mut end = offset.saturating_add(SIDE).min(body.len());
    while start > 0 && body.get(start).is_some_and(|byte| is_continuation(*byte)) {
        start -= 1;
    }
    while body.get(end).is_some_and(|byte| is_continuation(*byte)) {
        end += 1;
    }
    let shown = String::from_utf8_lossy(body.get(start..end).unwrap_or_default());
    let before = if start > 0 { "..." } else { "" };
    let after = if end < body.len() { "..." } else { "" };
    format!("{before}{shown}{after}")
}

/// Returns the byte offset of a place that `serde_json` gives as a line (from 1) and a column (in bytes, from 0 or
/// 1).
pub(super) fn offset_of(body: &[u8], line: usize, column: usize) -> usize {
    let line_start: usize =
        body.split_inclusive(|byte| *byte == b'\n').take(line.saturating_sub(1)).map(<[u8]>::len).sum();
    line_start.saturating_add(column.saturating_sub(1)).min(body.len())
}

fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_bounded_and_cut_between_characters() {
        let body = "é".repeat(500);
        let shown = excerpt(body.as_bytes(), 501);
        assert!(shown.len() < 220, "{}", shown.len());
        assert!(shown.trim_matches('.').chars().all(|c| c == 'é'), "{shown}");
        assert_eq!(excerpt(b"{}", 99), "{}");
        assert_eq!(excerpt(b"", 0), "");
    }

    #[test]
    fn an_excerpt_of_continuation_bytes_is_bounded_by_the_body() {
        assert_eq!(excerpt(&[0x80; 3], 1), "\u{fffd}\u{fffd}\u{fffd}");
    }

    #[test]
    fn an_offset_counts_lines_from_one() {
        assert_eq!(offset_of(b"ab\ncd", 2, 2), 4);
        assert_eq!(offset_of(b"ab", 0, 0), 0);
        assert_eq!(offset_of(b"ab", 9, 9), 2);
    }
}
