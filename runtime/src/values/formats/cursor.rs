//! A position in an ASCII text, for parsing formats step by step.

#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'t>(&'t [u8]);

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self(text.as_bytes())
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.0.first().copied()
    }

    /// Skips the next byte if it is one of `bytes`. Returns true if it was.
    pub(super) fn eat(&mut self, bytes: &[u8]) -> bool {
        self.take(bytes).is_some()
    }

    /// Takes the next byte if it is one of `bytes`.
    pub(super) fn take(&mut self, bytes: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        bytes.contains(first).then(|| {
            self.0 = rest;
            *first
        })
    }

    /// Skips the next word if it is `word`, ignoring case. Returns true if it was.
    pub(super) fn eat_word(&mut self, word: &str) -> bool {
        let found = self.0.get(..word.len()).is_some_and(|next| next.eq_ignore_ascii_case(word.as_bytes()));
        if found {
            self.0 = self.0.get(word.len()..).unwrap_or_default();
        }
        found
    }

    /// Takes the letters that come next.
    pub(super) fn letters(&mut self) -> &'t [u8] {
        self.run(u8::is_ascii_alphabetic)
    }

    /// Takes a number with any number of digits. Returns `None` if it overflows.
    pub(super) fn number(&mut self) -> Option<i64> {
        let digits = self.run(u8::is_ascii_digit);
        std::str::from_utf8(digits).ok()?.parse().ok()
    }

    /// Takes a number of exactly `count` digits.
    pub(super) fn digits(&mut self, count: usize) -> Option<i64> {
        let (digits, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Cursor(digits).number().filter(|_| digits.iter().all(u8::is_ascii_digit))
    }

    /// Takes a fraction of a second in nanoseconds, or 0 if there is none. Further digits are discarded.
    pub(super) fn fraction(&mut self) -> Option<u32> {
        if !self.eat(b".,") {
            return Some(0);
        }
        let digits = self.run(u8::is_ascii_digit);
        let places = digits.iter().copied().chain(std::iter::repeat(b'0')).take(9);
        (!digits.is_empty()).then(|| places.fold(0, |nanos, digit| nanos * 10 + u32::from(digit - b'0')))
    }

    fn run(&mut self, belongs: impl Fn(&u8) -> bool) -> &'t [u8] {
        let end = self.0.iter().position(|byte| !belongs(byte)).unwrap_or(self.0.len());
        let (run, rest) = self.0.split_at_checked(end).unwrap_or((self.0, &[]));
        self.0 = rest;
        run
    }
}

/// Formats a fraction of a second with no, three, six or nine digits.
pub(super) fn fraction(nanos: u32) -> String {
    match nanos {
        0 => String::new(),
        _ if nanos.is_multiple_of(1_000_000) => format!(".{:03}", nanos / 1_000_000),
        _ if nanos.is_multiple_of(1_000) => format!(".{:06}", nanos / 1_000),
        _ => format!(".{nanos:09}"),
    }
}
