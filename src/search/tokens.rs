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
    while let Some(&byte) = text.as_bytes().get(at) {
        if byte.is_ascii() {
            if byte.is_ascii_alphanumeric() != words {
                break;
            }
            at += 1;
            continue;
        }
        match text[at..].chars().next() {
            Some(c) if is_word(c) == words => at += c.len_utf8(),
            _ => break,
        }
    }
    at
}

fn is_word(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        // Latin letters with marks, Vietnamese ones among them; between them stand no other characters than × and ÷.
        '×' | '÷' => false,
        'À'..='ʯ' | 'Ḁ'..='ỿ' => true,
        _ => c.is_alphanumeric() || is_combining_mark(c),
    }
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn letters_with_marks_are_told_without_tables() {
        for c in ('\0'..='\u{3000}').filter(|c| !c.is_ascii()) {
            assert_eq!(super::is_word(c), c.is_alphanumeric() || super::is_combining_mark(c), "{c:?}");
        }
    }

    #[test]
    fn words_are_runs_of_letters_digits_and_marks() {
        let text = "Nút kêu-gọi (CTA), 5% đường\u{301}!";
        let words: Vec<&str> = tokens(text).map(|range| &text[range]).collect();
        assert_eq!(words, ["Nút", "kêu", "gọi", "CTA", "5", "đường\u{301}"]);
    }
}
