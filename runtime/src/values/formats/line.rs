//! Short texts without an allocation.

use std::fmt;

/// The maximum number of bytes. The longest date has 42.
const SIZE: usize = 48;

/// A short ASCII text. Bytes beyond its size are ignored.
pub(super) struct Line {
    bytes: [u8; SIZE],
    length: usize,
}

impl Line {
    pub(super) fn new() -> Self {
        Self { bytes: [0; SIZE], length: 0 }
    }

    /// Adds ASCII characters.
    #[inline]
    pub(super) fn push(&mut self, part: &[u8]) {
        let end = self.length + part.len();
        if let Some(place) = self.bytes.get_mut(self.length..end) {
            place.copy_from_slice(part);
            self.length = end;
        }
    }

    pub(super) fn as_str(&self) -> &str {
        self.bytes.get(..self.length).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default()
    }
}

impl fmt::Write for Line {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        self.push(part.as_bytes());
        Ok(())
    }
}

/// Returns the two digits of a number below 100.
#[inline]
pub(super) fn two(number: u8) -> [u8; 2] {
    [b'0' + number / 10 % 10, b'0' + number % 10]
}
