//! Damages a description as text.

use fastrand::Rng;

use super::material;

/// Strings that have a meaning in YAML or JSON wherever they occur.
const MARKS: [&str; 24] = [
    "&a ",
    "*a",
    "<<: *a",
    "!!binary ",
    "!a ",
    "? ",
    "- ",
    ": ",
    "| ",
    "> ",
    "\t",
    "---\n",
    "...\n",
    "%YAML 1.1\n",
    "#",
    "{",
    "}",
    "[",
    "]",
    ",",
    "\"",
    "'",
    "1e999",
    "\u{feff}",
];

/// Damages a text at a random position.
pub fn damage(text: &mut Vec<u8>, rng: &mut Rng) {
    if text.is_empty() {
        return;
    }
    let at = boundary(text, rng);
    match rng.u8(..6) {
        0 => text.truncate(at),
        1 => {
            for _ in 0..rng.usize(1..20) {
                let index = rng.usize(..text.len());
                text[index] = if rng.bool() { rng.u8(b' '..=b'~') } else { rng.u8(..) };
            }
        }
        2 => {
            let mark = material::choose(rng, &MARKS).bytes();
            text.splice(at..at, mark);
        }
        3 => repeat_line(text, rng),
        4 => {
            // Extends a number to hundreds of digits.
            if let Some(digit) = text.iter().skip(at).position(u8::is_ascii_digit) {
                let digits = vec![b'9'; rng.usize(20..400)];
                text.splice(at + digit..=at + digit, digits);
            }
        }
        _ => {
            let end = (at + rng.usize(..200)).min(text.len());
            let piece = text[at..end].to_vec();
            let to = boundary(text, rng);
            text.splice(to..to, piece);
        }
    }
}

/// Repeats a line, which usually creates a duplicate key.
fn repeat_line(text: &mut Vec<u8>, rng: &mut Rng) {
    let lines: Vec<&[u8]> = text.split_inclusive(|byte| *byte == b'\n').collect();
    let nth = rng.usize(..lines.len());
    let mut repeated = lines.clone();
    repeated.insert(nth, lines[nth]);
    *text = repeated.concat();
}

/// Returns a position between two characters, if the text is UTF-8.
fn boundary(text: &[u8], rng: &mut Rng) -> usize {
    let mut at = rng.usize(..text.len());
    while at > 0 && text[at] & 0b1100_0000 == 0b1000_0000 {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_damaged_in_the_same_way_by_the_same_seed() {
        let damaged = |seed| {
            let mut text = b"a: 1\nb: {c: 2}\n".to_vec();
            damage(&mut text, &mut Rng::with_seed(seed));
            text
        };
        let changed = (0..60).filter(|seed| damaged(*seed) != b"a: 1\nb: {c: 2}\n").count();
        assert!(changed > 50);
        assert!((0..60).all(|seed| damaged(seed) == damaged(seed)));
    }
}
