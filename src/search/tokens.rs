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
        let (is_word, length) = match byte {
            0..=0x7f => (byte.is_ascii_alphanumeric(), 1),
            // Latin letters with marks, Vietnamese ones among them; between them stand no other characters than × and ÷.
            0xc3 => (!matches!(bytes[at + 1], 0x97 | 0xb7), 2),
            0xc4..=0xc9 => (true, 2),
            0xe1 if (0xb8..=0xbb).contains(&bytes[at + 1]) => (true, 3),
            _ => text[at..].chars().next().map_or((false, 1), |c| (is_word(c), c.len_utf8())),
        };
        if is_word != words {
            break;
        }
        at += length;
    }
    at
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
