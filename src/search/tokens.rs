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

/// Words that one sign that joins is between, each time: `wi-fi`, `24/7`, `R&D`, `1.500.000`.
#[derive(Debug, Default)]
pub(super) struct Compound {
    range: Range<usize>,
    /// How many words it has.
    pub(super) count: usize,
}

impl Compound {
    /// Begins with the word at `range`.
    pub(super) fn begin(range: Range<usize>) -> Self {
        Self { range, count: 1 }
    }

    /// Takes the next word, which is at `range` of `text`, if it belongs to it; returns whether it does.
    #[inline]
    pub(super) fn take(&mut self, text: &str, range: &Range<usize>) -> bool {
        let is_joined = self.count > 0 && is_joiner(&text.as_bytes()[self.range.end..range.start]);
        if is_joined {
            self.range.end = range.end;
            self.count += 1;
        }
        is_joined
    }

    /// Returns its words as one, if they are several and not too many.
    #[inline]
    pub(super) fn joined(&self, text: &str) -> Option<String> {
        let is_one = (2..=LONGEST_COMPOUND).contains(&self.count);
        is_one.then(|| text.slice(self.range.clone()).chars().filter(|c| !JOINERS.contains(*c)).collect())
    }
}

/// Returns whether the bytes between two words are one of [`JOINERS`].
#[inline]
fn is_joiner(between: &[u8]) -> bool {
    match between {
        [b'-' | b'\'' | b'/' | b'.' | b',' | b'&' | b'_'] => true,
        [_] | [_, _] => false,
        [_, _, _] => std::str::from_utf8(between).is_ok_and(|sign| JOINERS.contains(sign)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Compound, JOINERS, is_joiner, tokens};

    #[test]
    fn every_sign_that_joins_is_told_by_its_bytes() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_joiner(c.encode_utf8(&mut [0; 4]).as_bytes()), JOINERS.contains(c), "{c:?}");
        }
    }

    #[test]
    fn words_are_joined_by_one_sign_each_time() {
        let joined = |text: &str| {
            let mut words = tokens(text);
            let mut compound = Compound::begin(words.next().unwrap());
            words.all(|range| compound.take(text, &range)).then(|| compound.joined(text)).flatten()
        };
        for (text, as_one) in
            [("wi-fi", "wifi"), ("24/7", "247"), ("R&D", "RD"), ("1.500.000", "1500000"), ("e\u{2011}mail", "email")]
        {
            assert_eq!(joined(text).as_deref(), Some(as_one));
        }
        for text in ["wi fi", "wi--fi", "wi, fi", "one", "a.b.c.d.e"] {
            assert_eq!(joined(text), None, "{text}");
        }
    }

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
