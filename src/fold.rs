//! Folds letters to what a person types without marks: `Đường` to `duong`.
//!
//! Used wherever spelling with and without Vietnamese marks should meet: anchors, suggestions, search. The module
//! knows nothing but characters.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters that people type as others although Unicode does not take them apart. The browser's search is given this
/// very table.
pub const LETTERS: &[(char, &str)] = &[
    ('đ', "d"),
    ('ð', "d"),
    ('ħ', "h"),
    ('ı', "i"),
    ('ł', "l"),
    ('ŋ', "n"),
    ('ø', "o"),
    ('ŧ', "t"),
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('þ', "th"),
];

/// Returns `text` in lower case and without marks; `đ` and a few more letters that have no decomposition in Unicode
/// become the letters people type for them.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase) {
        match LETTERS.iter().find(|(letter, _)| *letter == c) {
            Some((_, typed)) => folded.push_str(typed),
            None if is_combining_mark(c) => {}
            None => folded.push(c),
        }
    }
    folded
}

/// Returns `text` as part of an address: folded, with `-` between its words. Letters that are not Latin stay.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for word in fold(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn every_latin_letter_is_folded_as_in_the_browser() {
        let letters = include_str!("../tests/search/letters.txt");
        assert!(letters.lines().count() > 1_000);
        for line in letters.lines() {
            let (letter, folded) = line.split_once(' ').unwrap();
            assert_eq!(fold(letter), folded, "{letter}");
        }
    }
}
