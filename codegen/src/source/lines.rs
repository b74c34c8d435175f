//! Conversion between byte offsets and lines and columns.
//!
//! Minified files have lines of many megabytes. An index avoids a scan of the line for each position.

/// The distance in bytes between two entries of the index.
const STEP: usize = 1024;

/// An index of line starts and character counts.
#[derive(Debug, Default)]
pub(super) struct Lines {
    starts: Vec<usize>,
    /// The characters before byte `index * STEP`.
    counts: Vec<usize>,
}

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut counts = Vec::with_capacity(text.len() / STEP + 1);
        let mut characters = 0;
        for chunk in text.as_bytes().chunks(STEP) {
            counts.push(characters);
            // Every byte that is not a continuation byte begins a character.
            characters += chunk.iter().filter(|byte| (**byte & 0xC0) != 0x80).count();
        }
        Self { starts, counts }
    }

    /// Returns the line and column, both starting at 1, of a byte offset.
    pub(super) fn position(&self, text: &str, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= offset);
        (line, self.characters(text, offset).saturating_sub(self.characters(text, self.start(line))) + 1)
    }

    /// Returns a line without its line ending, and the byte offset of a column in the line.
    pub(super) fn line<'t>(&self, text: &'t str, line: usize, column: usize) -> (&'t str, usize) {
        let start = self.start(line);
        let end = self.starts.get(line).map_or(text.len(), |next| next - 1);
        let content = text.get(start..end).unwrap_or_default();
        let content = content.strip_suffix('\r').unwrap_or(content);
        let wanted = self.characters(text, start) + column.saturating_sub(1);
        // Starts at the last entry of the index at or before the column.
        let known = self.counts.partition_point(|count| *count <= wanted).saturating_sub(1);
        let from = (known * STEP).max(start);
        let from = (from..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(start);
        let more = wanted.saturating_sub(self.characters(text, from));
        let offset =
            text.get(from..).and_then(|rest| rest.char_indices().nth(more)).map_or(text.len(), |(at, _)| from + at);
        (content, offset.saturating_sub(start).min(content.len()))
    }

    fn start(&self, line: usize) -> usize {
        line.checked_sub(1).and_then(|index| self.starts.get(index)).copied().unwrap_or_default()
    }

    /// Returns the number of characters before a byte offset.
    fn characters(&self, text: &str, offset: usize) -> usize {
        let known = offset / STEP;
        let bytes = text.as_bytes().get(known * STEP..offset).unwrap_or_default();
        self.counts.get(known).copied().unwrap_or_default()
            + bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn byte_offsets_and_columns_are_converted_both_ways() {
        let text = format!("ab\r\n{}é{}\nz", "ö".repeat(3000), "x".repeat(3000));
        let lines = Lines::of(&text);
        for (offset, position) in
            [(0, (1, 1)), (4, (2, 1)), (4 + 6000, (2, 3001)), (4 + 6002, (2, 3002)), (text.len() - 1, (3, 1))]
        {
            assert_eq!(lines.position(&text, offset), position);
            let (content, at) = lines.line(&text, position.0, position.1);
            assert_eq!(content.get(at..).and_then(|rest| rest.chars().next()), text[offset..].chars().next());
        }
        assert_eq!(lines.line(&text, 1, 1).0, "ab");
    }
}
