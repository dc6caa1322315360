//! Words as keys: most are short enough to be compared as one number.

use std::ops::Range;

use rustc_hash::FxHashMap;

/// Bytes of a word that is a number.
const SHORT: usize = 16;

/// A word of a text.
#[derive(Clone, Copy)]
pub(super) enum Word<'t> {
    /// Its bytes, none of which is 0, and the word.
    Short(u128, &'t str),
    Long(&'t str),
}

impl<'t> Word<'t> {
    /// Returns the word that stands at `range` of `text`.
    #[inline]
    pub(super) fn new(text: &'t str, range: Range<usize>) -> Self {
        let word = &text[range.clone()];
        if word.is_empty() || word.len() > SHORT {
            return Self::Long(word);
        }
        let start = text.as_bytes()[range.start..].first_chunk::<SHORT>();
        let bytes = match start {
            // What follows the word is cut off.
            Some(bytes) => u128::from_le_bytes(*bytes) & (u128::MAX >> (8 * (SHORT - word.len()))),
            None => word.bytes().rev().fold(0, |bytes, byte| bytes << 8 | u128::from(byte)),
        };
        Self::Short(bytes, word)
    }

    pub(super) fn as_str(self) -> &'t str {
        match self {
            Self::Short(_, word) | Self::Long(word) => word,
        }
    }
}

/// Numbers of words.
#[derive(Default)]
pub(super) struct Known {
    short: FxHashMap<u128, u32>,
    long: FxHashMap<Box<str>, u32>,
}

impl Known {
    #[inline]
    pub(super) fn get(&self, word: Word<'_>) -> Option<u32> {
        match word {
            Word::Short(bytes, _) => self.short.get(&bytes).copied(),
            Word::Long(word) => self.long.get(word).copied(),
        }
    }

    pub(super) fn insert(&mut self, word: Word<'_>, number: u32) {
        match word {
            Word::Short(bytes, _) => self.short.insert(bytes, number),
            Word::Long(word) => self.long.insert(word.into(), number),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::{Known, Word};

    #[test]
    fn a_word_is_known_wherever_it_stands() {
        let texts = ["đường dài", "một đường", "internationalization", "internationalizatio", "đườn gì"];
        let word = |text: &'static str, word: &str| {
            let at = text.find(word).unwrap();
            Word::new(text, at..at + word.len())
        };
        let mut known = Known::default();
        known.insert(word(texts[0], "đường"), 1);
        known.insert(word(texts[2], texts[2]), 2);
        assert_eq!(known.get(word(texts[1], "đường")), Some(1));
        assert_eq!(known.get(word(texts[2], texts[2])), Some(2));
        for (text, other) in [(texts[3], texts[3]), (texts[4], "đườn"), (texts[0], "dài")] {
            assert_eq!(known.get(word(text, other)), None, "{other}");
        }
    }
}
