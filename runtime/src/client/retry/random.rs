//! Random numbers, for the jitter of pauses and for idempotency keys.

use std::fmt::Write;

/// Returns a random number of at least 0 and less than 1. Without a source of random numbers, returns 1.
pub(crate) fn fraction() -> f64 {
    // A double has 53 bits of precision.
    const RANGE: f64 = 9_007_199_254_740_992.0;
    #[allow(clippy::cast_precision_loss, reason = "the number has 53 bits")]
    getrandom::u64().map_or(1.0, |random| (random >> 11) as f64 / RANGE)
}

/// Returns a random UUID (RFC 9562, version 4). Returns `None` without a source of random numbers.
pub(crate) fn uuid() -> Option<String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).ok()?;
    let mut text = String::with_capacity(36);
    for (index, byte) in bytes.into_iter().enumerate() {
        let byte = match index {
            6 => byte & 0x0f | 0x40,
            8 => byte & 0x3f | 0x80,
            _ => byte,
        };
        if matches!(index, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        write!(text, "{byte:02x}").ok()?;
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{fraction, uuid};

    #[test]
    fn fractions_are_below_one_and_differ() {
        let all: Vec<f64> = (0..1000).map(|_| fraction()).collect();
        assert!(all.iter().all(|fraction| (0.0..1.0).contains(fraction)));
        let mean = all.iter().sum::<f64>() / 1000.0;
        assert!((0.4..0.6).contains(&mean), "{mean}");
    }

    #[test]
    fn uuids_have_version_4_and_differ() {
        let all: BTreeSet<String> = (0..1000).filter_map(|_| uuid()).collect();
        assert_eq!(all.len(), 1000);
        for uuid in all {
            let parts: Vec<&str> = uuid.split('-').collect();
            assert_eq!(parts.iter().map(|part| part.len()).collect::<Vec<_>>(), [8, 4, 4, 4, 12], "{uuid}");
            assert!(parts.concat().bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')), "{uuid}");
            assert!(parts[2].starts_with('4') && parts[3].starts_with(['8', '9', 'a', 'b']), "{uuid}");
        }
    }
}
