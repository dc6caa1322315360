//! Splits text into words.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::slice::Slice;

/// Returns where the words of `text` are: runs of letters, digits and marks.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = next_word(text, at);
        at = end_of_word(text, start);
        (start < at).then_some(start..at)
    })
}

/// Returns where the first word from `at` on begins.
#[inline]
fn next_word(text: &str, mut at: usize) -> usize {
    while let Some(&byte) = text.as_bytes().get(at) {
        at += match KINDS[usize::from(byte)] {
            OTHER => 1,
            LOOK_AT => match look_at(text, at) {
                (false, length) => length,
                (true, _) => break,
            },
            _ => break,
        };
    }
    at
}

/// Returns where the word that is at `at` ends.
#[inline]
fn end_of_word(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    loop {
        while at < bytes.len() && KINDS[usize::from(bytes[at])] == WORD {
            at += 1;
        }
        if at == bytes.len() || KINDS[usize::from(bytes[at])] == OTHER {
            return at;
        }
        match look_at(text, at) {
            (true, length) => at += length,
            (false, _) => return at,
        }
    }
}

/// What a byte tells: that a letter or digit begins there or goes on, that it is another character, or nothing.
const WORD: u8 = 0;
const OTHER: u8 = 1;
const LOOK_AT: u8 = 2;

/// Of each byte, what it tells. Those that go on with a character are only met within a word.
const KINDS: [u8; 256] = {
    let mut kinds = [LOOK_AT; 256];
    let mut byte = 0;
    while byte < 256 {
        #[allow(clippy::cast_possible_truncation, reason = "below 256")]
        let first = byte as u8;
        if first.is_ascii() {
            kinds[byte] = if first.is_ascii_alphanumeric() { WORD } else { OTHER };
        } else if first < 0xc0 || (first >= 0xc4 && first <= 0xc9) {
            kinds[byte] = WORD;
        }
        byte += 1;
    }
    kinds
};

/// Returns whether the character at `at` belongs to a word, and its length in bytes.
#[inline]
fn look_at(text: &str, at: usize) -> (bool, usize) {
    match text.as_bytes()[at..] {
        // Latin letters with marks but for × and ÷.
        [0xc3, second, ..] => (!matches!(second, 0x97 | 0xb7), 2),
        // Vietnamese letters with two marks among them.
        [0xe1, 0xb8..=0xbb, ..] => (true, 3),
        _ => text.slice(at..).chars().next().map_or((false, 1), |c| (is_word(c), c.len_utf8())),
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// The signs that join words. The browser's search is given them.
pub(super) const JOINERS: &str = "-'’/.,&_\u{2011}";

/// The most words of a compound: what is longer is an address or a name of a file.
pub(super) const LONGEST_COMPOUND: usize = 4;

/// Returns which of the words at `ranges` of `text` are compounds: `wi-fi`, `24/7`, `R&D`, `1.500.000`.
pub(super) fn compounds(text: &str, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for next in 1..=ranges.len() {
        if next < ranges.len() && are_joined(text, &ranges[next - 1], &ranges[next]) {
            continue;
        }
        if (2..=LONGEST_COMPOUND).contains(&(next - start)) {
            found.push(start..next);
        }
        start = next;
    }
    found
}

/// Returns whether nothing but one sign that joins is between two words.
#[inline]
pub(super) fn are_joined(text: &str, first: &Range<usize>, second: &Range<usize>) -> bool {
    let mut between = text.slice(first.end..second.start).chars();
    between.next().is_some_and(|sign| JOINERS.contains(sign)) && between.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::tokens;
    use crate::slice::Slice;

    #[test]
    fn letters_that_are_told_by_their_bytes_are_told_right() {
        for c in '\0'..=char::MAX {
            let found: Vec<_> = tokens(c.encode_utf8(&mut [0; 4])).collect();
            assert_eq!(found.len(), usize::from(super::is_word(c)), "{c:?}");
        }
    }

    #[test]
    fn words_are_runs_of_letters_digits_and_marks() {
        let text = "Nút kêu-gọi (CTA), 5% đường\u{301}!";
        let words: Vec<&str> = tokens(text).map(|range| text.slice(range)).collect();
        assert_eq!(words, ["Nút", "kêu", "gọi", "CTA", "5", "đường\u{301}"]);
    }
}
