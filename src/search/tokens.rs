//! Splits text into words.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

/// Returns where the words of `text` stand: runs of letters, digits and marks.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = end_of_run(text, at, false);
        at = end_of_run(text, start, true);
        (start < at).then_some(start..at)
    })
}

/// Returns where the run of word characters, or of others, that stands at `at` ends.
fn end_of_run(text: &str, mut at: usize, words: bool) -> usize {
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        let (is_word, length) = match KINDS[usize::from(byte)] {
            Kind::Word => (true, 1),
            Kind::Other => (false, 1),
            Kind::LatinPair => (true, 2),
            Kind::LookAt => look_at(text, at),
        };
        if is_word != words {
            break;
        }
        at += length;
    }
    at
}

/// What the first byte of a character tells.
#[derive(Clone, Copy)]
enum Kind {
    /// A letter or digit of ASCII.
    Word,
    /// Another character of ASCII.
    Other,
    /// A Latin letter with marks, of two bytes.
    LatinPair,
    /// Nothing yet.
    LookAt,
}

const KINDS: [Kind; 256] = {
    let mut kinds = [Kind::LookAt; 256];
    let mut byte = 0;
    while byte < 256 {
        #[allow(clippy::cast_possible_truncation, reason = "below 256")]
        let first = byte as u8;
        if first.is_ascii() {
            kinds[byte] = if first.is_ascii_alphanumeric() { Kind::Word } else { Kind::Other };
        } else if first >= 0xc4 && first <= 0xc9 {
            kinds[byte] = Kind::LatinPair;
        }
        byte += 1;
    }
    kinds
};

/// Returns whether the character at `at` belongs to a word, and its length in bytes.
fn look_at(text: &str, at: usize) -> (bool, usize) {
    match text.as_bytes()[at..] {
        // Latin letters with marks but for × and ÷.
        [0xc3, second, ..] => (!matches!(second, 0x97 | 0xb7), 2),
        // Vietnamese letters with two marks among them.
        [0xe1, 0xb8..=0xbb, ..] => (true, 3),
        _ => text[at..].chars().next().map_or((false, 1), |c| (is_word(c), c.len_utf8())),
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::tokens;

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
        let words: Vec<&str> = tokens(text).map(|range| &text[range]).collect();
        assert_eq!(words, ["Nút", "kêu", "gọi", "CTA", "5", "đường\u{301}"]);
    }
}
